// A plan is filled in, taken back, kept: what is typed is never lost, and never silently
// overwritten.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { hold, rows } from './disk.mjs';
import { addWorkload, drawer, goTo, names, saved, startEmpty, toDeployment, valuesOf } from './filling.mjs';
import { axe, closeBrowser, openPage, startSite, withPage } from './support.mjs';

let site;
before(async () => { site = await startSite(); });
after(async () => { await closeBrowser(); await site.close(); });

async function startExample(page) {
  await page.getByRole('button', { name: 'Production in one region' }).click();
  await toDeployment(page);
}

const targets = (page) => page.locator('tbody button[aria-label^="RPO target"]');

test('an edit is saved, survives a reload, and undo and redo lead back and forth', async () => {
  await withPage(site, {}, async (page) => {
    await startEmpty(page, 'Reloaded');
    await addWorkload(page, 'erp-db');
    await saved(page);
    await page.reload();
    await names(page).first().waitFor();
    assert.deepEqual(await valuesOf(names(page)), ['erp-db']);

    await addWorkload(page, 'crm');
    await page.getByRole('button', { name: 'Undo' }).click();
    assert.deepEqual(await valuesOf(names(page)), ['erp-db', '']);
    await page.getByRole('button', { name: 'Redo' }).click();
    assert.deepEqual(await valuesOf(names(page)), ['erp-db', 'crm']);
    await page.locator('h1').focus();
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await page.locator('.table-foot', { hasText: '1 workload' }).waitFor();
  });
});

test('nothing typed is lost when the page is left in the middle of a word', async () => {
  await withPage(site, {}, async (page) => {
    await startEmpty(page, 'Interrupted');
    await addWorkload(page, '');
    const field = drawer(page).getByLabel('Name', { exact: true });
    await field.pressSequentially('typed without a pause until the very end', { delay: 15 });
    await page.reload();
    await names(page).first().waitFor();
    assert.deepEqual(await valuesOf(names(page)), ['typed without a pause until the very end']);
  });
});

test('nothing typed is lost when the page is left while the disk is busy', async () => {
  await withPage(site, {}, async (page) => {
    await startEmpty(page, 'Interrupted');
    await addWorkload(page, 'erp-db');
    await saved(page);
    const other = await page.context().newPage();
    await other.goto(page.url().replace(/#.*/, '#/'));
    await other.getByRole('heading', { level: 1 }).waitFor();
    await hold(other);
    await drawer(page).getByLabel('Name', { exact: true }).pressSequentially('-and-web', { delay: 15 });
    await page.reload();
    await other.evaluate(() => window.letGo());
    await names(page).first().waitFor();
    assert.deepEqual(await valuesOf(names(page)), ['erp-db-and-web']);
    await saved(page);
    assert.equal(await page.evaluate(() => localStorage.getItem('muster.left')), null);
    await other.close();
  });
});

test('typing without a pause reaches the disk long before it ends', async () => {
  await withPage(site, {}, async (page) => {
    await startEmpty(page, 'Steady');
    await addWorkload(page, '');
    await saved(page);
    const before = (await rows(page, 'journal')).length;
    await drawer(page).getByLabel('Name', { exact: true }).pressSequentially('0123456789'.repeat(3), { delay: 60 });
    const written = (await rows(page, 'journal')).length - before;
    assert.ok(written >= 3, `${written} records were written during two seconds of typing`);
  });
});

test('a deleted object comes back by the toast, and a deleted plan too', async () => {
  await withPage(site, {}, async (page) => {
    await startEmpty(page, 'Forgiving');
    await addWorkload(page, 'erp-db');
    await drawer(page).getByRole('button', { name: 'Delete' }).click();
    await page.getByText('No workloads yet').waitFor();
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
    await names(page).first().waitFor();
    assert.deepEqual(await valuesOf(names(page)), ['erp-db']);

    await page.locator('.brand').click();
    await page.getByRole('button', { name: 'Actions for Forgiving' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('link', { name: 'Forgiving' }).waitFor();
  });
});

test('plans are duplicated and renamed, and everything can be wiped', async () => {
  await withPage(site, {}, async (page) => {
    await startEmpty(page, 'First');
    await saved(page);
    await page.locator('.brand').click();
    await page.getByRole('button', { name: 'Actions for First' }).click();
    await page.getByRole('menuitem', { name: 'Duplicate' }).click();
    await page.getByRole('button', { name: 'Actions for First copy' }).click();
    await page.getByRole('menuitem', { name: 'Rename…' }).click();
    await page.getByLabel('New name').fill('Second');
    await page.getByRole('button', { name: 'Rename', exact: true }).click();
    await page.getByRole('link', { name: 'Second' }).waitFor();
    await page.reload();
    await page.getByRole('link', { name: 'Second' }).waitFor();

    await page.getByRole('button', { name: 'Delete all local data…' }).click();
    await page.getByRole('button', { name: 'Delete everything' }).click();
    await page.getByText('Deleted everything').waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Start empty' }).waitFor();
    assert.equal(await page.getByRole('link', { name: 'First' }).count(), 0);
  });
});

test('rows of a spreadsheet are looked at, added as one step, and taken back as one', async () => {
  await withPage(site, {}, async (page) => {
    await startEmpty(page, 'Pasted');
    await page.getByRole('button', { name: 'Paste rows…' }).click();
    await page.getByLabel('Rows', { exact: true }).fill('Server\tRPO\tSize\nerp\t4 h\t2 TB\ncrm\tsoon\t80');
    await page.getByText('1 cell is left unknown').waitFor();
    await page.getByRole('button', { name: 'Add 2 workloads' }).click();
    await names(page).nth(1).waitFor();
    assert.deepEqual(await valuesOf(names(page)), ['erp', 'crm']);
    assert.deepEqual(await targets(page).allInnerTexts(), ['4 h', 'Unknown']);
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
    await page.getByText('No workloads yet').waitFor();
  });
});

test('one field is set for several rows as one step', async () => {
  await withPage(site, {}, async (page) => {
    await startExample(page);
    await goTo(page, 'workloads');
    await page.getByLabel('Select row 1', { exact: true }).click();
    await page.getByLabel('Select row 2', { exact: true }).click();
    await page.getByLabel('Field to set').selectOption({ label: 'RPO target' });
    const bulk = page.getByRole('group', { name: 'Chosen rows' });
    await bulk.getByLabel('RPO target').fill('30 min');
    await bulk.getByRole('button', { name: 'Set for 2' }).click();
    assert.deepEqual((await targets(page).allInnerTexts()).slice(0, 2), ['30 min', '30 min']);
    await page.getByRole('button', { name: 'Undo' }).first().click();
    assert.notEqual((await targets(page).allInnerTexts())[0], '30 min');
  });
});

test('cells are changed on the spot, by keyboard alone', async () => {
  await withPage(site, {}, async (page) => {
    await startExample(page);
    await goTo(page, 'workloads');
    await names(page).first().focus();
    await page.keyboard.press('Tab');
    await page.locator('tbody select[aria-label="Kind"]').selectOption({ label: 'Oracle Database' });
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Kind: Oracle Database' }).first().waitFor();
    await targets(page).first().focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('20 min');
    await page.keyboard.press('Tab');
    await targets(page).filter({ hasText: '20 min' }).waitFor();
  });
});

test('a field keeps its last valid value while what is typed cannot be meant', async () => {
  await withPage(site, {}, async (page) => {
    await startEmpty(page, 'Valid');
    await addWorkload(page, 'erp');
    const field = drawer(page).getByLabel('RPO target');
    await field.fill('4 h');
    await field.fill('4 parsecs');
    assert.equal(await field.getAttribute('aria-invalid'), 'true');
    await drawer(page).getByLabel('Name', { exact: true }).focus();
    assert.equal(await field.inputValue(), '4 h');
  });
});

test('without storage work goes on in memory, and the page says so', async () => {
  const opened = await openPage(site, { route: '#/nowhere' });
  const { page } = opened;
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };
  });
  await page.goto(`${site.url}?again#/`);
  await page.getByText('Plans cannot be kept here').waitFor();
  await startEmpty(page, 'Homeless');
  await page.getByText('Your changes are not saved').waitFor();
  await addWorkload(page, 'erp');
  assert.deepEqual(await valuesOf(names(page)), ['erp']);
  await page.getByRole('button', { name: 'Download the plan' }).waitFor();
  await opened.finish();
});

test('a file that is no plan says what is wrong and loses nothing', async () => {
  await withPage(site, {}, async (page) => {
    const file = (name, text) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
    await page.locator('input[type=file]').setInputFiles(file('broken.json', '{"format": "muster.plan",'));
    await page.getByText('broken.json was not opened').waitFor();
    const plan = { format: 'muster.plan', version: { major: 1, minor: 0 }, name: 'From a file', people: 'nobody' };
    await page.locator('input[type=file]').setInputFiles(file('odd.json', JSON.stringify(plan)));
    await page.getByText('remarks; nothing was lost').waitFor();
    await page.getByRole('button', { name: 'Keep as a new plan' }).click();
    await page.getByLabel('Plan name').waitFor();
    assert.equal(await page.getByLabel('Plan name').inputValue(), 'From a file');
  });
});

test('every section stands on a phone, in light and dark, and axe finds nothing', async () => {
  for (const colorScheme of ['light', 'dark']) {
    const context = { colorScheme, viewport: { width: 390, height: 844 } };
    await withPage(site, { context }, async (page) => {
      await startExample(page);
      const hrefs = await page.locator('.section-nav a').evaluateAll((links) => links.map((link) => link.hash));
      for (const hash of hrefs) {
        await page.evaluate((hash) => { location.hash = hash; }, hash);
        await page.locator(`.section-nav a[href="${hash}"][aria-current]`).waitFor();
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${hash} is ${wide} px too wide`);
        await axe(page);
      }
    });
  }
});
