// Nothing is lost: what the disk holds while somebody types, and what becomes of work where the disk
// is full, damaged, closed, deleted, or of another version of the page.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { make, put, rows } from './disk.mjs';
import { addWorkload, drawer, names, saved, startEmpty, valuesOf } from './filling.mjs';
import { axe, closeBrowser, download, openPage, startSite, withPage } from './support.mjs';

let site;
before(async () => { site = await startSite(); });
after(async () => { await closeBrowser(); await site.close(); });

/** How long an edit may take to the disk, in milliseconds. */
const LIMIT = 300;

const nameField = (page) => drawer(page).getByLabel('Name', { exact: true });
const notSaved = (page, why) => page.getByText(`Your changes are not saved: ${why}`).waitFor();

test('every edit is on the disk within 300 ms, also while typing goes on', async () => {
  await withPage(site, {}, async (page) => {
    await startEmpty(page, 'Steady');
    await addWorkload(page, '');
    await saved(page);
    await page.evaluate(() => {
      window.typed = [];
      window.committed = [];
      document.addEventListener('input', (event) => {
        window.typed.push({ value: event.target.value, at: performance.now() });
      }, true);
      const { add } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.add = function record(text, key) {
        this.transaction.addEventListener('complete', () => window.committed.push({ text, at: performance.now() }));
        return add.call(this, text, key);
      };
    });
    await nameField(page).pressSequentially('0123456789'.repeat(6), { delay: 35 });
    await saved(page);
    const [typed, committed] = await page.evaluate(() => [window.typed, window.committed]);
    assert.equal(typed.length, 60);
    const waits = typed.map(({ value, at }) => {
      const name = ({ text }) => /"name":"([0-9]+)"/.exec(text)?.[1] ?? '';
      const record = committed.find((record) => record.at >= at && name(record).startsWith(value));
      assert.ok(record, `${value} never reached the journal`);
      return Math.round(record.at - at);
    });
    assert.ok(Math.max(...waits) <= LIMIT, `the slowest took ${Math.max(...waits)} ms`);
    assert.ok(committed.length >= 60 * 35 / LIMIT, 'and not only when typing paused');
  });
});

test('where the device has no room left, work goes on and can be downloaded, and is saved when there is', async () => {
  const opened = await openPage(site);
  const { page } = opened;
  const devtools = await opened.context.newCDPSession(page);
  const quota = (limit) => devtools.send('Storage.overrideQuotaForOrigin', { origin: site.origin, ...limit });
  // Before the first write: the browser remembers for a while how much room there was.
  await quota({ quotaSize: 150_000 });
  await startEmpty(page, 'Full');
  await addWorkload(page, 'erp');
  await saved(page);
  const long = 'x'.repeat(400_000);
  await nameField(page).fill(long);
  await notSaved(page, 'this device has no room left');
  await page.locator('#saved', { hasText: 'Not saved' }).waitFor();
  await axe(page);
  const file = await download(page, () => page.getByRole('button', { name: 'Download the plan' }).click());
  assert.equal(JSON.parse(file.text).deployment.workloads[0].name, long);
  await quota({});
  await page.getByRole('button', { name: 'Try again' }).click();
  await saved(page);
  await page.reload();
  await names(page).first().waitFor();
  assert.deepEqual(await valuesOf(names(page)), [long]);
  await opened.finish();
});

/** A plan with three saved workloads, of which the journal's record for the second is torn. */
async function tear(page, store) {
  await startEmpty(page, 'Torn');
  for (const name of ['first', 'second', 'third']) {
    await addWorkload(page, name);
    await saved(page);
  }
  await page.locator('.brand').click();
  await page.getByRole('link', { name: 'Torn' }).waitFor();
  const found = await rows(page, store);
  const torn = store === 'journal' ? found.find(({ value }) => value.includes('"second"')) : found[0];
  await put(page, store, torn.key, torn.value.slice(0, 60));
  // The plan is still in memory.
  await page.reload();
  return torn.value.slice(0, 60);
}

test('a damaged record: the plan opens as it was before, and nothing stored is touched', async () => {
  await withPage(site, {}, async (page) => {
    const torn = await tear(page, 'journal');
    const before = JSON.stringify([await rows(page, 'journal'), await rows(page, 'snapshots')]);
    await page.getByRole('link', { name: 'Torn' }).click();
    await page.getByText('Not all of this plan can be read').waitFor();
    await axe(page);
    const file = await download(page, () => page.getByRole('button', { name: 'Download what is stored' }).click());
    assert.ok(JSON.parse(file.text).journal.includes(torn));
    const after = JSON.stringify([await rows(page, 'journal'), await rows(page, 'snapshots')]);
    assert.equal(after, before);

    await page.getByRole('button', { name: 'Keep this as a copy' }).click();
    await saved(page);
    await page.locator('.nav a[href*="/deployment/"]').click();
    await page.locator('.section-nav a[href$="/deployment/workloads"]').click();
    await names(page).first().waitFor();
    assert.deepEqual((await valuesOf(names(page)))[0], 'first');
    await page.locator('.brand').click();
    await page.getByRole('link', { name: 'Torn', exact: true }).waitFor();
    await page.getByRole('link', { name: 'Torn (2)' }).waitFor();
  });
});

test('a damaged snapshot: the page says so, and hands out what is stored', async () => {
  await withPage(site, {}, async (page) => {
    const torn = await tear(page, 'snapshots');
    await page.getByRole('link', { name: 'Torn' }).click();
    await page.getByText('the saved plan cannot be read').waitFor();
    await axe(page);
    const file = await download(page, () => page.getByRole('button', { name: 'Download what is stored' }).click());
    assert.equal(JSON.parse(file.text).snapshots, torn);
  });
});

test('a plan that is deleted from outside while it is open can be kept again', async () => {
  const opened = await openPage(site);
  const { page } = opened;
  await startEmpty(page, 'Cleared');
  await addWorkload(page, 'erp');
  await saved(page);
  const devtools = await opened.context.newCDPSession(page);
  await devtools.send('Storage.clearDataForOrigin', { origin: site.origin, storageTypes: 'indexeddb' });
  await nameField(page).fill('erp-db');
  await page.getByText('This device does not have the plan any more').waitFor();
  await axe(page);
  await page.getByRole('button', { name: 'Keep it here again' }).click();
  await saved(page);
  await page.reload();
  await names(page).first().waitFor();
  assert.deepEqual(await valuesOf(names(page)), ['erp-db']);
  await opened.finish();
});

/** A page of the same origin that is not the application. */
async function beside(from) {
  const page = await from.context().newPage();
  const style = await from.locator('link[rel=stylesheet]').first().getAttribute('href');
  await page.goto(new URL(style, site.url).href);
  return page;
}

const layout = async () =>
  JSON.parse(await readFile(new URL('../fixtures/database/layout-1.json', import.meta.url), 'utf8'));

test('an older version that holds the database is named, and when it lets go all is well', async () => {
  const opened = await openPage(site, { route: '#/nowhere' });
  const older = await beside(opened.page);
  // The page itself may have made the database already.
  await opened.page.goto('about:blank');
  await older.evaluate(() => new Promise((done) => { indexedDB.deleteDatabase('muster').onsuccess = done; }));
  await make(older, await layout());
  await older.evaluate(() => new Promise((done) => {
    indexedDB.open('muster', 1).onsuccess = (event) => { window.held = event.target.result; done(); };
  }));
  const { page } = opened;
  await page.goto(site.url);
  await page.getByText('an older version of this page is open in another tab').waitFor();
  await older.evaluate(() => window.held.close());
  await page.getByRole('link', { name: 'From the first layout' }).waitFor();
  await opened.finish();
});

test('plans of the first layout open, are changed and saved', async () => {
  const opened = await openPage(site, { route: '#/nowhere' });
  const { page } = opened;
  const other = await beside(page);
  await page.goto('about:blank');
  await other.evaluate(() => new Promise((done) => { indexedDB.deleteDatabase('muster').onsuccess = done; }));
  await make(other, await layout());
  await other.close();
  await page.goto(site.url);
  await page.getByRole('link', { name: 'From the first layout' }).click();
  await page.locator('.nav a[href*="/deployment/"]').click();
  await page.locator('.section-nav a[href$="/deployment/workloads"]').click();
  await names(page).first().waitFor();
  assert.deepEqual(await valuesOf(names(page)), ['erp-db', 'crm']);
  await names(page).first().fill('erp-db-2');
  await saved(page);
  await page.reload();
  await names(page).first().waitFor();
  assert.deepEqual(await valuesOf(names(page)), ['erp-db-2', 'crm']);
  await opened.finish();
});

test('a database of a newer version is left alone, and the page says what to do', async () => {
  const opened = await openPage(site, { route: '#/nowhere' });
  const { page } = opened;
  const other = await beside(page);
  await page.goto('about:blank');
  await other.evaluate(() => new Promise((done) => { indexedDB.deleteDatabase('muster').onsuccess = done; }));
  await make(other, { ...await layout(), version: 99 });
  await page.goto(site.url);
  await page.getByText('a newer version of this page keeps its plans here').waitFor();
  const version = await other.evaluate(async () => (await indexedDB.databases())[0].version);
  assert.equal(version, 99);
  await opened.finish();
});

test('what was done can be taken back after the page was loaded anew, and made again', async () => {
  await withPage(site, {}, async (page) => {
    await startEmpty(page, 'Steps');
    for (const name of ['first', 'second', 'third']) {
      await addWorkload(page, name);
      await saved(page);
    }
    const step = (name) => page.getByRole('button', { name, exact: true }).click();
    const shows = async (...expected) => {
      await page.locator('.table-foot', { hasText: `${expected.length} workload` }).waitFor();
      await saved(page);
      assert.deepEqual(await valuesOf(names(page)), expected);
    };
    await page.reload();
    await shows('first', 'second', 'third');
    await step('Undo');
    await shows('first', 'second', '');
    await step('Undo');
    await shows('first', 'second');
    await page.reload();
    await shows('first', 'second');
    await step('Redo');
    await shows('first', 'second', '');
    await step('Redo');
    await shows('first', 'second', 'third');
    for (let turn = 0; turn < 20; turn += 1) {
      await names(page).first().fill(`first ${turn}`);
      await saved(page);
    }
    // Opening the plan now folds its journal.
    await page.reload();
    await shows('first 19', 'second', 'third');
    await step('Undo');
    await shows('first', 'second', 'third');
  });
});

test('the browser is asked to keep the plans, and its answer is shown', async () => {
  await withPage(site, {}, async (page) => {
    await startEmpty(page, 'Kept');
    await saved(page);
    await page.locator('.brand').click();
    const promised = await page.evaluate(() => navigator.storage.persisted());
    await page.getByText(promised ? 'promises to keep your plans' : 'may delete plans').waitFor();
    await axe(page);
  });
});
