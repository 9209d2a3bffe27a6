// Without a network: everything works after one visit, a newer version is offered and never forced,
// and whoever hosts the site can switch it off.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, afterEach, test } from 'node:test';
import { copySite, readSite, releaseNext } from './site.mjs';
import { axe, closeBrowser, drop, mounted, openPage, startSite, withPage } from './support.mjs';

const ALLOWED = { serviceWorkers: 'allow' };
const STATE = readFileSync(new URL('../fixtures/import/state.json', import.meta.url), 'utf8');

let folder;
let site;
before(() => { readSite(); });
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'muster-site-'));
  copySite(folder);
  site = await startSite({ directory: folder });
});
afterEach(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});
after(closeBrowser);

/** Waits until the worker has everything, and answers for this page. */
const ready = (page) => page.evaluate(async () => {
  await navigator.serviceWorker.ready;
  if (navigator.serviceWorker.controller) return;
  await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }));
});

const version = (page) => page.locator('link[rel=service-worker]').getAttribute('data-version');
const saved = (page) => page.locator('#saved', { hasText: /^Saved$/ }).waitFor();
const offer = (page) => page.getByText('A new version of Muster is ready');
const sets = (page) => page.evaluate(() => caches.keys());

async function begin(page) {
  await page.getByRole('button', { name: 'Two servers', exact: true }).click();
  await page.waitForURL(/#\/plan\//);
  await saved(page);
}

/** What the browser says of a network that the test cut is no mistake of the page. */
const forgive = (problems, pattern) => {
  assert.deepEqual(problems.filter((problem) => !pattern.test(problem)), []);
  problems.length = 0;
};

test('one visit is enough: with the network cut, everything opens, imports and exports', async () => {
  await withPage(site, { context: ALLOWED }, async (page, { context, problems }) => {
    await ready(page);
    await site.close();
    await context.setOffline(true);
    await page.reload();
    await mounted(page);
    await begin(page);

    await page.locator('.nav').getByRole('link', { name: /Export and share/ }).click();
    const book = page.getByRole('row', { name: /Excel|[Ww]orkbook/ }).getByRole('button').first();
    const [file] = await Promise.all([page.waitForEvent('download'), book.click()]);
    assert.match(file.suggestedFilename(), /\.xlsx$/);
    await page.goto(site.url);
    await mounted(page);
    await page.getByRole('button', { name: 'Start empty' }).click();
    await page.waitForURL(/#\/plan\//);
    await page.locator('.nav').getByRole('link', { name: /Deployment/ }).click();
    await page.getByRole('link', { name: 'Import…' }).click();
    await drop(page, [['state.json', STATE]]);
    await page.getByText('3 servers').first().waitFor();
    const page404 = await page.evaluate(() => fetch('plans/none.json').then(() => 'answered', () => 'no network'));
    assert.equal(page404, 'no network', 'what is not the application\'s own is not made up');
    forgive(problems, /ERR_INTERNET_DISCONNECTED|ERR_FAILED|ERR_CONNECTION_REFUSED/);
  });
});

test('the worker comes after the page, and lists every file of it', async () => {
  await withPage(site, { context: ALLOWED }, async (page) => {
    await ready(page);
    const worker = site.asked.indexOf('service-worker.js');
    const program = site.asked.findIndex((name) => /^muster-app.*\.wasm$/.test(name));
    assert.ok(program >= 0 && worker > program, `in the order ${site.asked.join(', ')}`);
    const kept = await page.evaluate(async () => {
      const set = await caches.open((await caches.keys())[0]);
      return (await set.keys()).map(({ url }) => url);
    });
    const { files } = readSite(folder);
    for (const name of Object.keys(files)) assert.ok(kept.includes(site.url + name), name);
  });
});

test('a new version is offered, waits for the last edit, and old windows keep their own files', async () => {
  const { page, problems, finish } = await openPage(site, { context: ALLOWED });
  await ready(page);
  await begin(page);
  const other = await openPage(site, { from: page });
  const before = await version(page);
  const script = releaseNext(folder);
  await page.evaluate(async () => {
    window.sameWindow = true;
    await (await navigator.serviceWorker.ready).update();
  });
  await offer(page).waitFor();
  await offer(other.page).waitFor();
  await axe(page);
  assert.equal(await version(page), before, 'nothing was forced');
  await page.getByLabel('Plan name').fill('Typed at the last moment');
  assert.equal(await page.evaluate(() => window.sameWindow), true);
  await page.getByRole('button', { name: 'Use it now' }).click();
  await page.waitForFunction((before) => {
    const link = document.querySelector('link[rel=service-worker]');
    return link && link.dataset.version !== before;
  }, before);
  await saved(page);
  assert.equal(await page.getByLabel('Plan name').inputValue(), 'Typed at the last moment');
  assert.equal(await offer(page).count(), 0, 'the new version does not offer itself');

  const status = (page, name) => page.evaluate((name) => fetch(`./${name}`).then(({ status }) => status), name);
  assert.equal(await status(other.page, script), 200, 'the former script is gone from the host, and still there');
  await begin(other.page);
  await other.finish();
  assert.equal((await sets(page)).length, 2);
  forgive(problems, /^$/);
  const context = page.context();
  await page.close();
  const last = await context.newPage();
  await last.goto(site.url);
  await mounted(last);
  await last.waitForFunction(async () => (await caches.keys()).length === 1);
  await finish();
});

test('plans of the host and unknown addresses pass by', async () => {
  mkdirSync(join(folder, 'plans'), { recursive: true });
  await withPage(site, { context: ALLOWED }, async (page, { problems }) => {
    await ready(page);
    const text = () => page.evaluate(() => fetch('plans/erp.json').then((answer) => answer.text()));
    for (const content of ['one', 'two']) {
      writeFileSync(join(folder, 'plans', 'erp.json'), content);
      assert.equal(await text(), content);
    }
    const status = await page.evaluate(() => fetch('nothing.json').then((answer) => answer.status));
    assert.equal(status, 404);
    forgive(problems, /404/);
  });
});

for (const [how, change] of [
  ['taking its line out of the page', () => {}],
  ['putting a worker that ends in its place', () => {
    writeFileSync(join(folder, 'service-worker.js'), readFileSync(new URL('../../xtask/offline/off.js', import.meta.url)));
  }],
]) {
  test(`a host switches it off by ${how}`, async () => {
    await withPage(site, { context: ALLOWED }, async (page) => {
      await ready(page);
      assert.equal((await sets(page)).length, 1);
      const index = join(folder, 'index.html');
      writeFileSync(index, readFileSync(index, 'utf8').replace(/<link rel="service-worker"[^>]*>/, ''));
      change();
      await page.reload();
      await mounted(page);
      await page.waitForFunction(async () => !(await caches.keys()).length);
      await page.goto('about:blank');
      await page.goto(site.url);
      await mounted(page);
      assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
      await begin(page);
    });
  });
}

test('it can be installed, from any folder', async () => {
  await withPage(site, { context: ALLOWED }, async (page, { context }) => {
    const { manifest, icons } = await page.evaluate(async () => {
      const address = document.querySelector('link[rel=manifest]').href;
      const manifest = await (await fetch(address)).json();
      const size = (src) => new Promise((done, failed) => {
        const image = new Image();
        image.onload = () => done(`${image.naturalWidth}x${image.naturalHeight}`);
        image.onerror = failed;
        image.src = new URL(src, address).href;
      });
      const pictures = manifest.icons.filter(({ type }) => type === 'image/png');
      const icons = await Promise.all(pictures.map(async ({ src, sizes }) => [sizes, await size(src)]));
      return { manifest: { scope: new URL(manifest.scope, address).href, start: new URL(manifest.start_url, address).href }, icons };
    });
    assert.deepEqual(manifest, { scope: site.url, start: site.url });
    assert.equal(icons.length, 3);
    for (const [said, is] of icons) assert.equal(is, said);
    const session = await context.newCDPSession(page);
    const { errors, url } = await session.send('Page.getAppManifest');
    assert.deepEqual([errors, url], [[], `${site.url}static/manifest.webmanifest`]);
  });
});
