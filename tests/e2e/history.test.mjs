// History: keep the plan under a name, change it, see what lies between and what follows, go back
// as a step that can be undone, and find everything again after the page is loaded anew.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, closeBrowser, download, drop, screenshot, startSite, withPage } from './support.mjs';

let site;
before(async () => { site = await startSite(); });
after(async () => { await closeBrowser(); await site.close(); });

const WORKLOADS = 'Hostname,Type,Zone\nnew-one,vsi,eu-de-1\nnew-two,vsi,eu-de-2\n';

async function openExample(page) {
  await page.getByRole('button', { name: 'Production in one region', exact: true }).click();
  await page.waitForURL(/#\/plan\//);
}

async function openHistory(page) {
  await page.locator('.nav').getByRole('link', { name: 'History' }).click();
  await page.getByRole('heading', { name: 'History', level: 1 }).waitFor();
}

/** Keeps the plan as it is under that name. */
async function keep(page, name) {
  await page.getByRole('button', { name: 'Keep as milestone…' }).click();
  const card = page.getByRole('region', { name: 'Keep as milestone' });
  await card.getByLabel('Name', { exact: true }).fill(name);
  await card.getByRole('button', { name: 'Keep', exact: true }).click();
  await card.waitFor({ state: 'detached' });
  await milestones(page).getByRole('link', { name, exact: true }).waitFor();
}

const milestones = (page) => page.getByRole('region', { name: 'Milestones' });
const saved = (page) => page.locator('#saved', { hasText: /^Saved$/ }).waitFor();

/** Gives the plan another name. */
async function rename(page, name) {
  const field = page.getByLabel('Plan name', { exact: true });
  const before = await field.inputValue();
  await field.fill(name);
  return before;
}

test('what was kept is compared with now, restored as a step, and still there after a reload', async () => {
  await withPage(site, {}, async (page) => {
    await openExample(page);
    await openHistory(page);
    await page.getByText('No milestones yet').waitFor();
    await axe(page);
    await keep(page, 'Before the audit');
    const old = await rename(page, 'renamed-since');

    await openHistory(page);
    await milestones(page).getByRole('link', { name: 'What changed since Before the audit' }).click();
    await page.getByRole('heading', { name: 'What changed', level: 1 }).waitFor();
    await page.getByText('One thing was changed').waitFor();
    const table = page.getByRole('grid', { name: 'Differences' });
    await table.getByText(`Name of the plan changed from ${old} to renamed-since`).waitFor();
    await page.getByText('All scenarios were played for both').waitFor({ timeout: 60_000 });
    await axe(page);
    await screenshot(page, 'changes');
    const address = page.url();

    await page.getByLabel('Search in the differences').fill('nothing of the kind');
    await page.getByText('Nothing matches').waitFor();
    await page.getByRole('button', { name: 'Restore, and take back one change' }).click();
    await page.getByText('Restored “Before the audit”: one change taken back').waitFor();
    await page.getByRole('heading', { name: 'History', level: 1 }).waitFor();
    await milestones(page).getByRole('link', { name: 'Before a restore', exact: true }).waitFor();
    await page.goto(address);
    await page.getByText('Nothing was changed', { exact: true }).waitFor();

    await page.locator('.header').getByRole('button', { name: 'Undo' }).click();
    await page.getByText('One thing was changed').waitFor();
    await saved(page);
    await page.reload();
    await page.getByText('One thing was changed').waitFor();
  });
});

test('a milestone is renamed, deleted, and comes back with undo; readiness has a picture', async () => {
  await withPage(site, {}, async (page) => {
    await openExample(page);
    await openHistory(page);
    await keep(page, 'First');
    await rename(page, 'renamed-since');
    await openHistory(page);
    await keep(page, 'Second');
    const trend = page.getByRole('group', { name: 'Readiness over time' });
    await trend.getByRole('link', { name: /^Now: / }).waitFor();
    assert.equal(await trend.getByRole('link').count(), 3, 'two milestones and now');
    await page.getByText('The same as a table').click();
    await page.getByRole('row', { name: /^Now/ }).waitFor();

    await milestones(page).getByRole('link', { name: 'First', exact: true }).click();
    const drawer = page.locator('aside.drawer');
    await drawer.getByLabel('Name', { exact: true }).fill('The first');
    await milestones(page).getByRole('link', { name: 'The first', exact: true }).waitFor();
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      for (const width of [1440, 390]) {
        await page.setViewportSize({ width, height: 900 });
        await axe(page);
        await screenshot(page, `history-${colorScheme}-${width}`);
      }
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    await drawer.getByRole('button', { name: 'Delete' }).click();
    await drawer.waitFor({ state: 'detached' });
    await page.locator('.toast', { hasText: 'Deleted “The first”' }).getByRole('button', { name: 'Undo' }).click();
    await milestones(page).getByRole('link', { name: 'The first', exact: true }).waitFor();

    await page.locator('.nav').getByRole('link', { name: 'Overview' }).click();
    await page.getByRole('group', { name: 'Readiness over time' }).waitFor();
  });
});

test('an import and a copy that is handed out leave milestones, and the copy holds its own', async () => {
  await withPage(site, {}, async (page) => {
    await openExample(page);
    const home = page.url();
    await page.goto(home.replace(/#.*/, (hash) => hash.replace(/\/[^/]*$/, '/import')));
    await drop(page, [['workloads.csv', WORKLOADS]]);
    await page.getByRole('button', { name: /^Import \d+ changes?/ }).click();
    await page.getByText(/^Imported \d+ changes?/).waitFor();
    await openHistory(page);
    await milestones(page).getByRole('link', { name: 'Before an import', exact: true }).waitFor();
    await milestones(page).getByText('workloads.csv').waitFor();

    await page.locator('.nav').getByRole('link', { name: 'Export and share' }).click();
    const row = page.getByRole('row', { name: /^Plan file/ });
    const file = await download(page, () => row.getByRole('button', { name: /Download/ }).click());
    const copy = JSON.parse(file.text);
    const handedOut = copy.milestones.find((one) => one.occasion === 'handed_out');
    assert.ok(handedOut?.state.length > 100, 'the copy holds the plan as it was handed out');
    await openHistory(page);
    await milestones(page).getByRole('link', { name: 'Handed out as a file', exact: true }).waitFor();

    await page.locator('.header').getByRole('button', { name: 'Undo' }).click();
    await milestones(page).getByRole('link', { name: 'Before an import', exact: true }).waitFor({ state: 'detached' });
    await milestones(page).getByRole('link', { name: 'Handed out as a file', exact: true }).waitFor();
  });
});
