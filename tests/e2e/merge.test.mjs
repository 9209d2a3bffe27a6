// A colleague's copy: opened beside the plan, compared, merged as one step, and what was left to
// decide is decided later.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, closeBrowser, drop, startSite, withPage } from './support.mjs';

let site;
before(async () => { site = await startSite(); });
after(async () => { await closeBrowser(); await site.close(); });

const ID = '000000000000000000000000000000ab';
const key = (number) => String(number).padStart(32, '0');

/** A plan with two workloads, at some state of it. */
function plan({ name = 'Shared plan', erp = {}, crm = {}, more = [] } = {}) {
  const workload = (number, fields) => ({ id: key(number), revision: 1, ...fields });
  return {
    format: 'muster.plan', version: { major: 1, minor: 0 }, id: ID, name, revision: 3,
    deployment: { workloads: [
      workload(1, { name: 'erp', size_gb: 900, zones: ['eu-de-1'], ...erp }),
      ...(crm ? [workload(2, { name: 'crm', size_gb: 10, ...crm })] : []),
      ...more,
    ] },
  };
}

const file = (name, plan) => ({ name, mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(plan)) });
const saved = (page) => page.locator('#saved', { hasText: /^Saved$/ }).waitFor();
const row = (page, title) => page.locator('.questions tbody tr', { hasText: title });

const BASE = plan();
const MINE = plan({ erp: { size_gb: 901, zones: ['eu-de-1', 'eu-de-2'], changed_by: 'Ada', changed_at: '2026-11-20T10:00:00Z', revision: 2 } });
const THEIRS = plan({
  erp: { size_gb: 902, zones: ['eu-de-1', 'eu-de-3'], changed_by: 'Ben', changed_at: '2026-11-21T10:00:00Z', revision: 2 },
  crm: { size_gb: 11, changed_by: 'Ben', changed_at: '2026-11-21T11:00:00Z', revision: 2 },
  more: [{ id: key(3), name: 'web', revision: 1, changed_by: 'Cem' }],
});

/** Opens this device's own version of the plan. */
async function openMine(page) {
  await page.locator('input[type=file]').setInputFiles(file('mine.muster.json', MINE));
  await page.waitForURL(/#\/plan\//);
  await saved(page);
}

/** Leads to the page on which copies are merged. */
async function toMerge(page) {
  await page.evaluate((id) => { location.hash = `#/plan/${id}/merge`; }, ID);
  await page.getByRole('heading', { name: 'Merge', level: 1 }).waitFor();
}

/** Opens their copy, with the version that both began with. */
async function withBase(page) {
  await page.locator('input[type=file]').setInputFiles(file('ben.json', THEIRS));
  await page.getByText('It is not known what both copies began with').waitFor();
  await page.locator('input[type=file]').setInputFiles(file('base.json', BASE));
  await page.getByText('Both began with base.json, revision 3.').waitFor();
}

/** What the table of workloads says. */
async function workloads(page) {
  await page.evaluate((id) => { location.hash = `#/plan/${id}/deployment/workloads`; }, ID);
  await page.locator('table[role=grid] input[aria-label="Name"]').first().waitFor();
  const of = (label) => page.locator(`table[role=grid] input[aria-label="${label}"]`)
    .evaluateAll((inputs) => inputs.map((input) => input.value));
  return of('Name');
}

test('a copy is merged three ways as one step, row by row and by keyboard', async () => {
  await withPage(site, {}, async (page) => {
    await openMine(page);
    await page.getByRole('link', { name: 'Export…' }).click();
    await page.getByRole('link', { name: 'Compare and merge…' }).click();
    await page.getByRole('heading', { name: 'Merge', level: 1 }).waitFor();
    await withBase(page);

    assert.equal(await page.locator('.questions tbody tr').count(), 2, 'only what both changed is asked');
    await page.getByText('size of crm changed from 10 GB to 11 GB').waitFor({ state: 'attached' });
    assert.match(await row(page, 'size of erp').innerText(), /900 GB[\s\S]*901 GB[\s\S]*Ada, 2026-11-20[\s\S]*902 GB[\s\S]*Ben, 2026-11-21/);
    await page.getByRole('button', { name: 'Merge, and decide 2 later' }).waitFor();
    await axe(page);

    // Arrows move the choice, as in any group of radio buttons.
    await row(page, 'size of erp').getByRole('radio', { name: 'Later' }).focus();
    await page.keyboard.press('ArrowLeft');
    assert.ok(await row(page, 'size of erp').getByRole('radio', { name: 'Theirs' }).isChecked());
    await row(page, 'zones of erp').getByRole('radio', { name: 'Both' }).check();
    await row(page, 'zones of erp').getByText('Both: eu-de-1, eu-de-2, eu-de-3').waitFor();
    await page.getByRole('button', { name: 'Merge', exact: true }).click();
    await page.locator('.toast', { hasText: 'Merged with ben.json' }).waitFor();
    await saved(page);
    assert.deepEqual(await workloads(page), ['erp', 'crm', 'web']);
    await page.reload();
    assert.deepEqual(await workloads(page), ['erp', 'crm', 'web']);
  });
});

test('undo takes the whole merge back', async () => {
  await withPage(site, {}, async (page) => {
    await openMine(page);
    await toMerge(page);
    await withBase(page);
    await page.getByRole('button', { name: 'Theirs for all' }).click();
    await page.getByRole('button', { name: 'Merge', exact: true }).click();
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
    assert.deepEqual(await workloads(page), ['erp', 'crm']);
  });
});

test('what is left stays in the plan, is counted on the overview, and is settled later', async () => {
  await withPage(site, {}, async (page) => {
    await openMine(page);
    await toMerge(page);
    await withBase(page);
    await page.getByRole('button', { name: 'Merge, and decide 2 later' }).click();
    await saved(page);
    await page.reload();
    await page.locator('.nav a', { hasText: 'Overview' }).click();
    await page.getByText('said 2 things differently').waitFor();
    await axe(page);
    await page.getByRole('link', { name: 'Decide…' }).click();
    await page.getByRole('heading', { name: 'Left to decide' }).waitFor();
    await axe(page);
    await row(page, 'size of erp').getByRole('radio', { name: 'Theirs' }).click();
    await row(page, 'size of erp').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Yours for all' }).click();
    await page.getByRole('heading', { name: 'Left to decide' }).waitFor({ state: 'detached' });
  });
});

test('without a common version the later change of each difference is proposed, and said so', async () => {
  await withPage(site, {}, async (page) => {
    await openMine(page);
    await toMerge(page);
    await drop(page, [['ben.json', JSON.stringify(THEIRS)]]);
    await page.getByText('It is not known what both copies began with').waitFor();
    assert.ok(await row(page, 'size of erp').getByRole('radio', { name: 'Theirs' }).isChecked());
    await row(page, 'web').getByText('not there').waitFor();
    await axe(page);
    await page.getByRole('button', { name: 'Not now' }).click();
    await page.getByRole('heading', { name: 'A colleague\'s copy' }).waitFor();
  });
});

test('a copy is recognised on the start page, and another plan is refused on the page for copies', async () => {
  await withPage(site, {}, async (page) => {
    await openMine(page);
    await page.locator('.brand').click();
    await page.locator('input[type=file]').setInputFiles(file('ben.json', THEIRS));
    await page.getByRole('button', { name: 'Compare and merge…' }).click();
    await page.getByRole('heading', { name: 'ben.json' }).waitFor();
    await page.getByRole('button', { name: 'Not now' }).click();
    const other = { ...THEIRS, id: key(9) };
    await page.locator('input[type=file]').setInputFiles(file('other.json', other));
    await page.getByText('it is another plan, not a copy of this one').waitFor();
    await page.locator('input[type=file]').setInputFiles({ ...file('page.json', {}), buffer: Buffer.from('<!doctype html>') });
    await page.getByText('page.json was not opened').waitFor();
  });
});

test('copies stand side by side on a phone, in light and dark', async () => {
  for (const colorScheme of ['light', 'dark']) {
    const context = { colorScheme, viewport: { width: 390, height: 844 } };
    await withPage(site, { context }, async (page) => {
      await openMine(page);
      await toMerge(page);
      await withBase(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `the page is ${wide} px too wide`);
      await axe(page);
    });
  }
});
