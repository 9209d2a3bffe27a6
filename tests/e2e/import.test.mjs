// Bring your own inventory: drop files, see what they would change, decide, import, undo.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { axe, closeBrowser, drop, hold, kept, mounted, screenshot, startSite, threadsEnded, withPage } from './support.mjs';

let site;
before(async () => { site = await startSite(); });
after(async () => { await closeBrowser(); await site.close(); });

const FIXTURES = new URL('../fixtures/import/', import.meta.url);
const LOGIN = '<!DOCTYPE html><html><title>Log in</title><form action="/login"></form></html>';

/** Starts an empty plan and goes to the page that imports into it. */
async function openImport(page) {
  await page.getByRole('button', { name: 'Start empty' }).click();
  await page.waitForURL(/#\/plan\//);
  await page.locator('.nav').getByRole('link', { name: /Deployment/ }).click();
  await page.getByRole('link', { name: 'Import…' }).click();
  await page.getByRole('heading', { name: 'Import', level: 1 }).waitFor();
}

const fixture = async (name) => [name, await readFile(new URL(name, FIXTURES), 'utf8')];
const line = (page, name) => page.getByRole('list', { name: 'Files' }).getByRole('listitem').filter({ hasText: name });
const importing = (page) => page.getByRole('button', { name: /^Import \d+ changes?/ });
const nothing = (page) => page.locator('p[role=status]', { hasText: /^Nothing would change/ });
const row = (page, name) => page.getByRole('row').filter({ hasText: name });

test('a dropped state is shown first, imported as one step, and taken back as one', async () => {
  await withPage(site, {}, async (page) => {
    await openImport(page);
    const state = await fixture('state.json');
    assert.match(state[1], /SECRET/, 'the file has something to leak');
    await drop(page, [state]);
    await line(page, 'state.json').getByText('3 servers').waitFor();
    await row(page, 'module.app["a"].ibm_is_instance.web[0]').first().waitFor();
    assert.ok(!(await kept(page)).includes('web-1'), 'nothing changes before the button is pressed');
    await axe(page);
    await screenshot(page, 'import-wide');

    // One server is left out, all else comes.
    const all = Number((await importing(page).innerText()).match(/\d+/)[0]);
    await page.getByLabel('What to do with web-2').selectOption('Skip');
    await page.getByRole('button', { name: `Import ${all - 1} changes` }).click();
    await page.getByText(`Imported ${all - 1} changes`).waitFor();
    await nothing(page).waitFor();
    assert.ok(!(await kept(page)).includes('SECRET'), 'no secret is kept');

    await page.locator('.nav').getByRole('link', { name: /Deployment/ }).click();
    await page.locator('.section-nav a[href$="/deployment/workloads"]').click();
    const names = page.locator('table[role=grid] input[aria-label="Name"]');
    await names.first().waitFor();
    assert.deepEqual(await names.evaluateAll((fields) => fields.map((field) => field.value)), ['web-1']);
    const height = (line) => line.offsetHeight;
    const lines = page.locator('table[role=grid] tr[data-row]');
    assert.ok(await lines.first().evaluate(height) <= 37, 'where it is from fits into the line');
    await page.getByRole('link', { name: 'Open details' }).first().click();
    const drawer = page.getByRole('complementary', { name: 'web-1' });
    await drawer.getByText('state.json').waitFor();
    await drawer.getByText('module.app["a"].ibm_is_instance.web[0]').waitFor();
    await axe(page);

    await page.getByRole('button', { name: 'Undo' }).first().click();
    await page.getByText('No workloads yet').waitFor();
  });
});

test('the same file again changes nothing, and what a person entered is kept', async () => {
  await withPage(site, {}, async (page) => {
    await openImport(page);
    const state = await fixture('state.json');
    await drop(page, [state]);
    await importing(page).click();
    await nothing(page).waitFor();
    assert.equal(await page.getByRole('button', { name: /^Import 0 changes/ }).getAttribute('aria-disabled'), 'true');
    await page.getByRole('button', { name: 'Start over' }).click();
    await drop(page, [state]);
    await nothing(page).waitFor();

    await page.locator('.nav').getByRole('link', { name: /Deployment/ }).click();
    await page.locator('.section-nav a[href$="/deployment/workloads"]').click();
    await page.locator('table[role=grid] input[aria-label="Name"]').first().fill('web-one');
    await page.keyboard.press('Tab');
    await page.getByRole('link', { name: 'Import…' }).click();
    await drop(page, [state]);
    await row(page, 'You entered web-one').first().waitFor();
    await axe(page);
    await page.getByLabel('What to do with web-one').selectOption('Take');
    await importing(page).click();
    await nothing(page).waitFor();
  });
});

test('files join, whether they come together or one after the other', async () => {
  await withPage(site, { context: { viewport: { width: 400, height: 800 } } }, async (page) => {
    await openImport(page);
    await drop(page, [await fixture('instances.json')]);
    await line(page, 'instances.json').getByText(/\d+ servers?/).waitFor();
    await drop(page, [await fixture('subnets.json'), await fixture('groups.json')]);
    await line(page, 'groups.json').getByText(/\d+ groups?/).waitFor();
    assert.equal(await page.getByRole('list', { name: 'Files' }).getByRole('listitem').count(), 3);
    await axe(page);
    await screenshot(page, 'import-narrow');
  });
});

test('what is no inventory says what it is and what to run instead', async () => {
  await withPage(site, {}, async (page) => {
    await openImport(page);
    await drop(page, [['state.json', LOGIN], ['cut.json', '{"format_version": "1.0", "values": {']]);
    await line(page, 'state.json').getByText(/web page.*ibmcloud login/).waitFor();
    await line(page, 'cut.json').getByText(/ends in the middle/).waitFor();
    await axe(page);
    await page.getByText('Paste text').click();
    await page.getByLabel('Text', { exact: true }).fill('Name,Zone\nerp-db,eu-de-1\n');
    await page.getByRole('button', { name: 'Read the text' }).click();
    await line(page, 'pasted text').getByText(/1 server/).waitFor();
    await row(page, 'erp-db').first().waitFor();
  });
});

/** What the page says of the files, and all rows that it shows, as text. */
async function outcome(page) {
  await importing(page).waitFor();
  const lines = await page.getByRole('list', { name: 'Files' }).getByRole('listitem').allInnerTexts();
  const rows = await page.getByRole('row').allInnerTexts();
  return [...lines.map((text) => text.replace(/read in \d+ ms/, '')), ...rows];
}

const ofReader = (addresses) => addresses.filter((address) => address.includes('muster-worker'));

test('what reads files is asked for with the first file, and reads the same in the page without it', async () => {
  const files = [await fixture('state.json'), await fixture('groups.json'), ['cut.json', '{"format_version": "1.0", "values": {']];
  let beside;
  await withPage(site, {}, async (page, { requests }) => {
    await openImport(page);
    await page.waitForLoadState('networkidle');
    assert.deepEqual(ofReader(requests), [], 'nothing of it comes before');
    await drop(page, files);
    await line(page, 'cut.json').getByText('Not read').waitFor();
    beside = await outcome(page);
    const names = new Set(ofReader(requests).map((address) => address.replace(/-[0-9a-f]{16}\./, '-HASH.').split('/').pop()));
    assert.deepEqual([...names].sort(), ['muster-worker-HASH.js', 'muster-worker-HASH.wasm']);
  });
  // A browser without threads, and one that does not get at the script.
  for (const block of ['Worker', 'script']) {
    await withPage(site, {}, async (page, { requests, problems }) => {
      if (block === 'Worker') await page.addInitScript(() => { delete window.Worker; });
      else await page.route('**/muster-worker*', (route) => route.abort());
      await page.reload();
      await mounted(page);
      await openImport(page);
      await drop(page, files);
      await line(page, 'cut.json').getByText('Not read').waitFor();
      assert.deepEqual(await outcome(page), beside);
      if (block === 'Worker') assert.deepEqual(ofReader(requests), []);
      else problems.length = 0;
    });
  }
});

test('cancel in the middle ends the reading and loses nothing', async () => {
  await withPage(site, {}, async (page) => {
    await openImport(page);
    await drop(page, [await fixture('connections.json')]);
    await importing(page).waitFor();
    const [before, rows] = [await kept(page), await importing(page).innerText()];
    // The thread hears of no job any more: reading is in the middle until it is cancelled.
    await hold(page, true);
    await drop(page, [await fixture('state.json')]);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await line(page, 'state.json').getByText('Stopped; choose it again to read it').waitFor();
    await line(page, 'connections.json').getByText('Read', { exact: true }).waitFor();
    await threadsEnded(page);
    assert.equal(await importing(page).innerText(), rows, 'what was read before is there');
    assert.equal(await kept(page), before);
    await hold(page, false);
    await drop(page, [await fixture('state.json')]);
    await row(page, 'module.app["a"].ibm_is_instance.web[0]').first().waitFor();
  });
});
