// Who has which duty: from the hole in the overview to an owner, one or many at once, and back.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, closeBrowser, startSite, withPage } from './support.mjs';

let site;
before(async () => {
  site = await startSite();
});
after(async () => {
  await closeBrowser();
  await site.close();
});

/** Opens the example plan on its overview. */
async function example(page) {
  await page.getByRole('button', { name: 'Production in one region', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
}

async function responsibilities(page) {
  await page.getByRole('navigation').getByRole('link', { name: 'Responsibilities' }).click();
  await page.getByRole('heading', { level: 1, name: 'Responsibilities' }).waitFor();
}

const rows = (page) => page.locator('tbody tr:has(.cell-main)');
const nobody = (page) => page.getByRole('button', { name: /^Nobody owns this/ });
const counted = async (page) => Number((await nobody(page).locator('.count').textContent()).trim());

/** Waits until so many duties have nobody. */
const isCounted = (page, count) =>
  nobody(page).locator('.count').filter({ hasText: new RegExp(`^${count}$`) }).waitFor();

test('the overview leads to the duties that nobody has', async () => {
  await withPage(site, {}, async (page) => {
    await example(page);
    await page.getByText('How this is computed').click();
    await axe(page);
    const card = page.getByRole('region', { name: 'Nobody owns this' });
    await card.getByRole('link', { name: /^Show all/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Responsibilities' }).waitFor();
    assert.equal(await nobody(page).getAttribute('aria-pressed'), 'true');
    assert.ok((await rows(page).count()) > 0);
    assert.equal(await rows(page).filter({ hasNotText: 'Nobody' }).count(), 0);
  });
});

test('a duty gets an owner in the drawer, and undo takes it back', async () => {
  await withPage(site, {}, async (page) => {
    await example(page);
    await responsibilities(page);
    await nobody(page).click();
    const before = await counted(page);
    await rows(page).first().locator('.cell-main').click();
    const drawer = page.getByRole('complementary');
    await drawer.getByText('Why it is here').waitFor();
    await axe(page);
    await drawer.getByLabel('Owner', { exact: true }).selectOption({ label: 'Add a person…' });
    await drawer.getByLabel('Name of the new person (owner)').fill('Ada Example');
    await drawer.getByRole('button', { name: 'Add', exact: true }).click();
    await isCounted(page, before - 1);
    await page.getByRole('button', { name: 'Undo' }).click();
    await isCounted(page, before);
    await drawer.getByRole('button', { name: 'Close details' }).click();
    await drawer.waitFor({ state: 'detached' });
  });
});

test('chosen duties are assigned together, by keyboard, in one step', async () => {
  await withPage(site, {}, async (page) => {
    await example(page);
    await responsibilities(page);
    await nobody(page).click();
    const before = await counted(page);
    await page.getByRole('grid').focus();
    for (const key of ['ArrowDown', 'Space', 'ArrowDown', 'Space']) await page.keyboard.press(key);
    const bulk = page.getByRole('group', { name: 'Chosen duties' });
    await bulk.getByText('2 chosen').waitFor();
    await bulk.getByLabel('Assign the chosen to').selectOption({ label: 'Jonas Abel' });
    await isCounted(page, before - 2);
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await isCounted(page, before);
  });
});

test('an unknown duty has a question to the provider, and an override needs a reason', async () => {
  await withPage(site, {}, async (page) => {
    await example(page);
    await responsibilities(page);
    const unknown = page.getByRole('button', { name: /^Unknown/ });
    await unknown.click();
    const before = Number(await unknown.locator('.count').textContent());
    await rows(page).first().locator('.cell-main').click();
    const drawer = page.getByRole('complementary');
    const text = await drawer.getByLabel('Text of the support case').textContent();
    assert.match(text, /^Subject: Who is responsible/);
    assert.match(text, /https:\/\//);
    await drawer.getByText('Override the party…').click();
    await drawer.getByLabel('Party', { exact: true }).selectOption({ label: 'Customer' });
    await drawer.getByText('It takes effect with a reason only').waitFor();
    assert.equal(Number(await unknown.locator('.count').textContent()), before);
    await drawer.getByLabel('Reason').fill('Agreed in a support case');
    await unknown.locator('.count').filter({ hasText: new RegExp(`^${before - 1}$`) }).waitFor();
  });
});

test('tasks show both halves beside each other and open to their duties', async () => {
  await withPage(site, { context: { viewport: { width: 390, height: 844 } } }, async (page) => {
    await example(page);
    await responsibilities(page);
    await page.getByRole('radio', { name: 'By task' }).check();
    const task = page.locator('.task').first();
    assert.equal(await task.locator('.halves > div').count(), 2);
    await task.getByRole('button').first().click();
    await task.getByRole('grid').waitFor();
    await axe(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 390, `the page is ${wide} px wide`);
  });
});
