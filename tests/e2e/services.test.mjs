// Several services in one plan: a built-in one and a provider's own page, owners handed out in bulk,
// an edited page in the place of the first with every owner kept, and duties edited one at a time.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, closeBrowser, download, drop, hold, kept, mounted, screenshot, startSite, threadsEnded, withPage } from './support.mjs';

let site;
before(async () => { site = await startSite(); });
after(async () => { await closeBrowser(); await site.close(); });

const PAGE = `---
lastupdated: "2026-03-04"
---
# Understanding your responsibilities when using Tape Vault

## Disaster recovery

| Task | Provider responsibilities | Your responsibilities |
|---|---|---|
| Labels | N/A | Print your labels |
| Cleaning | Cleans the heads | N/A |
| Fetching | Fetches a tape within a day | Ask for the tape |
| Broken row | a | b | c | d |

You are responsible for the paper.
`;

/** The page a year later: a duty moved to the customer, one is worded anew, one is gone. */
const NEWER = PAGE
  .replace('2026-03-04', '2027-03-04')
  .replace('| Cleaning | Cleans the heads | N/A |', '| Cleaning | N/A | Cleans the heads |')
  .replace('within a day', 'within an hour')
  .replace('Print your labels', 'Print your labels twice');

/** Opens the small example and its services. */
async function openServices(page) {
  await page.getByRole('button', { name: 'Two servers', exact: true }).click();
  await page.waitForURL(/#\/plan\//);
  await page.locator('.nav').getByRole('link', { name: /Responsibilities/ }).click();
  await page.getByRole('link', { name: 'Add a service…' }).click();
  await page.getByRole('heading', { name: 'Services', level: 1 }).waitFor();
}

/** Reads a page that is pasted. */
async function paste(page, text) {
  await page.getByLabel('Or paste the page').fill(text);
  await page.getByRole('button', { name: 'Read the pasted page' }).click();
  await page.getByRole('region', { name: 'What was read' }).waitFor();
}

const list = (page) => page.getByRole('region', { name: 'In this plan' });
const line = (page, name) => list(page).getByRole('row').filter({ hasText: name });
const notice = (page, text) => page.locator('.toast').filter({ hasText: text }).first();

test('a page is shown as it was understood, then added, assigned and upgraded with its owners', async () => {
  await withPage(site, {}, async (page) => {
    await openServices(page);
    await axe(page);
    await paste(page, PAGE);
    await page.getByText('4 rows in the page\'s tables: 3 read, 1 not understood').waitFor();
    const unread = page.getByRole('region', { name: 'Rows that were not understood' });
    await unread.getByText('Broken row').waitFor();
    await page.getByRole('region', { name: 'Duties outside of tables' }).getByText('paper').waitFor();
    await axe(page);
    await screenshot(page, 'services-preview');
    await page.getByRole('button', { name: 'Add 4 duties' }).click();
    await notice(page, 'Added 4 duties of').waitFor();
    await line(page, 'Tape Vault').getByText('kept in this plan').waitFor();

    // All that nobody owns goes to one person, together.
    await line(page, 'Tape Vault').getByTitle(/nobody owns/).click();
    await page.getByRole('heading', { name: 'Responsibilities', level: 1 }).waitFor();
    await page.locator('.grid-table thead input[type=checkbox]').check();
    const assign = page.getByLabel('Assign the chosen to');
    const owner = await assign.locator('option').nth(1).innerText();
    await assign.selectOption({ label: owner });
    await notice(page, 'more duties').waitFor();

    await page.getByRole('link', { name: 'Add a service…' }).click();
    await line(page, 'Tape Vault').getByRole('cell', { name: '0', exact: true }).waitFor();
    await paste(page, NEWER);
    const changes = page.getByRole('region', { name: 'What changes' });
    await changes.getByText('1 duty moves from the provider to you').waitFor();
    await changes.locator('del', { hasText: 'a day' }).or(changes.locator('del', { hasText: /^a$/ })).first().waitFor();
    await changes.locator('ins', { hasText: 'twice' }).waitFor();
    await axe(page);
    await screenshot(page, 'services-upgrade');
    await changes.getByRole('button', { name: 'Take over 3 changes' }).click();
    await notice(page, 'is now of 2027-03-04').waitFor();

    // The two customer duties keep their owner; the one that came over has none.
    const row = line(page, 'Tape Vault');
    await row.getByTitle(/nobody owns/).filter({ hasText: '1' }).waitFor();
    await row.getByTitle('Show the duties of Tape Vault', { exact: true }).click();
    const grid = page.locator('.grid-table');
    const labels = grid.getByRole('row').filter({ hasText: 'Labels' }).filter({ hasText: owner });
    await labels.first().waitFor();
    await page.locator('.nav').getByRole('link', { name: /Readiness/ }).click();
    await page.getByText('A duty came over from the provider and has no owner').first().waitFor();
  });
});

test('a built-in service is opened when asked for, groups the matrix, and goes with one undo', async () => {
  await withPage(site, {}, async (page) => {
    await openServices(page);
    await page.getByTitle('Look at the duties of IBM Cloud Virtual Private Cloud').click();
    await page.getByRole('button', { name: /^Add \d+ duties$/ }).click();
    await notice(page, 'IBM Cloud Virtual Private Cloud').waitFor();
    const file = await download(page, () => line(page, 'Virtual Private Cloud').getByRole('button', { name: 'Export' }).click());
    assert.equal(file.name, 'ibm-vpc.catalogue.json');
    assert.equal(JSON.parse(file.text).format, 'muster.catalogue');

    await page.locator('.page-head').getByRole('link', { name: 'Responsibilities' }).click();
    await page.getByLabel('Service', { exact: true }).selectOption({ label: 'IBM Cloud Virtual Private Cloud' });
    await page.locator('.service-head').first().waitFor();
    await axe(page);
    await screenshot(page, 'services-matrix');
    await page.goBack();
    await line(page, 'Virtual Private Cloud').getByRole('button', { name: 'Remove' }).click();
    await line(page, 'Virtual Private Cloud').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
    await line(page, 'Virtual Private Cloud').waitFor();
  });
});

test('a duty of an added service is reworded, split, added and retired', async () => {
  await withPage(site, {}, async (page) => {
    await openServices(page);
    await paste(page, PAGE);
    await page.getByRole('button', { name: 'Add 4 duties' }).click();
    await line(page, 'Tape Vault').getByRole('link', { name: 'Edit' }).click();
    await page.getByRole('heading', { name: 'Tape Vault', level: 1 }).waitFor();
    const drawer = page.locator('aside.drawer');
    const field = (label) => drawer.getByLabel(label, { exact: true });

    await page.getByRole('button', { name: 'Add a duty…' }).click();
    await field('Area').fill('Logistics');
    await field('Task').fill('Transport');
    await field('Title').fill('Drive the tapes to the vault');
    await field('Party').selectOption({ label: 'Third party' });
    await axe(page);
    await drawer.getByRole('button', { name: 'Add duty' }).click();
    await page.getByText('5 duties ·').waitFor();

    const grid = page.locator('.grid-table');
    await grid.getByText('Labels', { exact: true }).click();
    await field('Title').fill('Print labels');
    await drawer.getByRole('button', { name: 'Save' }).click();
    await grid.getByText('Print labels').waitFor();
    await field('Title').fill('Keep the printer in ink');
    await drawer.getByRole('button', { name: 'Add as a second duty' }).click();
    await grid.getByText('Keep the printer in ink').waitFor();
    await page.getByText('6 duties ·').waitFor();
    await field('Only where').fill('plan.nam == "x"');
    await drawer.getByText('did you mean name').waitFor();
    await axe(page);
    await field('Only where').fill('size(regions) > 0');
    await drawer.getByText('did you mean name').waitFor({ state: 'detached' });
    await drawer.getByRole('button', { name: 'Retire' }).click();
    await page.getByText('5 duties ·').waitFor();
    await screenshot(page, 'services-edit');
    await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
    await page.getByText('6 duties ·').waitFor();

    await page.getByRole('radio', { name: 'Checks (0)' }).check();
    await page.getByRole('button', { name: 'Add a check…' }).click();
    await field('Title').fill('The printer has ink');
    await field('Area').fill('Disaster recovery');
    await field('Holds where').fill('size(regions) >');
    await drawer.getByText('Something is missing here').waitFor();
    await field('Holds where').fill('size(regions) > 0');
    await axe(page);
    await drawer.getByRole('button', { name: 'Add check' }).click();
    await grid.getByText('The printer has ink').click();
    await screenshot(page, 'services-check');

    // A duty's checks are chosen and shown by their titles.
    await page.getByRole('radio', { name: 'Duties' }).check();
    await grid.getByText('Print labels').click();
    await field('Checks').fill('The printer has ink');
    await field('Checks').press('Enter');
    await drawer.getByRole('button', { name: 'Remove The printer has ink' }).waitFor();
    await axe(page);
    await screenshot(page, 'services-duty-checks');
    await drawer.getByRole('button', { name: 'Save' }).click();

    await page.getByRole('radio', { name: 'Checks (1)' }).check();
    await grid.getByText('The printer has ink').click();
    await drawer.getByRole('button', { name: 'Retire' }).click();
    await page.getByText('No check here').waitFor();
  });
});

test('cancelling a dropped page in the middle loses nothing', async () => {
  await withPage(site, {}, async (page) => {
    await openServices(page);
    await paste(page, PAGE);
    await page.getByRole('button', { name: 'Add 4 duties' }).click();
    await line(page, 'Tape Vault').getByText('kept in this plan').waitFor();
    await page.locator('#saved', { hasText: /^Saved$/ }).waitFor();
    await page.getByLabel('Or paste the page').fill('Half a page');
    const before = await kept(page);
    await hold(page, true);
    await drop(page, [['vault.md', NEWER]]);
    await page.getByText('Reading vault.md…').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('Reading vault.md…').waitFor({ state: 'detached' });
    await threadsEnded(page);
    assert.equal(await page.getByLabel('Or paste the page').inputValue(), 'Half a page');
    await line(page, 'Tape Vault').getByText('kept in this plan').waitFor();
    assert.equal(await kept(page), before);
    await hold(page, false);
    await drop(page, [['vault.md', NEWER]]);
    await page.getByRole('region', { name: 'What changes' }).waitFor();
  });
});

test('a page is read beside this one, can be cancelled, and says the same where there is no thread', async () => {
  let beside;
  await withPage(site, {}, async (page, { requests }) => {
    await openServices(page);
    assert.ok(!requests.some((address) => address.includes('muster-worker')), 'nothing of it comes before');
    await page.route('**/muster-worker*.wasm', () => {});
    await page.getByLabel('Or paste the page').fill(PAGE);
    await page.getByRole('button', { name: 'Read the pasted page' }).click();
    await page.getByText('Reading The pasted page…').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('Reading The pasted page…').waitFor({ state: 'detached' });
    await page.unroute('**/muster-worker*.wasm');
    await paste(page, PAGE);
    beside = await page.locator('.page').innerText();
    assert.ok(requests.some((address) => address.includes('muster-worker')));
  });
  await withPage(site, {}, async (page) => {
    await page.addInitScript(() => { delete window.Worker; });
    await page.reload();
    await mounted(page);
    await openServices(page);
    await paste(page, PAGE);
    assert.equal(await page.locator('.page').innerText(), beside);
  });
});
