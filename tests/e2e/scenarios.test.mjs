// Scenarios: the heat map, the page of one scenario, and that it says what the command line says.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { axe, closeBrowser, download, startSite, withPage } from './support.mjs';

const MUSTER = process.env.MUSTER ?? 'target/debug/muster';
const SIX = ['zone-lost', 'region-lost', 'key-disabled', 'ransomware', 'login-outage', 'person-absent'];

let site;
before(async () => { site = await startSite(); });
after(async () => { await closeBrowser(); await site.close(); });

const goTo = (page, name) => page.locator('nav.nav a', { hasText: name }).click();
const heat = (page) => page.getByRole('table', { name: /Scenarios, and whether/ });
const worked = (page) => page.locator('p[role=status]', { hasText: 'misses an objective' }).waitFor();

async function openScenarios(page) {
  await page.getByRole('button', { name: 'Production in one region' }).click();
  await page.locator('nav.nav a', { hasText: 'Scenarios' }).waitFor();
  await goTo(page, 'Scenarios');
  await worked(page);
}

/** The counts of a row of the heat map: miss, unknown, meet. */
const counts = async (row) => (await row.locator('td.num').allInnerTexts()).map(Number);

test('the heat map says for every scenario and workload how it fares', async () => {
  await withPage(site, {}, async (page) => {
    await openScenarios(page);
    const rows = heat(page).locator('tbody tr');
    assert.ok((await rows.count()) >= 23, 'the built-in scenarios are all there');
    const workloads = await heat(page).locator('thead th').count() - 4;
    let before = Infinity;
    for (const row of await rows.all()) {
      const [miss, unknown, meet] = await counts(row);
      assert.equal(miss + unknown + meet, workloads, 'every workload is counted once');
      assert.equal(await row.getByRole('cell', { name: 'Misses', exact: true }).count(), miss);
      assert.equal(await row.getByRole('cell', { name: 'Meets', exact: true }).count(), meet);
      assert.ok(miss <= before, 'the worst comes first');
      before = miss;
    }
    await page.getByRole('group', { name: 'How far the failure reaches' }).getByRole('button', { name: /^People/ }).click();
    assert.equal(await rows.count(), 1);
    await page.getByRole('group', { name: 'How far the failure reaches' }).getByRole('button', { name: /^People/ }).click();
    await page.getByRole('radio', { name: 'Application' }).check({ force: true });
    const grouped = await heat(page).locator('thead th').count() - 4;
    assert.ok(grouped < workloads, `${grouped} applications, ${workloads} workloads`);
  });
});

test('a scenario is opened, aimed elsewhere and explained by keyboard alone', async () => {
  await withPage(site, {}, async (page) => {
    await openScenarios(page);
    await heat(page).getByRole('link', { name: 'One zone lost' }).focus();
    await page.keyboard.press('Enter');
    const heading = page.getByRole('heading', { name: /^One zone lost: / , level: 1 });
    await heading.waitFor();
    const aimed = await heading.innerText();
    const other = await page.getByLabel('Zone', { exact: true }).locator('option').nth(1).innerText();
    await page.getByLabel('Zone', { exact: true }).selectOption({ label: other });
    await page.getByRole('heading', { name: `One zone lost: ${other}`, level: 1 }).waitFor();
    assert.notEqual(aimed, `One zone lost: ${other}`);

    const grid = page.getByRole('grid', { name: 'Workloads against their targets' });
    await grid.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const drawer = page.locator('aside.drawer');
    await drawer.getByRole('heading', { name: 'Why' }).waitFor();
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });

    const lanes = page.locator('table.lanes');
    const cards = await lanes.locator('.step').count();
    assert.ok(cards > 3, `${cards} steps`);
    assert.match(await lanes.locator('tbody th').first().innerText(), /Provider/);
    assert.equal(await page.getByRole('link', { name: 'Start runbook' }).getAttribute('href'),
      new URL(page.url()).hash + '/run');
  });
});

test('page and command line agree on six scenarios, byte for byte', async () => {
  await withPage(site, {}, async (page) => {
    await openScenarios(page);
    await goTo(page, 'Export and share');
    const row = page.getByRole('row', { name: /^Plan file/ });
    const plan = await download(page, () => row.getByRole('button').click());
    const address = page.url().replace(/export$/, 'scenarios');
    for (const id of SIX) {
      await page.goto(`${address}/${id}`);
      await page.getByRole('button', { name: 'Download' }).waitFor();
      await page.getByText(/^as of /).waitFor();
      const day = (await page.getByText(/^as of /).innerText()).slice('as of '.length);
      await page.getByRole('button', { name: 'Download' }).click();
      const json = await download(page, () => page.getByRole('menuitem', { name: 'Scenario, JSON' }).click());
      const said = execFileSync(MUSTER, ['scenario', '-', id, '--format', 'json', '--as-of', day],
        { input: plan.text, encoding: 'utf8', maxBuffer: 1 << 26 });
      assert.equal(json.name, `${id}.json`);
      assert.equal(json.text, said, id);
    }
  });
});

test('axe finds nothing on the pages of scenarios, light or dark, wide or narrow', async () => {
  for (const colorScheme of ['light', 'dark']) {
    for (const viewport of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
      await withPage(site, { context: { colorScheme, viewport } }, async (page) => {
        await openScenarios(page);
        await axe(page);
        await heat(page).getByRole('link', { name: 'One zone lost' }).click();
        await page.getByRole('heading', { name: /^One zone lost: /, level: 1 }).waitFor();
        await axe(page);
        await page.locator('table[role=grid] .cell-main').first().click();
        await page.locator('aside.drawer').waitFor();
        await axe(page);
      });
    }
  }
});

test('what would turn most is worked out when asked for, and leads to where it is done', async () => {
  await withPage(site, {}, async (page) => {
    await openScenarios(page);
    const card = page.locator('section', { has: page.getByRole('heading', { name: 'What would turn most' }) });
    assert.equal(await card.locator('ol > li').count(), 0, 'nothing is worked out before somebody asks');
    await card.getByRole('button', { name: 'Work it out' }).click();
    const status = card.getByRole('status').filter({ hasText: 'would make something better' });
    await status.waitFor();
    const better = Number((await status.innerText()).match(/^\d+/)[0]);
    const changes = card.locator('ol > li');
    assert.equal(await changes.count(), Math.min(better, 8));
    const fewer = await changes.locator('.gain').evaluateAll((all) => all.map((one) => parseInt(one.textContent, 10)));
    assert.ok(Math.max(...fewer) > 0, `${fewer}`);
    await axe(page);

    const change = changes.filter({ hasText: 'workload' }).locator('a').first();
    await change.click();
    await page.getByRole('complementary').getByRole('heading').first().waitFor();
  });
});
