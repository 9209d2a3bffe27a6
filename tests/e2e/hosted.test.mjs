// Plans that a team publishes beside the page: shown, told what changed since the last visit,
// compared with this device's own version, and never written over it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axe, closeBrowser, kept, openPage, startSite, withPage } from './support.mjs';

const ID = '000000000000000000000000000000ab';
const key = (number) => String(number).padStart(32, '0');

/** A plan with two workloads, at some state of it. */
function plan({ revision = 1, erp = {}, crm = {} } = {}) {
  const workload = (number, fields) => ({ id: key(number), revision: 1, ...fields });
  return JSON.stringify({
    format: 'muster.plan', version: { major: 1, minor: 0 }, id: ID, name: 'Production', revision,
    deployment: { workloads: [
      workload(1, { name: 'erp', size_gb: 900, ...erp }),
      workload(2, { name: 'crm', size_gb: 10, ...crm }),
    ] },
  });
}

const FIRST = plan();
const SECOND = plan({
  revision: 2,
  erp: { size_gb: 950, revision: 2, changed_by: 'Ben', changed_at: '2026-11-20T10:00:00Z' },
});
const THIRD = plan({
  revision: 3,
  erp: { size_gb: 970, revision: 3, changed_by: 'Cem', changed_at: '2026-11-21T10:00:00Z' },
  crm: { size_gb: 12, revision: 2, changed_by: 'Cem', changed_at: '2026-11-21T10:00:00Z' },
});

const beside = {};
let site;
before(async () => { site = await startSite({ beside }); });
after(async () => { await closeBrowser(); await site.close(); });

const ASKED = '?plan=plans/prod.json';
const saved = (page) => page.locator('#saved', { hasText: /^Saved$/ }).waitFor();
const there = (page) => page.getByRole('heading', { name: 'Published plan', level: 1 }).waitFor();
const again = async (page) => { await page.goto(`${site.url}${ASKED}`); await there(page); };

/** Waits until the device remembers a published version with that text in it. */
const remembers = (page, text) => page.waitForFunction(async (text) => {
  const database = await new Promise((done) => { indexedDB.open('muster').onsuccess = (event) => done(event.target.result); });
  const store = database.transaction('snapshots').objectStore('snapshots');
  const [keys, texts] = await Promise.all([store.getAllKeys(), store.getAll()]
    .map((asked) => new Promise((done) => { asked.onsuccess = () => done(asked.result); })));
  database.close();
  return keys.some((key, at) => key.startsWith('visit ') && texts[at].includes(text));
}, text);

test('a plan of the site is shown and looked at, and nothing is kept', async () => {
  beside['plans/prod.json'] = FIRST;
  await withPage(site, { route: ASKED }, async (page) => {
    await there(page);
    await page.getByText('plans/prod.json').first().waitFor();
    await page.getByText('2 workloads').waitFor();
    await page.getByText('Your first visit here').waitFor();
    await axe(page);

    await page.getByRole('button', { name: 'Look at it' }).click();
    await page.getByText('You are looking at plans/prod.json of this site').waitFor();
    await page.locator('#saved', { hasText: 'Not kept here' }).waitFor();
    await page.locator('.nav a', { hasText: 'Readiness' }).click();
    await page.getByRole('heading', { name: 'Readiness', level: 1 }).waitFor();
    await page.getByLabel('Plan name').fill('Mine now');
    await page.getByText('this plan is only looked at').waitFor();
    await axe(page);
    await page.locator('.brand').click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    assert.equal(await page.getByRole('heading', { name: 'On this device' }).count(), 0);
    // What was looked at is not there after a reload, and the way back to it is.
    await page.goBack();
    await page.reload();
    await page.getByRole('link', { name: 'Open plans/prod.json of this site' }).click();
    await there(page);
  });
});

test('who changed what since the last visit is told until it was seen', async () => {
  beside['plans/prod.json'] = FIRST;
  await withPage(site, { route: ASKED }, async (page) => {
    await page.getByText('Your first visit here').waitFor();
    await remembers(page, '900');
    beside['plans/prod.json'] = THIRD;
    for (const _ of [1, 2]) {
      await again(page);
      await page.getByRole('heading', { name: 'Since your last visit' }).waitFor();
      await page.getByRole('region', { name: 'Cem' }).getByText('size of erp changed from 900 GB to 970 GB').waitFor();
    }
    await axe(page);
    await page.getByRole('button', { name: 'Mark as seen' }).click();
    await page.getByText('Nothing has changed since your last visit').waitFor();
    await remembers(page, '970');
    await again(page);
    await page.getByText('Nothing has changed since your last visit').waitFor();
  });
});

test('own work is never overwritten, and the published plan is merged into it three ways', async () => {
  beside['plans/prod.json'] = FIRST;
  await withPage(site, { route: ASKED }, async (page) => {
    await page.getByRole('button', { name: 'Keep on this device' }).click();
    await saved(page);
    await page.getByLabel('Plan name').fill('Production, mine');
    await saved(page);
    beside['plans/prod.json'] = SECOND;
    await again(page);
    await page.getByRole('heading', { name: 'Your version on this device' }).waitFor();
    await page.getByText('2 differences').waitFor();
    assert.match(await kept(page), /Production, mine/);
    await axe(page);

    await page.getByRole('button', { name: 'Compare and merge…' }).click();
    await page.getByText(/Both began with the published version that you took on/).waitFor();
    assert.equal(await page.locator('.questions').count(), 0, 'nothing was changed by both');
    await axe(page);
    await page.getByRole('button', { name: 'Merge', exact: true }).click();
    await page.locator('.toast', { hasText: 'Merged with plans/prod.json' }).waitFor();
    await saved(page);
    assert.equal(await page.getByLabel('Plan name').inputValue(), 'Production, mine');

    // The next time, what was merged is what both began with.
    beside['plans/prod.json'] = THIRD;
    await again(page);
    await page.getByRole('button', { name: 'Compare and merge…' }).click();
    await page.getByText('size of erp changed from 950 GB to 970 GB').waitFor();
    await page.getByRole('button', { name: 'Take theirs where you changed nothing' }).click();
    await page.locator('.toast', { hasText: 'Taken from plans/prod.json' }).waitFor();
    await again(page);
    await page.getByText('1 difference', { exact: true }).waitFor();
  });
});

test('what cannot be opened says what is wrong, where, and what to do', async () => {
  const messages = {
    'https://example.com/prod.json': 'is not beside this page',
    '//example.com/prod.json': 'is not beside this page',
    'data:application/json,{}': 'is not beside this page',
    'plans/none.json': 'this site has no such file (404)',
    'plans/login.json': 'This is a web page, not a plan file',
    'plans/cut.json': 'The file ends in the middle of something, at line 1',
    'plans/new.json': 'made by a newer version (format 9.0',
    'plans/large.json': 'larger than 20 MB',
  };
  beside['plans/login.json'] = '<!doctype html><title>Log in</title>';
  beside['plans/cut.json'] = FIRST.slice(0, 200);
  beside['plans/new.json'] = FIRST.replace('"major":1', '"major":9');
  beside['plans/large.json'] = ' '.repeat(20_000_001);
  const [first] = Object.keys(messages);
  const opened = await openPage(site, { route: `?plan=${encodeURIComponent(first)}` });
  const { page, problems, requests } = opened;
  for (const [path, message] of Object.entries(messages)) {
    await page.evaluate((hash) => { location.hash = hash; }, `#/hosted/${encodeURIComponent(path)}`);
    await page.getByText(`${path} was not opened`).waitFor();
    await page.getByText(message).waitFor();
    await page.getByRole('button', { name: 'Try again' }).waitFor();
  }
  await axe(page);
  const elsewhere = requests.filter((address) => !address.startsWith(site.url));
  assert.deepEqual(elsewhere, [], 'nobody else is asked');
  // The one complaint is the browser's own about what the server does not have.
  assert.deepEqual(problems.splice(0).filter((problem) => !problem.includes('404')), []);
  // What was missing is there at the next try.
  beside['plans/large.json'] = FIRST;
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('2 workloads').waitFor();
  await opened.finish();
});

test('a site lists its plans on the start page', async () => {
  beside['plans/prod.json'] = FIRST;
  beside['plans/index.json'] = JSON.stringify([{ name: 'Production & more', path: 'plans/prod.json' }]);
  await withPage(site, {}, async (page) => {
    await page.getByRole('heading', { name: 'Published on this site' }).waitFor();
    await axe(page);
    await page.getByRole('link', { name: 'Production & more' }).click();
    await there(page);
    await page.getByText('2 workloads').waitFor();
  });
  beside['plans/index.json'] = '{"name"';
  await withPage(site, {}, async (page) => {
    await page.getByText('The list of plans on this site cannot be read').waitFor();
    await page.getByRole('button', { name: 'Start empty' }).waitFor();
  });
  delete beside['plans/index.json'];
});

test('a published plan stands on a phone, in light and dark', async () => {
  beside['plans/prod.json'] = FIRST;
  for (const colorScheme of ['light', 'dark']) {
    const context = { colorScheme, viewport: { width: 390, height: 844 } };
    await withPage(site, { context, route: ASKED }, async (page) => {
      await page.getByRole('button', { name: 'Keep on this device' }).click();
      await saved(page);
      await page.getByLabel('Plan name').fill('Mine');
      await saved(page);
      await again(page);
      await page.getByRole('heading', { name: 'Your version on this device' }).waitFor();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `the page is ${wide} px too wide`);
      await axe(page);
    });
  }
});
