// What every browser test needs: the release site on a small server, a browser, pages that fail on
// any console error or foreign request, the accessibility check, and pictures.
//
//   const site = await startSite();                       // dist/ under /some/folder/
//   const { page, finish } = await openPage(site);        // a fresh profile
//   ...
//   await finish();                                       // closes it; fails on what went wrong
//
// `withPage(site, options, async (page, context) => { … })` does the opening and closing.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createReadStream, existsSync, mkdirSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const DIST = process.env.SITE ?? join(ROOT, 'dist');
const PICTURES = join(ROOT, 'target', 'screenshots');

const BROWSERS = [
  process.env.CHROME,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** How every browser of the tests is started. */
export const ARGUMENTS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Containers have a small /dev/shm, and large pages then crash.
  '--disable-dev-shm-usage',
];

/** How long a page may take to do what a test waits for, in milliseconds; more on a busy machine. */
const PATIENCE = Number(process.env.PATIENCE ?? 15_000);

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/**
 * Serves `dist/` under a sub-folder of its own origin, as a static host would: nothing outside the
 * folder, no fallback page. `beside` holds what a team publishes there as well: a text by its path,
 * to be changed while the site stands.
 *
 * `asked` is the live list of the files that were asked for, whoever did.
 *
 * @returns {Promise<{url: string, origin: string, asked: string[], close: () => Promise<void>}>}
 */
export async function startSite({ folder = '/some/folder/', directory = DIST, beside = {} } = {}) {
  assert.ok(existsSync(join(directory, 'index.html')), 'there is no site; run `cargo xtask dist`');
  const asked = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    asked.push(pathname.slice(folder.length));
    const published = pathname.startsWith(folder) ? beside[pathname.slice(folder.length)] : undefined;
    if (published !== undefined) {
      response.writeHead(200, { 'content-type': TYPES[extname(pathname)] ?? TYPES['.html'] }).end(published);
      return;
    }
    const file = fileFor(decodeURIComponent(pathname), folder, directory);
    if (!file) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
      return;
    }
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const close = () =>
    new Promise((closed) => {
      server.close(closed);
      server.closeAllConnections();
    });
  return { url: origin + folder, origin, asked, close };
}

function fileFor(pathname, folder, directory) {
  if (!pathname.startsWith(folder)) return undefined;
  const relative = pathname.slice(folder.length) || 'index.html';
  const file = normalize(join(directory, relative));
  const inside = file.startsWith(directory + sep);
  return inside && existsSync(file) && statSync(file).isFile() ? file : undefined;
}

let browser;

/** The program of the browser. */
export function executable() {
  const path = BROWSERS.find((path) => path && existsSync(path));
  assert.ok(path, 'no Chromium found; run `cargo xtask setup`, or set CHROME');
  return path;
}

/** The one browser of a test file; closed by `closeBrowser`, or when the process ends. */
export async function launchBrowser() {
  if (!browser) {
    const executablePath = executable();
    const isRoot = process.getuid?.() === 0;
    const args = isRoot ? ['--no-sandbox', ...ARGUMENTS] : ARGUMENTS;
    browser = await chromium.launch({ executablePath, args });
  }
  return browser;
}

/** Closes the browser; for `after(...)` of a test file. */
export async function closeBrowser() {
  await browser?.close();
  browser = undefined;
}

/**
 * Opens the site in a fresh profile and waits until the application stands.
 *
 * `route` is the part of the address behind the folder, for example `#/readiness`. `context` goes
 * to Playwright's `newContext` (viewport, colorScheme, permissions …). With `from`, the page opens
 * as another tab of that page's profile. A service worker is not let in, unless `context` says
 * `serviceWorkers: 'allow'`: what it fetches is no part of what a test looks at.
 *
 * `finish` closes the profile and fails if there was a console error, an uncaught error, or a
 * request to another origin. `problems` is the live list, for tests that provoke one; `requests`
 * all addresses asked for.
 */
export async function openPage(site, { route = '', context: options = {}, from } = {}) {
  const context =
    from?.context() ??
    (await (await launchBrowser()).newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block', ...options }));
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const problems = [];
  const requests = [];
  watch(page, site.origin, problems, requests);
  await page.goto(site.url + route);
  await mounted(page).catch((error) => {
    throw new Error(`the application did not start: ${problems.join('; ') || error.message}`);
  });
  const finish = async () => {
    await (from ? page.close() : context.close());
    assert.deepEqual(problems, [], 'the page reported problems');
  };
  return { page, context, problems, requests, finish };
}

/** Opens a page, runs the steps, and closes it; see `openPage`. */
export async function withPage(site, options, steps) {
  const opened = await openPage(site, options);
  let done = false;
  try {
    await steps(opened.page, opened);
    done = true;
  } finally {
    // What the page complained of often explains a failed step, but must not hide it.
    if (done) await opened.finish();
    else {
      if (opened.problems.length) console.error('problems of the page:', opened.problems);
      await opened.context.close();
    }
  }
}

/** Waits until the application has replaced the empty page. */
export async function mounted(page) {
  await page.locator('main').first().waitFor();
}

function watch(page, origin, problems, requests) {
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('request', (request) => {
    const address = request.url();
    requests.push(address);
    const local = address.startsWith(origin) || /^(data|blob|about):/.test(address);
    if (!local) problems.push(`request to another origin: ${address}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()} for ${response.url()}`);
  });
}

const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/**
 * Asserts that axe finds nothing wrong with the page as it stands. `evaluate` runs outside the
 * page's content security policy, so the policy stays on.
 */
export async function axe(page, { exclude = [] } = {}) {
  await settled(page);
  await page.evaluate(await readFile(axeSource, 'utf8'));
  const violations = await page.evaluate(async (exclude) => {
    const found = await window.axe.run({ exclude }, { resultTypes: ['violations'] });
    return found.violations.map(({ id, help, nodes }) => ({
      id,
      help,
      where: nodes.slice(0, 5).map((node) => `${node.target.join(' ')}: ${node.failureSummary}`),
    }));
  }, exclude);
  assert.deepEqual(violations, [], `axe on ${page.url()}`);
}

/** Waits until what fades or moves has come to its end: colours on the way have any contrast. */
const settled = (page) => page.evaluate(async () => {
  const ends = (animation) => Number.isFinite(animation.effect?.getComputedTiming().endTime);
  const ended = document.getAnimations().filter(ends).map(({ finished }) => finished.catch(() => {}));
  await Promise.all(ended);
});

/** Takes a picture of the whole page into target/screenshots/NAME.png and returns its path. */
export async function screenshot(page, name, options = {}) {
  mkdirSync(PICTURES, { recursive: true });
  const path = join(PICTURES, `${name}.png`);
  await page.screenshot({ path, fullPage: true, animations: 'disabled', ...options });
  return path;
}

/** Waits for a download that `steps` start; gives its name and its text. */
export async function download(page, steps) {
  const [file] = await Promise.all([page.waitForEvent('download'), steps()]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

/** Drops files on the page, by name and text. */
export async function drop(page, files) {
  const dataTransfer = await page.evaluateHandle((files) => {
    const transfer = new DataTransfer();
    for (const [name, text] of files) transfer.items.add(new File([text], name));
    return transfer;
  }, files);
  await page.locator('.page').dispatchEvent('drop', { dataTransfer });
}

/** Everything that the page keeps, as text. */
export const kept = (page) => page.evaluate(async () => {
  const all = [JSON.stringify(localStorage)];
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise((done) => { indexedDB.open(name).onsuccess = (event) => done(event.target.result); });
    for (const store of database.objectStoreNames) {
      const rows = database.transaction(store).objectStore(store).getAll();
      all.push(JSON.stringify(await new Promise((done) => { rows.onsuccess = () => done(rows.result); })));
    }
    database.close();
  }
  return all.join('\n');
});

/** Waits until no thread beside the page is left; ending one takes the browser a moment. */
export const threadsEnded = (page) => Promise.all(
  page.workers().map((worker) => once(worker, 'close', { signal: AbortSignal.timeout(PATIENCE) })),
);

/** Lets no job reach a thread beside the page, or lets them pass again. */
export const hold = (page, held) => page.evaluate((held) => {
  const { prototype } = Worker;
  window.postsJobs ??= prototype.postMessage;
  prototype.postMessage = held ? () => {} : window.postsJobs;
}, held);
