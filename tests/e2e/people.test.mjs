// Who is there and who has what: the directory, the load, the matrix of letters, somebody's duties
// by address and by name, comments, and the hand-over when somebody leaves.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, closeBrowser, screenshot, startSite, withPage } from './support.mjs';

let site;
before(async () => { site = await startSite(); });
after(async () => { await closeBrowser(); await site.close(); });

const NARROW = { context: { viewport: { width: 390, height: 844 } } };
const DARK = { context: { colorScheme: 'dark' } };

const heading = (page, name) => page.getByRole('heading', { level: 1, name }).waitFor();
const tab = (page, name) => page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();

/** Opens the example and its people. */
async function openPeople(page) {
  await page.getByRole('button', { name: 'Production in one region', exact: true }).click();
  await page.waitForURL(/#\/plan\//);
  await page.locator('.nav').getByRole('link', { name: 'People' }).click();
  await heading(page, 'People');
  await page.getByRole('grid', { name: 'People and teams' }).waitFor();
}

/** The rows of the table on screen. */
const rows = (page) => page.locator('.grid-table tbody tr[data-row]');

for (const [name, options] of [['wide', {}], ['narrow', NARROW], ['dark', DARK]]) {
  test(`every view of the people is without fault, ${name}`, async () => {
    await withPage(site, options, async (page) => {
      await openPeople(page);
      await axe(page);
      await screenshot(page, `people-directory-${name}`);
      for (const view of ['Work load', 'RACI', 'Hand-over']) {
        await tab(page, view);
        await page.getByRole('tab', { name: view, selected: true }).waitFor();
        await axe(page);
        await screenshot(page, `people-${view.toLowerCase().replace(' ', '-')}-${name}`);
      }
    });
  });
}

test('everybody can be found, and opens as a list of what they have to do', async () => {
  await withPage(site, {}, async (page) => {
    await openPeople(page);
    const all = await rows(page).count();
    await page.getByLabel('Search name, role, contact, team').fill('basis');
    await page.getByText(`1 of ${all} shown`).waitFor();
    await rows(page).first().locator('.cell-main').click();
    await heading(page, 'Duties of Tomasz Zielinski');
    await page.getByRole('region', { name: 'Duties', exact: true }).waitFor();
    await page.getByText(/of \d+ steps|None of its/).first().waitFor();
    await axe(page);
    await screenshot(page, 'people-duties-wide');
    // The address alone leads there again.
    const address = page.url();
    await page.goto('about:blank');
    await page.goto(address);
    await heading(page, 'Duties of Tomasz Zielinski');
  });
});

test('my duties asks for a name once, and stands in where somebody is away', async () => {
  await withPage(site, NARROW, async (page) => {
    await openPeople(page);
    await page.getByRole('link', { name: 'My duties' }).click();
    await heading(page, 'My duties');
    assert.match(page.url(), /\/mine$/);
    await axe(page);
    await page.locator('main').getByLabel('I am').fill('jonas abel');
    await page.getByRole('region', { name: 'Duties', exact: true }).waitFor();
    await page.getByRole('region', { name: 'Comments that ask for something' }).waitFor();
    await axe(page);
    await screenshot(page, 'people-mine-narrow');
    await page.reload();
    await page.getByRole('region', { name: 'Duties', exact: true }).waitFor();
  });
});

test('the matrix narrows to a person, and a row leads to its duties', async () => {
  await withPage(site, {}, async (page) => {
    await openPeople(page);
    await tab(page, 'RACI');
    const grid = page.getByRole('grid', { name: 'RACI matrix' });
    await grid.waitFor();
    await grid.getByRole('columnheader', { name: 'Elif Kaya' }).waitFor();
    await page.locator('.filters').getByLabel('Person or team').selectOption({ label: 'Elif Kaya' });
    await page.getByText(/^\d+ of \d+ rows shown$/).waitFor();
    const shown = await rows(page).count();
    assert.ok(shown > 0);
    assert.equal(await rows(page).locator('td.raci').first().count() > 0, true);
    await grid.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await heading(page, 'Responsibilities');
    assert.ok((await rows(page).count()) > 0);
  });
});

test('a comment is said by name, answered, settled, counted on its row, and removed with undo', async () => {
  await withPage(site, {}, async (page) => {
    await page.getByRole('button', { name: 'Production in one region', exact: true }).click();
    await page.waitForURL(/#\/plan\//);
    await page.locator('.nav').getByRole('link', { name: 'Responsibilities' }).click();
    const first = rows(page).first();
    await first.locator('.cell-main').click();
    const drawer = page.locator('aside.drawer');
    await drawer.getByLabel('I am').fill('Kim Example');
    await drawer.getByLabel('Add a comment').fill('Who has the key?');
    await drawer.getByLabel('Ask somebody').selectOption({ label: 'Jonas Abel' });
    await drawer.getByRole('button', { name: 'Add comment' }).click();
    const comment = drawer.getByRole('article', { name: 'Comment of Kim Example' });
    await comment.getByText('Who has the key?').waitFor();
    await comment.getByText('Asks Jonas Abel').waitFor();
    await first.getByText('1 comment').waitFor();
    await drawer.getByRole('button', { name: 'Answer…' }).click();
    await drawer.getByLabel('Answer', { exact: true }).fill('<b>I do</b>');
    await drawer.getByRole('button', { name: 'Answer', exact: true }).click();
    await drawer.getByText('<b>I do</b>').waitFor();
    await first.getByText('2 comments').waitFor();
    await axe(page);
    await drawer.getByRole('button', { name: 'Settled' }).click();
    await drawer.getByRole('button', { name: 'Open again' }).waitFor();
    await comment.first().getByRole('button', { name: 'Remove the comment' }).click();
    await first.getByText('1 comment').waitFor();
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
    await first.getByText('2 comments').waitFor();
  });
});

test('everything of somebody who leaves goes to a successor in one step', async () => {
  await withPage(site, {}, async (page) => {
    await openPeople(page);
    await tab(page, 'Hand-over');
    await page.getByLabel('Person or team').selectOption({ label: 'Mira Lindqvist' });
    await page.getByLabel('Successor').selectOption({ label: 'Jonas Abel' });
    await page.getByRole('radio', { name: 'Is kept as somebody who has left' }).check();
    await page.getByRole('button', { name: /^Hand over \d+ things$/ }).waitFor();
    await page.locator('.hand-over-group summary').first().click();
    await page.getByText('Goes to Jonas Abel').first().waitFor();
    await page.getByRole('heading', { name: /^Texts that are their name/ }).waitFor();
    await axe(page);
    await screenshot(page, 'people-hand-over-chosen');
    await page.getByRole('button', { name: /^Hand over \d+ things$/ }).click();
    await page.getByText(/^Handed over \d+ things of Mira Lindqvist/).waitFor();
    await page.getByText('Choose a successor first').waitFor({ state: 'attached' });
    await tab(page, 'Directory');
    const mira = rows(page).filter({ has: page.locator('.cell-main', { hasText: 'Mira Lindqvist' }) });
    await mira.getByText(/^Left on /).waitFor();
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
    await mira.getByText('There', { exact: true }).waitFor();
  });
});

test('a plan with nobody in it says what to do', async () => {
  await withPage(site, NARROW, async (page) => {
    await page.getByRole('button', { name: /empty/i }).first().click();
    await page.waitForURL(/#\/plan\//);
    await page.locator('.nav').getByRole('link', { name: 'People' }).click();
    await page.getByText('Nobody is in this plan yet').waitFor();
    await axe(page);
    for (const view of ['Work load', 'RACI', 'Hand-over']) {
      await tab(page, view);
      await page.getByRole('tab', { name: view, selected: true }).waitFor();
      await axe(page);
    }
    await screenshot(page, 'people-empty-narrow');
  });
});
