// Links and files behind a passphrase: made here, opened in another profile and on the command line.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { longestTask } from './measure.mjs';
import { axe, closeBrowser, download, drop, kept, openPage, screenshot, startSite, withPage } from './support.mjs';

const PASSPHRASE = 'kelp orbit lantern moss quartz';
const NAME = 'Very secret name';

let site;
before(async () => { site = await startSite(); });
after(async () => { await closeBrowser(); await site.close(); });

/** Begins with a plan of that name, and asks for a passphrase on the export page. */
async function openSealing(page) {
  await page.getByRole('button', { name: 'Two servers', exact: true }).click();
  await page.waitForURL(/#\/plan\//);
  await page.getByLabel('Plan name').fill(NAME);
  await page.locator('#saved', { hasText: /^Saved$/ }).waitFor();
  await page.locator('.nav').getByRole('link', { name: /Export and share/ }).click();
  await page.getByLabel('Seal with a passphrase').check();
}

async function type(page, passphrase, again = passphrase) {
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByLabel('The same again').fill(again);
}

const button = (page, name) => page.getByRole('button', { name, exact: true });

/** Deriving a key takes its time, and all machines of a test run share theirs. */
const SLOW = { timeout: 60_000 };

async function sealedLink(page) {
  await button(page, 'Make the sealed link').click();
  await page.locator('#share-link').waitFor(SLOW);
  return page.locator('#share-link').inputValue();
}

async function tryToOpen(page, passphrase) {
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.keyboard.press('Enter');
}

test('a sealed link opens in a second profile, with the right passphrase only', async () => {
  let link;
  await withPage(site, {}, async (page) => {
    await openSealing(page);
    await page.getByText('Whoever loses the passphrase loses the plan').waitFor();
    await type(page, 'horse', 'house');
    await page.getByText('The two are not the same').waitFor();
    await page.getByText(/^Weak: short, or easy to guess/).waitFor();
    const off = page.getByRole('button', { name: 'Make the sealed link Type the same passphrase twice' });
    assert.equal(await off.getAttribute('aria-disabled'), 'true');
    await type(page, PASSPHRASE);
    await page.getByText('Strong', { exact: true }).waitFor();
    await axe(page);
    await screenshot(page, 'sealing');
    link = await sealedLink(page);
    assert.match(link, /#\/open\/2\./);
    assert.ok(!(await kept(page)).includes(PASSPHRASE), 'the passphrase is kept nowhere');
    await axe(page);
  });
  await withPage(site, { route: link.slice(site.url.length) }, async (page) => {
    await page.getByRole('heading', { name: 'Sealed with a passphrase' }).waitFor();
    assert.ok(!(await page.content()).includes(NAME));
    await axe(page);
    await tryToOpen(page, 'kelp orbit');
    await page.getByText(/^This passphrase does not open it/).waitFor(SLOW);
    const focused = () => page.evaluate(() => document.activeElement.type);
    assert.equal(await focused(), 'password', 'the keyboard is where it is to be typed again');
    await axe(page);
    await screenshot(page, 'unsealing');
    await tryToOpen(page, PASSPHRASE);
    await page.getByRole('heading', { name: NAME }).waitFor(SLOW);
    await button(page, 'Keep as a new plan').click();
    await page.waitForURL(/#\/plan\//);
    assert.equal(await page.getByLabel('Plan name').inputValue(), NAME);
  });
  const opened = execFileSync(process.env.MUSTER, ['open', link, '--passphrase-file', '-'], { input: PASSPHRASE });
  assert.equal(JSON.parse(opened).name, NAME, 'and on the command line');
});

test('a sealed file says nothing of its plan, and opens by drop in a second profile', async () => {
  let file;
  await withPage(site, {}, async (page) => {
    await openSealing(page);
    await type(page, PASSPHRASE);
    page.setDefaultTimeout(SLOW.timeout);
    file = await download(page, () => button(page, 'Download as sealed file').click());
  });
  assert.equal(file.name, 'plan.muster-sealed');
  assert.match(file.text, /^muster\.sealed\n/);
  await withPage(site, {}, async (page) => {
    await drop(page, [['received.muster-sealed', file.text]]);
    await page.getByRole('heading', { name: 'Sealed with a passphrase' }).waitFor();
    await tryToOpen(page, PASSPHRASE);
    await page.getByRole('heading', { name: NAME }).waitFor(SLOW);
    await button(page, 'Discard').click();
    await drop(page, [['cut.muster-sealed', file.text.split('\n').slice(0, 2).join('\n')]]);
    await tryToOpen(page, PASSPHRASE);
    await page.getByText(/^It is incomplete/).waitFor(SLOW);
  });
});

test('a file of the command line opens on the page', async () => {
  const example = execFileSync(process.env.MUSTER, ['example', '--shape', 'small']);
  const key = new URL('../fixtures/passphrase.txt', import.meta.url).pathname;
  const file = execFileSync(process.env.MUSTER, ['seal', '-', '--passphrase-file', key], { input: example, encoding: 'utf8' });
  await withPage(site, {}, async (page) => {
    await drop(page, [['plan.muster-sealed', file]]);
    await page.getByRole('heading', { name: 'Sealed with a passphrase' }).waitFor();
    await tryToOpen(page, readFileSync(key, 'utf8').trim());
    await page.getByRole('heading', { name: JSON.parse(example).name }).waitFor(SLOW);
  });
});

test('a sealed copy is merged where copies are merged, from a file and from a link', async () => {
  const key = new URL('../fixtures/passphrase.txt', import.meta.url).pathname;
  const passphrase = readFileSync(key, 'utf8').trim();
  const muster = (steps, input) => execFileSync(process.env.MUSTER, steps, { input, encoding: 'utf8' });
  const mine = muster(['example', '--shape', 'small']);
  const { id, name } = JSON.parse(mine);
  const theirs = JSON.stringify({ ...JSON.parse(mine), name: `${name}, theirs` });
  const sealed = muster(['seal', '-', '--passphrase-file', key], theirs);
  const link = muster(['link', '-', '--passphrase-file', key], theirs).trim();
  await withPage(site, {}, async (page) => {
    await drop(page, [['mine.muster.json', mine]]);
    await page.waitForURL(/#\/plan\//);
    const toMerge = async () => {
      await page.evaluate((id) => { location.hash = `#/plan/${id}/merge`; }, id);
      await page.getByRole('heading', { name: 'Merge', level: 1 }).waitFor();
    };
    const asked = () => page.getByRole('heading', { name: 'Sealed with a passphrase' }).waitFor();
    const compared = () => page.getByText('It is not known what both copies began with').waitFor(SLOW);
    await toMerge();
    await page.getByLabel('Link to a copy').fill(link);
    await button(page, 'Open link').click();
    await asked();
    await axe(page);
    await button(page, 'Discard').click();
    await drop(page, [['received.muster-sealed', sealed]]);
    await asked();
    await tryToOpen(page, 'kelp orbit');
    await page.getByText(/^This passphrase does not open it/).waitFor(SLOW);
    await tryToOpen(page, passphrase);
    await compared();
    await page.getByRole('button', { name: 'Theirs for all' }).click();
    await page.getByRole('button', { name: 'Merge', exact: true }).click();
    await page.locator('.toast', { hasText: 'Merged with received.muster-sealed' }).waitFor();
    assert.equal(await page.getByLabel('Plan name').inputValue(), `${name}, theirs`);
    await toMerge();
    await page.getByLabel('Link to a copy').fill(link);
    await button(page, 'Open link').click();
    await tryToOpen(page, passphrase);
    await page.getByText(/the link/).first().waitFor(SLOW);
  });
});

test('deriving the key never holds the page up', async (context) => {
  const { page, finish } = await openPage(site);
  await openSealing(page);
  await type(page, PASSPHRASE);
  const started = Date.now();
  const longest = await longestTask(page, () => sealedLink(page));
  const took = Date.now() - started;
  context.diagnostic(`sealed in ${took} ms, the longest task of the page took ${longest} ms`);
  // In the page it would be one task, nearly as long as all of it.
  assert.ok(longest < took / 2, `the longest task took ${longest} ms of ${took} ms`);
  await finish();
});
