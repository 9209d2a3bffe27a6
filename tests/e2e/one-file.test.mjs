// The page as one file: opened from the disk, with the network off, it does what the site does, and
// can be saved with the plan inside, again and again.

import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { axe, closeBrowser, download, openPage, startSite, withPage } from './support.mjs';

const BUILT = fileURLToPath(new URL('../../dist/muster.html', import.meta.url));

let folder;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-'));
});
after(async () => {
  await closeBrowser();
  rmSync(folder, { recursive: true });
});

/** A file as a site of its own: a request for anything else is a problem. */
function asSite(path) {
  const url = pathToFileURL(path).href;
  return { url, origin: url };
}

/** Opens a file in a fresh profile without a network. */
const openFile = (path) => openPage(asSite(path), { context: { offline: true } });

const exportPage = async (page) => {
  await page.locator('.nav').getByRole('link', { name: /Export and share/ }).click();
  await page.getByRole('heading', { name: 'Files' }).waitFor();
};

/** Saves the page as one file under a name of its own. */
async function save(page, name) {
  await exportPage(page);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as one file' }).click(),
  ]);
  assert.match(file.suggestedFilename(), /^[a-z0-9-]+\.muster\.html$/);
  const path = join(folder, name);
  copyFileSync(await file.path(), path);
  return path;
}

/** Begins with an example, and gives it a name. */
async function begin(page, name) {
  await page.getByRole('button', { name: 'Two servers', exact: true }).click();
  await page.waitForURL(/#\/plan\//);
  await rename(page, name);
}

async function rename(page, name) {
  await page.getByLabel('Plan name').fill(name);
  await page.locator('#saved', { hasText: /^Saved$/ }).waitFor();
}

async function named(page, name) {
  await page.waitForURL(/#\/plan\//);
  await page.locator('#saved', { hasText: /^Saved$/ }).waitFor();
  assert.equal(await page.getByLabel('Plan name').inputValue(), name);
}

test('from the disk and without a network, the main job is done and the file is saved with the plan', async () => {
  const first = await openFile(BUILT);
  await begin(first.page, 'Kept </script><!-- on a stick');
  await first.page.locator('.nav').getByRole('link', { name: 'Readiness' }).click();
  await first.page.getByRole('heading', { name: 'Readiness', level: 1 }).waitFor();
  await axe(first.page);
  await exportPage(first.page);
  const checklist = await download(first.page, () =>
    first.page.getByRole('row', { name: /^Checklist, CSV/ }).getByRole('button').click());
  assert.ok(checklist.text.length > 100, 'a checklist comes out of it');
  const saved = await save(first.page, 'once.html');
  await first.finish();

  const second = await openFile(saved);
  await named(second.page, 'Kept </script><!-- on a stick');
  await second.page.reload();
  await named(second.page, 'Kept </script><!-- on a stick');
  await rename(second.page, 'Kept twice');
  const again = await save(second.page, 'twice.html');
  await second.finish();

  const third = await openFile(again);
  await named(third.page, 'Kept twice');
  await third.finish();
  const [before, after] = [statSync(saved).size, statSync(again).size];
  assert.ok(Math.abs(before - after) < 10_000, `saving again does not make it grow: ${before}, ${after}`);
});

test('the plan of a file that was left before it could be kept is taken when the file is loaded again', async () => {
  const first = await openFile(BUILT);
  await begin(first.page, 'Left at once');
  const { hash } = new URL(first.page.url());
  const saved = await save(first.page, 'left.html');
  await first.finish();
  // A fresh profile at the plan's own address is what such a page is loaded with.
  const again = await openPage(asSite(saved), { context: { offline: true }, route: hash });
  await named(again.page, 'Left at once');
  await again.finish();
});

test('a newer version of a plan that is here already is shown first and overwrites nothing', async () => {
  const context = { offline: true };
  const one = await openPage(asSite(BUILT), { context });
  await begin(one.page, 'As it was');
  const saved = await save(one.page, 'older.html');
  await rename(one.page, 'Changed since');
  const two = await openPage(asSite(saved), { from: one.page });
  await two.page.getByText('Changed since on this device is the same plan').waitFor();
  await axe(two.page);
  await two.finish();
  await named(one.page, 'Changed since');
  await one.finish();
});

test('the site hands out the same file', async () => {
  const site = await startSite();
  let path;
  await withPage(site, {}, async (page) => {
    await begin(page, 'From the site');
    path = await save(page, 'site.html');
  });
  await site.close();
  const opened = await openFile(path);
  await named(opened.page, 'From the site');
  const policy = await opened.page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  assert.match(policy, /script-src 'sha256-[^']+' 'wasm-unsafe-eval'; style-src 'sha256-[^']+'/);
  assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')|https?:|\*/);
  await opened.finish();
});
