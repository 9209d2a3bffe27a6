// The drill log: a drill logged today verifies; a workload that moves asks for it again, by name;
// the line of time, what is due, and what was found.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, closeBrowser, screenshot, startSite, withPage } from './support.mjs';

let site;
before(async () => { site = await startSite(); });
after(async () => { await closeBrowser(); await site.close(); });

const drawer = (page) => page.locator('aside.drawer');
const field = (page, label) => drawer(page).getByLabel(label, { exact: true });

/** Opens the example and its drills. */
async function openDrills(page) {
  await page.getByRole('button', { name: 'Production in one region', exact: true }).click();
  await page.waitForURL(/#\/plan\//);
  await page.locator('.nav').getByRole('link', { name: /Drills/ }).click();
  await page.getByRole('heading', { name: 'Drills', level: 1 }).waitFor();
}

/** Today, as the page sees it. */
const today = (page) => page.evaluate(() => {
  const now = new Date();
  const two = (number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
});

/** Logs a drill that restored the workload today. */
async function logDrill(page, name, workload) {
  await page.getByRole('button', { name: 'Add drill' }).click();
  await field(page, 'Name').fill(name);
  await field(page, 'Kind').selectOption({ label: 'Simulation' });
  await field(page, 'Date').fill(await today(page));
  await field(page, 'Scenario').selectOption({ label: 'One zone lost' });
  const workloads = field(page, 'Workloads');
  await workloads.fill(workload);
  await workloads.press('Enter');
  await field(page, 'Outcome').selectOption({ label: 'Passed' });
}

test('a drill of today speaks of the deployment as it is, until a workload moves', async () => {
  await withPage(site, {}, async (page) => {
    await openDrills(page);
    const due = page.getByRole('region', { name: 'Due next' });
    const link = due.getByRole('link').first();
    const name = await link.innerText();
    const workload = new URL(await link.getAttribute('href'), page.url()).href;
    await logDrill(page, 'Restore of the database', name);
    await drawer(page).getByText('It speaks of the deployment as it is now').waitFor();
    const drill = page.url();
    await axe(page);

    await page.goto(workload);
    const zones = field(page, 'Zones');
    await zones.fill('eu-de-9');
    await zones.press('Enter');

    await page.goto(drill);
    await drawer(page).getByText('The deployment has changed since this drill').waitFor();
    await drawer(page).getByText(new RegExp(`Zones of ${name} changed from .* to .*eu-de-9`)).waitFor();
    await axe(page);

    await drawer(page).getByRole('button', { name: 'It still holds for the deployment as it is now' }).click();
    await drawer(page).getByText('It speaks of the deployment as it is now').waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await drawer(page).getByText('The deployment has changed since this drill').waitFor();
  });
});

test('drills and proofs lie on a line of time that leads to them, and are listed, too', async () => {
  await withPage(site, {}, async (page) => {
    await openDrills(page);
    const times = page.getByRole('group', { name: 'Drills and proofs over time' });
    const held = times.getByRole('group', { name: 'Drill held' }).getByRole('link');
    await held.first().waitFor();
    assert.equal(await held.count(), 2);
    await held.last().focus();
    await page.keyboard.press('Enter');
    await drawer(page).getByRole('heading', { name: 'Restore of the shop database in eu-de-2' }).waitFor();
    await page.getByText(/^As a list/).click();
    await page.locator('details').getByRole('link', { name: 'Tabletop: zone eu-de-1 lost' }).first().click();
    await drawer(page).getByRole('link', { name: /what the drill found was put right/ }).waitFor();
    await axe(page);
  });
});

test('what is due is said by tier with its source, and for each workload', async () => {
  await withPage(site, {}, async (page) => {
    await openDrills(page);
    const often = page.getByRole('region', { name: 'How often' });
    await often.getByText('Tier 1, restore test').waitFor();
    assert.ok(await often.getByRole('link').count() > 0);
    const next = page.getByRole('region', { name: 'Due next' });
    await next.getByText('never', { exact: true }).first().waitFor();
  });
});

for (const [width, colorScheme] of [[1440, 'light'], [1440, 'dark'], [390, 'light'], [390, 'dark']]) {
  test(`the page of drills is in order ${width} wide and ${colorScheme}`, async () => {
    await withPage(site, { context: { viewport: { width: 1440, height: 900 }, colorScheme } }, async (page) => {
      await openDrills(page);
      await page.setViewportSize({ width, height: 900 });
      await page.getByRole('region', { name: 'Due next' }).waitFor();
      await axe(page);
      await screenshot(page, `drills-${width}-${colorScheme}`);
    });
  });
}
