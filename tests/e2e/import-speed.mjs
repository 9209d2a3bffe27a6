// How large files from outside are read: a 20 MB Terraform state, from its bytes to the inventory in
// the page, beside what `JSON.parse` alone takes on the same text in the same run; a 10 MB page of a
// provider; for both the longest task of the page, until it is in the plan and until it is out again,
// and the most memory that its process had. Prints a table; `cargo xtask import` runs it.

import { execFileSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { largePage } from './large-page.mjs';
import { longestTask, median } from './measure.mjs';
import { closeBrowser, launchBrowser, openPage, startSite } from './support.mjs';

const RUNS = 5;

/** Writes the state, unless one is named. */
function largeState() {
  if (process.env.STATE) return process.env.STATE;
  const file = join(tmpdir(), 'muster-large-state.json');
  const generator = ['run', '--quiet', '--release', '--example', 'import_speed', '--', '--write', file];
  execFileSync('cargo', generator, { stdio: 'inherit' });
  return file;
}

/** The most memory that any page's process has had so far, in megabytes; Linux only. */
async function peak() {
  const session = await (await launchBrowser()).newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const pages = processInfo.filter((one) => one.type === 'renderer');
  const peaks = pages.map(({ id }) => {
    try {
      return Number(readFileSync(`/proc/${id}/status`, 'utf8').match(/VmHWM:\s+(\d+)/)[1]) / 1024;
    } catch {
      return 0;
    }
  });
  return Math.round(Math.max(0, ...peaks));
}

/** Opens an empty plan in a browser of its own, so that nobody else's memory is counted. */
async function openAt(site, name, heading) {
  await closeBrowser();
  const opened = await openPage(site);
  const { page, context } = opened;
  context.setDefaultTimeout(120_000);
  await page.getByRole('button', { name: 'Start empty' }).click();
  await page.waitForURL(/#\/plan\//);
  await page.evaluate((name) => { location.hash = location.hash.replace(/\/[a-z]+$/, `/${name}`); }, name);
  await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
  return opened;
}

/** Keeps the chosen file where the page's own reading cannot empty it. */
const keep = (page) => page.evaluate(() => {
  window.addEventListener('change', (event) => { [window.chosen] = event.target.files ?? []; }, { capture: true, once: true });
});

/** Milliseconds of `JSON.parse` alone. */
const parse = (page) => page.evaluate(async () => {
  const text = await window.chosen.text();
  const since = performance.now();
  window.parsed = JSON.parse(text);
  const took = performance.now() - since;
  delete window.parsed;
  return took;
});

/** Reads the state once, up to the rows of the preview; gives the longest task. */
const readState = (page, file) => longestTask(page, async () => {
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: /^Import \d+ changes/ }).waitFor();
});

/** Changes the plan with that button, and takes it back; gives the longest task of both. */
async function changePlan(page, name, told) {
  const saved = () => page.locator('#saved', { hasText: /^Saved$/ }).waitFor();
  const change = await longestTask(page, async () => {
    await page.getByRole('button', { name }).click();
    await page.getByText(told).first().waitFor();
    await saved();
  });
  const undo = await longestTask(page, async () => {
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await page.getByText(told).first().waitFor({ state: 'detached' });
    await saved();
  });
  return { change, undo };
}

const tasks = (what, found) => console.log(`${median(found)} ms  longest task, ${what} (${found.join(', ')})`);

async function startOver(page) {
  await page.getByRole('button', { name: 'Start over' }).click();
  await page.getByRole('list', { name: 'Files' }).waitFor({ state: 'detached' });
}

/** The memory is measured before `JSON.parse` takes any. */
async function measureState(site, file) {
  const { page, finish } = await openAt(site, 'import', 'Import');
  const before = await peak();
  const [reads, parses, seen, changes, undos] = [[], [], [], [], []];
  for (let run = 0; run < RUNS; run += 1) {
    seen.push(await readState(page, file));
    await startOver(page);
  }
  const after = await peak();
  for (let run = 0; run < RUNS; run += 1) {
    await keep(page);
    await readState(page, file);
    const line = await page.getByRole('list', { name: 'Files' }).getByRole('listitem').innerText();
    reads.push(Number(line.match(/read in (\d+) ms/)[1]));
    parses.push(await parse(page));
    await startOver(page);
  }
  await readState(page, file);
  for (let run = 0; run < RUNS; run += 1) {
    const { change, undo } = await changePlan(page, /^Import \d+ changes/, /^Imported \d+ changes/);
    changes.push(change);
    undos.push(undo);
    await page.getByRole('button', { name: /^Import [1-9]\d* changes/ }).waitFor();
  }
  await finish();
  const [read, parsed] = [median(reads), median(parses)];
  console.log(`a state of ${statSync(file).size} bytes, medians of ${RUNS} runs`);
  console.log(`${Math.round(read)} ms  from bytes to inventory (${reads.join(', ')})`);
  console.log(`${Math.round(parsed)} ms  JSON.parse alone (${parses.map(Math.round).join(', ')})`);
  console.log(`${(read / parsed).toFixed(2)}  times as long`);
  tasks('reading and preview', seen);
  tasks('importing it until it is saved', changes);
  tasks('taking that back', undos);
  console.log(`${after} MB  peak memory of the page's process; ${before} MB before`);
}

async function measurePage(site) {
  const file = join(tmpdir(), 'muster-large-page.md');
  writeFileSync(file, largePage());
  const { page, finish } = await openAt(site, 'services', 'Services');
  const before = await peak();
  const [reads, seen, leaves] = [[], [], []];
  for (let run = 0; run < RUNS; run += 1) {
    const since = performance.now();
    seen.push(await longestTask(page, async () => {
      await page.locator('input[type=file]').setInputFiles(file);
      await page.getByRole('region', { name: 'What was read' }).waitFor();
    }));
    reads.push(performance.now() - since);
    leaves.push(await longestTask(page, async () => {
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.locator('input[type=file]').waitFor({ state: 'attached' });
    }));
  }
  const after = await peak();
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('region', { name: 'What was read' }).waitFor();
  const { change, undo } = await changePlan(page, /^Add \d+ duties/, /^Added \d+ duties/);
  await finish();
  console.log(`a page of ${statSync(file).size} bytes, medians of ${RUNS} runs`);
  console.log(`${Math.round(median(reads))} ms  from choosing it to seeing what was read (${reads.map(Math.round).join(', ')})`);
  tasks('reading and preview', seen);
  tasks('leaving it', leaves);
  tasks('adding it until it is saved', [change]);
  tasks('taking that back', [undo]);
  console.log(`${after} MB  peak memory of the page's process; ${before} MB before`);
}

async function main() {
  const file = largeState();
  const site = await startSite(process.env.DIST ? { directory: process.env.DIST } : {});
  await measureState(site, file);
  await measurePage(site);
  await closeBrowser();
  await site.close();
}

await main();
