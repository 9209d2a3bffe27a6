// A runbook on the day: begun, ticked with mouse and keyboard, noted, closed in the middle, taken up
// again, ended, and kept as a drill record.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, closeBrowser, mounted, screenshot, startSite, withPage } from './support.mjs';

let site;
before(async () => { site = await startSite(); });
after(async () => { await closeBrowser(); await site.close(); });

const ticks = (page) => page.locator('button.run-tick');
const progress = (page) => page.locator('.run-dial .run-face', { hasText: 'Steps done' }).locator('.run-figure');
const pressed = (page, place) => ticks(page).nth(place).getAttribute('aria-pressed');
const saved = (page) => page.locator('#saved', { hasText: /^Saved$/ }).waitFor();

/** Opens the example and goes to the runbook of a scenario. */
async function openRunbook(page, scenario) {
  await page.getByRole('button', { name: 'Production in one region' }).click();
  await page.locator('nav.nav a', { hasText: 'Readiness' }).waitFor();
  const plan = page.url().match(/plan\/([0-9a-f]+)/)[1];
  await page.evaluate((hash) => { location.hash = hash; }, `#/plan/${plan}/scenarios/${scenario}/run`);
  await page.getByRole('heading', { name: /^Runbook:/ }).waitFor();
  return plan;
}

async function begin(page, kind) {
  const button = page.getByRole('button', { name: 'Begin now' });
  assert.equal(await button.getAttribute('aria-disabled'), 'true', 'it asks first how real it is');
  await page.getByRole('radio', { name: kind }).check({ force: true });
  await page.getByRole('group', { name: 'Who is in the room' }).getByRole('checkbox').first().check({ force: true });
  await button.click();
  await page.getByRole('timer').waitFor();
}

test('a run is ticked, noted, closed in the middle, taken up again and kept as a drill', async () => {
  await withPage(site, {}, async (page) => {
    await openRunbook(page, 'zone-lost');
    await axe(page);
    await screenshot(page, 'run-begin');
    await begin(page, 'Dry test');
    const total = await ticks(page).count();
    assert.ok(total > 10, `${total} steps`);
    assert.equal(await progress(page).innerText(), `0 of ${total}`);

    await ticks(page).nth(0).click();
    assert.equal(await pressed(page, 0), 'true');
    await ticks(page).nth(1).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    assert.equal(await progress(page).innerText(), `3 of ${total}`);
    await page.keyboard.press('Enter');
    assert.equal(await progress(page).innerText(), `2 of ${total}`, 'a tick can be taken back');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    assert.ok(await ticks(page).nth(0).evaluate((tick) => tick === document.activeElement));

    await page.locator('.run-step').nth(1).getByRole('button', { name: 'Add a note' }).click();
    await page.getByLabel('Note on step 2').fill('The bridge was busy\nfor ten minutes');
    await saved(page);
    await axe(page);
    await screenshot(page, 'run-course');

    await page.reload();
    await mounted(page);
    await page.getByRole('timer').waitFor();
    assert.equal(await progress(page).innerText(), `2 of ${total}`);
    assert.equal(await page.getByLabel('Note on step 2').inputValue(), 'The bridge was busy\nfor ten minutes');
    assert.deepEqual([await pressed(page, 0), await pressed(page, 2)], ['true', 'false']);

    await page.getByRole('radio', { name: 'By person' }).check({ force: true });
    await page.locator('.run-lane').nth(1).waitFor();
    assert.equal(await ticks(page).count(), total, 'no step is lost between the lanes');
    await page.getByRole('radio', { name: 'By time' }).check({ force: true });

    await page.locator('nav.nav a', { hasText: 'Drills' }).click();
    await page.getByText(/^.*Runbook running since/).waitFor();
    await page.getByRole('link', { name: 'Go on with it' }).click();
    await page.getByRole('timer').waitFor();
    const checks = page.getByRole('button', { name: /done: Check .* with those who use it$/ });
    for (let place = 0; place < await checks.count(); place += 1) await checks.nth(place).click();

    await page.getByRole('button', { name: 'End the run…' }).first().click();
    const end = page.locator('#run-end');
    assert.equal(await end.getByLabel('Achieved time (RTA)').inputValue(), '1 min', 'measured by the last check');
    await end.getByLabel('Achieved point (RPA)').fill('15 min');
    await end.getByLabel('Findings').fill('Write the number of the bridge on paper');
    await axe(page);
    await screenshot(page, 'run-end');
    await end.getByRole('radio', { name: 'Passed in part' }).check({ force: true });
    await end.getByRole('button', { name: 'Save the record' }).click();

    await page.getByRole('heading', { name: 'Drills', level: 1 }).waitFor();
    const drawer = page.locator('aside.drawer');
    await drawer.getByText('It speaks of the deployment as it is now').waitFor();
    assert.equal(await drawer.getByLabel('Achieved time (RTA)').inputValue(), '1 min');
    assert.equal(await drawer.getByLabel('Achieved point (RPA)').inputValue(), '15 min');
    await page.getByText(/Runbook running since/).waitFor({ state: 'detached' });
    await saved(page);
  });
});

test('a run works on a phone and without a connection, and can be discarded', async () => {
  const context = { viewport: { width: 375, height: 812 }, hasTouch: true };
  await withPage(site, { context }, async (page, { context: profile, problems }) => {
    const plan = await openRunbook(page, 'key-disabled');
    const missed = [];
    page.on('requestfailed', (request) => missed.push(new URL(request.url()).pathname));
    await profile.setOffline(true);
    await begin(page, 'Real incident');
    await ticks(page).nth(0).tap();
    assert.equal(await pressed(page, 0), 'true');
    const box = await ticks(page).nth(0).boundingBox();
    assert.ok(box.width >= 44 && box.height >= 44, 'a thumb finds it');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
    assert.equal(wide, false, 'nothing is cut off at the side');
    await axe(page);
    await screenshot(page, 'run-phone');
    await page.getByRole('button', { name: 'End the run…' }).first().click();
    await page.getByRole('button', { name: 'Discard this run' }).click();
    await page.waitForURL(new RegExp(`${plan}/scenarios/key-disabled$`));
    await page.getByRole('button', { name: 'Undo' }).first().waitFor();
    await profile.setOffline(false);
    // Chromium asks for the icon again when the address changes; the page itself asks for nothing.
    assert.deepEqual(missed.filter((path) => !path.endsWith('/static/icon.svg')), []);
    problems.splice(0, missed.length);
  });
});

test('the clock says in words that the objective is missed', async () => {
  await withPage(site, { context: { colorScheme: 'dark' } }, async (page) => {
    await page.clock.install();
    await openRunbook(page, 'zone-lost');
    await begin(page, 'Simulation');
    const rto = page.locator('.run-rto');
    await rto.getByText(/ left$/).waitFor();
    await page.clock.fastForward(72 * 3600 * 1000);
    await rto.getByText(/^Late by /).waitFor();
    await page.getByRole('timer').getByText(/^72:/).waitFor();
    await screenshot(page, 'run-late-dark');
    await axe(page);
  });
});
