// A plan leaves as a file, as text, as a link and on paper.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, closeBrowser, download, screenshot, startSite, withPage } from './support.mjs';

let site;
before(async () => { site = await startSite(); });
after(async () => { await closeBrowser(); await site.close(); });

const HEADING = { name: 'Export and share', level: 1 };

/** Opens the example and the page it leaves from; gives the address of the plan. */
async function openExport(page, example = 'Production in one region') {
  await page.getByRole('button', { name: example, exact: true }).click();
  await page.waitForURL(/#\/plan\//);
  await page.locator('.nav').getByRole('link', { name: /Export and share/ }).click();
  await page.getByRole('heading', HEADING).waitFor();
  await page.getByRole('heading', { name: 'Files' }).waitFor();
  return page.url().replace(/\/export.*/, '');
}

const file = (page, name) => page.getByRole('row', { name: new RegExp(`^${name}`) }).getByRole('button');
const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());
const MAY_COPY = { permissions: ['clipboard-read', 'clipboard-write'] };

test('every file has the plan\'s name and holds what it says', async () => {
  await withPage(site, {}, async (page) => {
    await openExport(page);
    await page.getByLabel('Plan name').fill('../../etc/passwd <b>');
    await page.getByText('etc-passwd-b.muster.json').waitFor();
    const rows = page.getByRole('row').filter({ has: page.getByRole('button', { name: /Download/ }) });
    const count = await rows.count();
    assert.ok(count >= 6, `${count} files`);
    for (let at = 0; at < count; at += 1) {
      const button = rows.nth(at).getByRole('button');
      const file = await download(page, () => button.click());
      assert.match(file.name, /^etc-passwd-b[-.a-z]+$/);
      assert.ok(file.text.length > 500, `${file.name} holds ${file.text.length} characters`);
      if (file.name.endsWith('.muster.json')) {
        const plan = JSON.parse(file.text);
        assert.equal(plan.format, 'muster.plan');
        assert.equal(plan.name, '../../etc/passwd <b>');
      }
      if (file.name.endsWith('checklist.md')) assert.match(file.text, /- \[[ x]\] /);
      if (file.name.endsWith('.csv')) assert.match(file.text, /\r\n/);
    }
  });
});

test('files asked for all at once all arrive, though the browser drops the eleventh of a second', async () => {
  await withPage(site, {}, async (page) => {
    await openExport(page);
    const names = await page.locator('td[data-label="Name"]').allTextContents();
    assert.ok(names.length > 20, `${names.length} files`);
    const arrived = [];
    page.on('download', (file) => arrived.push(file.suggestedFilename()));
    const last = page.waitForEvent('download', () => arrived.length === names.length);
    await page.locator('button[title^="Download "]').evaluateAll((buttons) => buttons.forEach((button) => button.click()));
    await last;
    assert.deepEqual(arrived.toSorted(), names.toSorted());
    assert.ok(await page.locator('.toast').count() <= 1, 'what was handed out does not hide the page');
  });
});

test('what is left out is in no file, and the score stays', async () => {
  await withPage(site, {}, async (page) => {
    await openExport(page);
    const checklist = page.getByRole('row', { name: /^Checklist, Markdown/ }).getByRole('button');
    const before = await download(page, () => checklist.click());
    const named = /Tomasz|Zieli|team/i;
    assert.match(before.text, named);
    await page.getByText('Names of people and teams').click();
    await page.getByRole('checkbox', { name: 'Names of people and teams' }).isChecked();
    const after = await download(page, () => checklist.click());
    assert.doesNotMatch(after.text, /Tomasz|Zieli/);
    const score = (text) => text.match(/(\d+) of 100/)[1];
    assert.equal(score(after.text), score(before.text));
  });
});

test('a task list comes back after a look at what it would change, and can be undone', async () => {
  await withPage(site, {}, async (page) => {
    await openExport(page);
    const checklist = page.getByRole('row', { name: /^Checklist, Markdown/ }).getByRole('button');
    const { name, text } = await download(page, () => checklist.click());
    const lines = text.split('\n');
    const free = (line) => line.startsWith('- [ ] ') && !line.includes(' - @') && !line.includes(' - due ');
    const at = lines.findIndex(free);
    lines[at] = lines[at].replace(' - severity ', ' - due 2027-02-03 - severity ');
    const other = lines.findIndex((line, place) => place > at && free(line));
    lines[other] = lines[other].replace(' - severity ', ' - @Nobody Known - severity ');
    const back = page.locator('input[type=file]');
    await back.setInputFiles({ name, mimeType: 'text/markdown', buffer: Buffer.from(lines.join('\n')) });
    await page.getByText(/: 1 change, 1 not taken over, \d+ unchanged$/).waitFor();
    await page.getByText('nobody in the plan is called Nobody Known').waitFor();
    await axe(page);
    await page.getByRole('checkbox', { name: /^Take over due of / }).uncheck();
    await page.getByRole('button', { name: 'Take over 0 changes' }).waitFor();
    await page.getByRole('checkbox', { name: /^Take over due of / }).check();
    await page.getByRole('button', { name: 'Take over 1 change' }).click();
    await page.getByText(/: 0 changes, 1 not taken over/).waitFor();
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await page.getByText(/: 1 change, 1 not taken over/).waitFor();
  });
});

test('what makes workbooks is loaded when one is asked for, and the workbook comes back', async () => {
  await withPage(site, {}, async (page, { requests }) => {
    await openExport(page);
    assert.deepEqual(requests.filter((address) => address.includes('workbook')), []);
    const button = page.getByRole('row', { name: /Excel/ }).getByRole('button');
    const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
    assert.match(file.suggestedFilename(), /\.xlsx$/);
    assert.equal(requests.filter((address) => address.includes('workbook')).length, 1);
    await page.locator('input[type=file]').setInputFiles(await file.path());
    await page.getByText(/: 0 changes, 0 not taken over, \d+ unchanged$/).waitFor();
  });
});

test('where what makes workbooks cannot be loaded, the page says so', async () => {
  await withPage(site, {}, async (page, { problems }) => {
    await openExport(page);
    await page.route(/workbook/, (route) => route.abort());
    await page.getByRole('row', { name: /Excel/ }).getByRole('button').click();
    await page.getByText(/The workbook cannot be made: a part of this page could not be loaded/).waitFor();
    assert.ok(problems.every((problem) => /ERR_FAILED|Failed to fetch/.test(problem)), problems.join('; '));
    problems.length = 0;
  });
});

test('the checklist is copied as Markdown, and the copy is confirmed aloud', async () => {
  await withPage(site, { context: MAY_COPY }, async (page) => {
    await openExport(page);
    await page.getByRole('button', { name: 'Copy checklist', exact: true }).click();
    await page.getByRole('status').getByText('Copied').waitFor();
    assert.match(await clipboard(page), /^# .+[\s\S]*- \[ \] /);
  });
});

test('a link holds everything or the status, says how long it is, and opens elsewhere', async () => {
  let link;
  await withPage(site, { context: MAY_COPY }, async (page) => {
    await openExport(page);
    const label = page.getByText(/^Link, \d+ characters$/);
    const length = async () => Number((await label.innerText()).match(/\d+/)[0]);
    const full = await length();
    await page.getByRole('radio', { name: 'Status only' }).check();
    await page.getByText(/no contacts, notes/).waitFor();
    await page.waitForFunction((was) => !document.body.innerText.includes(`Link, ${was} characters`), full);
    assert.ok(await length() < full);
    await page.getByRole('radio', { name: 'Everything' }).check();
    await page.getByText(`Link, ${full} characters`).waitFor();
    await page.getByText('Fits into').waitFor();
    await page.getByRole('button', { name: 'Copy the link' }).click();
    await page.getByRole('status').getByText('Copied').waitFor();
    link = await clipboard(page);
    assert.equal(link.length, full);
    assert.ok(link.startsWith(`${site.url}`) && link.includes('#/open/1.'), link.slice(0, 80));
  });
  await withPage(site, { route: link.slice(site.url.length) }, async (page) => {
    await page.getByText(/ERP production/).first().waitFor();
  });
});

test('where the browser refuses to copy, the page says so', async () => {
  await withPage(site, {}, async (page) => {
    await openExport(page);
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
    });
    await page.getByRole('button', { name: 'Copy the link' }).click();
    await page.getByRole('status').getByText(/did not allow it/).waitFor();
  });
});

test('links for GitHub lead to the repository that is named', async () => {
  await withPage(site, {}, async (page) => {
    await openExport(page);
    const field = page.getByLabel('Repository on GitHub');
    await field.fill('not a repository');
    await page.getByText('A repository is written as owner/name').waitFor();
    await field.fill('octo/operations');
    const links = await download(page, () => file(page, 'Checklist, GitHub links').click());
    assert.match(links.text, /https:\/\/github\.com\/octo\/operations\/issues\/new\?/);
  });
});

test('an empty plan leaves as well', async () => {
  await withPage(site, {}, async (page) => {
    await page.getByRole('button', { name: /empty/i }).first().click();
    await page.waitForURL(/#\/plan\//);
    const plan = page.url().match(/.*#\/plan\/[^/]+/)[0];
    await page.goto(`${plan}/export`);
    await page.getByRole('heading', HEADING).waitFor();
    await axe(page);
    await screenshot(page, 'export-empty');
    await page.goto(`${plan}/print`);
    await page.getByRole('heading', { name: /^Findings: / }).waitFor();
    await page.goto(`${plan}/readiness`);
    await page.getByRole('heading', { name: 'Readiness', level: 1 }).waitFor();
    await axe(page);
    await screenshot(page, 'readiness-empty');
  });
});

for (const colorScheme of ['light', 'dark']) {
  for (const width of [1440, 390]) {
    test(`axe finds nothing on export and print, ${colorScheme}, ${width} px`, async () => {
      const context = { colorScheme, viewport: { width, height: 900 } };
      await withPage(site, { context }, async (page) => {
        const plan = await openExport(page);
        await axe(page);
        await screenshot(page, `export-${colorScheme}-${width}`);
        await page.goto(`${plan}/print`);
        await page.getByRole('heading', { name: 'Sources' }).waitFor();
        await axe(page);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
        assert.equal(overflow, false, 'nothing sticks out sideways');
      });
    });
  }
}
