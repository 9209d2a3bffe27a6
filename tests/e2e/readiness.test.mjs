// The checklist: filter, open, state, undo; what counts and what does not; sign-off.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, closeBrowser, screenshot, startSite, withPage } from './support.mjs';

let site;
before(async () => { site = await startSite(); });
after(async () => { await closeBrowser(); await site.close(); });

/** Opens the example and its checklist; gives the address of the plan. */
async function openChecklist(page, example = 'Production in one region') {
  await page.getByRole('button', { name: example, exact: true }).click();
  await page.waitForURL(/#\/plan\//);
  await page.locator('.nav').getByRole('link', { name: /Readiness/ }).click();
  await page.getByRole('heading', { name: 'Readiness', level: 1 }).waitFor();
  await page.getByRole('grid', { name: 'Checklist' }).waitFor();
  return page.url().replace(/\/readiness.*/, '');
}

const grid = (page) => page.getByRole('grid', { name: 'Checklist' });
const shown = async (page) => {
  const text = await page.getByText(/of \d+ entries shown/).innerText();
  return Number(text.split(' ')[0]);
};
const drawer = (page) => page.locator('.drawer');

/** Opens the first line whose finding says so. */
async function openLine(page, text) {
  await page.getByRole('searchbox', { name: 'Search the checklist' }).fill(text);
  await grid(page).locator('tbody tr:not(.group):not(.spacer) .cell-main').first().click();
  await drawer(page).waitFor();
}

test('filters narrow the list, and headings gather it', async () => {
  await withPage(site, {}, async (page) => {
    await openChecklist(page);
    const all = await shown(page);
    await page.getByRole('button', { name: /^Critical \d/ }).click();
    const critical = await shown(page);
    assert.ok(critical > 0 && critical < all, `${critical} of ${all}`);
    await page.getByRole('button', { name: /^Critical \d/ }).click();
    await page.getByRole('button', { name: /^Also what is done/ }).click();
    await page.waitForFunction(() => document.querySelectorAll('.grid-table tbody tr').length < 120);
    assert.ok(await shown(page) > all);
    await page.getByRole('button', { name: 'Grouped by severity' }).click();
    await page.getByRole('menuitem', { name: 'Object' }).click();
    await page.getByRole('button', { name: 'Grouped by object' }).waitFor();
    assert.equal(await grid(page).locator('tr.group', { hasText: 'Critical' }).count(), 0);
    await page.getByRole('searchbox', { name: 'Search the checklist' }).fill('no such thing');
    await page.getByText('Nothing passes these filters').waitFor();
    await page.getByRole('button', { name: 'Clear the filters' }).click();
    assert.equal(await shown(page), all);
  });
});

test('an entry opens by keyboard, says what it rests on, and gives the keyboard back', async () => {
  await withPage(site, {}, async (page) => {
    await openChecklist(page);
    await grid(page).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await drawer(page).waitFor();
    await page.waitForURL(/\/readiness\/[0-9a-f]{32}$/);
    for (const heading of ['Why it matters', 'How to fix it', 'What the team says', 'Where it comes from']) {
      await drawer(page).getByRole('heading', { name: heading }).waitFor();
    }
    assert.equal(await drawer(page).getByRole('link', { name: /opens in a new tab/ }).count() > 0, true);
    await page.reload();
    await drawer(page).waitFor();
    await page.keyboard.press('Escape');
    await drawer(page).getByRole('button', { name: 'Close details' }).click({ timeout: 2000 }).catch(() => undefined);
    await drawer(page).waitFor({ state: 'detached' });
  });
});

test('an accepted risk counts once it has a name, a reason and a day; undo takes it back', async () => {
  await withPage(site, {}, async (page) => {
    await openChecklist(page);
    await openLine(page, 'Nothing protects this workload');
    const panel = drawer(page);
    await panel.getByText('The plan decides this one').waitFor();
    assert.equal(await panel.getByLabel('Status').locator('option', { hasText: 'Done' }).count(), 0);
    await panel.getByLabel('I am').fill('Kim Example');
    await panel.getByLabel('Status').selectOption({ label: 'Accepted risk' });
    await panel.getByText('it lacks who accepts it, the reason and until when it is accepted').waitFor();
    await panel.getByText(/Stated by Kim Example/).waitFor();
    await panel.getByLabel('Accepted by').fill('Ana Lopez');
    await panel.getByLabel('Reason').fill('Leaves in January');
    await panel.getByLabel('Accepted until').fill('2099-01-31');
    await panel.locator('.drawer-title').getByText('Accepted risk').waitFor();
    await panel.getByText('This does not count yet').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await panel.getByText('it lacks until when it is accepted').waitFor();
  });
});

test('a statement holds when it is made, with evidence it is verified, and a reload keeps both', async () => {
  await withPage(site, {}, async (page) => {
    const plan = await openChecklist(page);
    await page.goto(`${plan}/readiness/attest.region-loss-plan@${plan.split('/').pop()}`);
    const panel = drawer(page);
    await panel.waitFor();
    await panel.getByLabel('Status').selectOption({ label: 'Done' });
    await panel.locator('.drawer-title').getByText('Done').waitFor();
    await panel.getByLabel('In words').pressSequentially('Second copy in eu-gb');
    await panel.getByRole('button', { name: 'Add evidence' }).click();
    await panel.getByLabel('What it is').fill('Signed plan');
    await panel.locator('.drawer-title').getByText('Verified').waitFor();
    await page.locator('#saved', { hasText: 'Saved' }).waitFor();
    await page.reload();
    await panel.waitFor();
    assert.equal(await panel.getByLabel('In words').inputValue(), 'Second copy in eu-gb');
    assert.equal(await panel.getByLabel('What it is').inputValue(), 'Signed plan');
  });
});

test('many entries get an owner and a date in one step of undo', async () => {
  await withPage(site, {}, async (page) => {
    await openChecklist(page);
    const boxes = grid(page).locator('tbody input[type=checkbox]');
    await boxes.nth(0).click();
    await boxes.nth(1).click();
    const bar = page.getByRole('group', { name: 'Change the chosen entries' });
    await bar.getByText('2 chosen').waitFor();
    await bar.getByLabel('Owner').selectOption({ index: 2 });
    await bar.getByLabel('Due').fill('2020-05-01');
    await bar.getByRole('button', { name: 'Apply' }).click();
    await page.getByText('Owner and due date set on 2 entries').waitFor();
    await page.getByRole('button', { name: /^Overdue 2/ }).waitFor();
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: /^Overdue 0/ }).waitFor();
  });
});

test('an item shows on how many objects it holds, and leads to its entries', async () => {
  await withPage(site, {}, async (page) => {
    await openChecklist(page);
    await page.getByRole('tab', { name: /By item/ }).click();
    const items = page.getByRole('grid', { name: 'Items' });
    await items.locator('tbody tr .cell-main').first().click();
    await drawer(page).getByText(/Fine on \d+ of \d+/).waitFor();
    await drawer(page).getByRole('button', { name: 'Show all its entries' }).click();
    await grid(page).waitFor();
    await page.locator('.chip.removable').waitFor();
  });
});

test('the sign-off holds until the plan changes', async () => {
  await withPage(site, {}, async (page) => {
    await openChecklist(page);
    await page.getByRole('tab', { name: 'Sign-off' }).click();
    await page.getByLabel('Approved by').fill('Ana Lopez');
    await page.getByRole('button', { name: 'Approve the plan as it is now' }).click();
    await page.getByText('The plan is as it was approved').waitFor();
    await page.locator('.nav').getByRole('link', { name: 'History' }).click();
    await page.getByText(/^Approved on \d/).first().waitFor();
    await page.locator('.nav').getByRole('link', { name: /Readiness/ }).click();
    await page.getByRole('tab', { name: 'Sign-off' }).click();
    await page.getByText('The plan is as it was approved').waitFor();
    await page.getByLabel('Note').fill('With conditions');
    await page.getByText('The plan is as it was approved').waitFor();
    await page.getByLabel('Plan name').fill('Another name');
    await page.getByText(/The plan has changed since it was approved/).waitFor();
  });
});

for (const colorScheme of ['light', 'dark']) {
  for (const width of [1440, 390]) {
    test(`axe finds nothing on the checklist, ${colorScheme}, ${width} px`, async () => {
      const context = { colorScheme, viewport: { width, height: 900 } };
      await withPage(site, { context }, async (page) => {
        await openChecklist(page);
        await axe(page);
        await screenshot(page, `readiness-${colorScheme}-${width}`);
        await grid(page).locator('tbody tr:not(.group):not(.spacer) .cell-main').first().click();
        await drawer(page).waitFor();
        await drawer(page).getByLabel('Status').selectOption({ label: 'Not applicable' });
        await drawer(page).getByRole('button', { name: 'Add evidence' }).click();
        await axe(page);
        await screenshot(page, `readiness-drawer-${colorScheme}-${width}`, { fullPage: false });
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
        assert.equal(overflow, false, 'nothing sticks out sideways');
      });
    });
  }
}
