// How fast a large Terraform state is read in the page: from its bytes to the inventory, beside what
// `JSON.parse` alone takes on the same text in the same run; the longest task; and the most memory
// that the page's process had. Prints a table; `cargo xtask import` runs it.

import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

async function main() {
  const file = largeState();
  const site = await startSite();
  const { page, context, finish } = await openPage(site);
  context.setDefaultTimeout(120_000);
  await page.getByRole('button', { name: 'Start empty' }).click();
  await page.waitForURL(/#\/plan\//);
  await page.evaluate(() => { location.hash = location.hash.replace(/\/[a-z]+$/, '/import'); });
  await page.getByRole('heading', { name: 'Import', level: 1 }).waitFor();
  const before = await peak();
  const [reads, parses, tasks] = [[], [], []];
  let after = 0;
  for (let run = 0; run < RUNS; run += 1) {
    await keep(page);
    tasks.push(await longestTask(page, async () => {
      await page.locator('input[type=file]').setInputFiles(file);
      await page.getByRole('button', { name: /^Import \d+ changes/ }).waitFor();
    }));
    const line = await page.getByRole('list', { name: 'Files' }).getByRole('listitem').innerText();
    reads.push(Number(line.match(/read in (\d+) ms/)[1]));
    after = Math.max(after, await peak());
    parses.push(await parse(page));
    await page.getByRole('button', { name: 'Start over' }).click();
    await page.getByRole('list', { name: 'Files' }).waitFor({ state: 'detached' });
  }
  const [read, parsed] = [median(reads), median(parses)];
  console.log(`${statSync(file).size} bytes, medians of ${RUNS} runs`);
  console.log(`${Math.round(read)} ms  from bytes to inventory (${reads.join(', ')})`);
  console.log(`${Math.round(parsed)} ms  JSON.parse alone (${parses.map(Math.round).join(', ')})`);
  console.log(`${(read / parsed).toFixed(2)}  times as long`);
  console.log(`${median(tasks)} ms  longest task, reading and preview`);
  console.log(`${after} MB  peak memory of the page's process; ${before} MB before`);
  await finish();
  await closeBrowser();
  await site.close();
}

await main();
