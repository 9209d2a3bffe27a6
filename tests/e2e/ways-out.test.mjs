// Every way out of the page: each file is the command line's, byte for byte, what is withheld is withheld on paper,
// too, and a workbook that comes back is read beside the page.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { closeBrowser, hold, kept, mounted, startSite, threadsEnded, withPage } from './support.mjs';

const MUSTER = process.env.MUSTER ?? 'target/debug/muster';

let site;
before(async () => { site = await startSite(); });
after(async () => { await closeBrowser(); await site.close(); });

/** Opens the example and the page it leaves from; gives the address of the plan. */
async function openExport(page) {
  await page.getByRole('button', { name: 'Production in one region', exact: true }).click();
  await page.waitForURL(/#\/plan\//);
  const plan = page.url().match(/.*#\/plan\/[^/]+/)[0];
  await page.goto(`${plan}/export`);
  await page.getByRole('heading', { name: 'Files' }).waitFor();
  return plan;
}

const file = (page, name) => page.getByRole('row', { name }).getByRole('button', { name: /Download/ });

/** A download's name and bytes. */
async function downloaded(page, button) {
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

/** The formats of the command line, which it names where asked for one that there is not. */
function formats() {
  const { stderr } = spawnSync(MUSTER, ['export', '-', '--format', '?'], { encoding: 'utf8' });
  return stderr.match(/choose one of ([-a-z, ]+)/)[1].split(', ');
}

test('every format is in the menu, and its file is the command line\'s, byte for byte', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'muster-ways-out-'));
  try {
    await withPage(site, {}, async (page) => {
      await openExport(page);
      const day = await page.evaluate(() => {
        const now = new Date();
        return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
      });
      const plan = join(folder, 'plan.json');
      writeFileSync(plan, (await downloaded(page, file(page, /^Plan file/))).bytes);
      const rows = page.getByRole('row').filter({ has: page.getByRole('button', { name: /Download/ }) });
      const menu = new Map();
      for (const row of await rows.all()) menu.set(await row.locator('td.mono').innerText(), row.getByRole('button'));
      menu.delete([...menu.keys()].find((name) => name.endsWith('.muster.json')));
      for (const format of formats()) {
        const out = join(folder, format);
        mkdirSync(out);
        const whats = ['checklist', 'responsibilities', 'raci', 'all'];
        const made = whats.map((what) => spawnSync(MUSTER, ['export', plan, '--format', format, '--what', what, '--as-of', day, '-o', out]));
        assert.ok(made.some(({ status }) => status === 0), format);
        const names = readdirSync(out).filter((name) => menu.has(name));
        assert.ok(names.length > 0, `${format} is in the menu`);
        for (const name of names) {
          const { bytes } = await downloaded(page, menu.get(name));
          assert.ok(bytes.equals(readFileSync(join(out, name))), `${format}: ${name} is another on the command line`);
          menu.delete(name);
        }
      }
      // Into a folder each part goes by itself; what has all in one is asked for by itself.
      const whole = (format) => spawnSync(MUSTER, ['export', plan, '--format', format, '--as-of', day], { maxBuffer: 2 ** 26 }).stdout;
      const wholes = formats().map(whole);
      for (const [name, button] of [...menu]) {
        const { bytes } = await downloaded(page, button);
        if (wholes.some((other) => bytes.equals(other))) menu.delete(name);
      }
      assert.deepEqual([...menu.keys()], [], 'the command line writes whatever the menu has');
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('what is not to be handed out is not on paper either', async () => {
  await withPage(site, {}, async (page) => {
    const plan = await openExport(page);
    await page.goto(`${plan}/print`);
    await page.getByRole('heading', { name: 'Sources' }).waitFor();
    const paper = () => page.locator('section.card[aria-labelledby^="print-"]').allInnerTexts();
    assert.match((await paper()).join(), /Tomasz/);
    await page.getByText('Names of people and teams').click();
    await page.getByText(/entries of \d+ fields will be left out/).waitFor();
    await page.getByRole('heading', { name: 'Sources' }).waitFor();
    await page.waitForFunction(() => {
      const sheets = [...document.querySelectorAll('section.card[aria-labelledby^="print-"]')];
      return sheets.length > 0 && !sheets.some(({ innerText }) => innerText.includes('Tomasz'));
    });
    await page.getByText('Scenarios and runbooks').click();
    await page.getByText('Left out of this report: scenarios and runbooks').waitFor();
    assert.equal(await page.getByRole('heading', { name: /^Scenarios: / }).count(), 0);
  });
});

/** A workbook of the plan in which somebody entered a day, made as the page makes it. */
async function workbook(page) {
  const { name, bytes } = await downloaded(page, file(page, /Excel/));
  return { name, mimeType: 'application/octet-stream', buffer: bytes };
}

test('a workbook is read beside the page, can be cancelled, and says the same where there is no thread', async () => {
  let beside;
  const summary = (page) => page.getByText(/: 0 changes, 0 not taken over, \d+ unchanged$/);
  await withPage(site, {}, async (page) => {
    await openExport(page);
    const book = await workbook(page);
    const before = await kept(page);
    await hold(page, true);
    await page.locator('input[type=file]').setInputFiles(book);
    await page.getByText(/^Reading .*xlsx…$/).waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText(/^Reading .*xlsx…$/).waitFor({ state: 'detached' });
    await threadsEnded(page);
    assert.equal(await kept(page), before);
    await hold(page, false);
    await page.locator('input[type=file]').setInputFiles(book);
    await summary(page).waitFor();
    beside = await summary(page).innerText();
  });
  await withPage(site, {}, async (page) => {
    await page.addInitScript(() => { delete window.Worker; });
    await page.reload();
    await mounted(page);
    await openExport(page);
    await page.locator('input[type=file]').setInputFiles(await workbook(page));
    await summary(page).waitFor();
    assert.equal(await summary(page).innerText(), beside);
  });
});

test('a file that only begins like a workbook is refused in words', async () => {
  await withPage(site, {}, async (page) => {
    await openExport(page);
    const buffer = Buffer.from('PK\u0003\u0004 and nothing more');
    await page.locator('input[type=file]').setInputFiles({ name: 'half.xlsx', mimeType: 'application/octet-stream', buffer });
    await page.getByText('half.xlsx: This is no workbook, or only a part of one').waitFor();
  });
});
