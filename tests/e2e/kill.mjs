// Kills the browser while somebody types, at random moments, and opens the plan again: nothing that
// was shown as saved may be lost. `node tests/e2e/kill.mjs [ROUNDS] [SEED]` prints what was lost
// otherwise; `cargo xtask kill` runs it.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { ARGUMENTS, executable, startSite } from './support.mjs';
import { names, saved, startEmpty } from './filling.mjs';

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A browser of its own process group with a profile on the disk. */
async function start(profile) {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [...asRoot, ...ARGUMENTS, '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`];
  const running = spawn(executable(), [...args, 'about:blank'], { detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  const gone = new Promise((ended) => running.once('exit', ended));
  // It says where it listens on a line of its own.
  const address = await new Promise((found, failed) => {
    let said = '';
    running.stderr.on('data', (bytes) => {
      said += bytes;
      const line = /DevTools listening on (ws:\S+)/.exec(said);
      if (line) found(line[1]);
    });
    running.once('exit', () => failed(new Error(`the browser did not start: ${said}`)));
  });
  const browser = await chromium.connectOverCDP(address);
  const kill = async () => {
    process.kill(-running.pid, 'SIGKILL');
    await gone;
    await browser.close().catch(() => {});
  };
  return { page: browser.contexts()[0].pages()[0] ?? await browser.contexts()[0].newPage(), kill };
}

/** Tells of every value that is typed, and of every moment at which "Saved" is shown. */
async function follow(page, told) {
  await page.exposeFunction('tell', told);
  await page.evaluate(() => {
    const field = () => document.querySelector('table[role=grid] input[aria-label="Name"]');
    document.addEventListener('input', () => window.tell({ typed: field().value, at: Date.now() }), true);
    const shown = document.querySelector('#saved');
    new MutationObserver(() => {
      if (shown.textContent === 'Saved') window.tell({ saved: field().value });
    }).observe(shown, { subtree: true, childList: true, characterData: true });
  });
}

/** One round: type, kill, open again. Gives the milliseconds of typing that are gone. */
async function round(profile, url, random, number) {
  const victim = await start(profile);
  await victim.page.goto(url);
  const field = names(victim.page).first();
  await field.waitFor();
  const typed = [{ value: await field.inputValue(), at: 0 }];
  let savedAt = 0;
  const kills = 3 + Math.floor(random() * 40);
  const pace = 5 + Math.floor(random() * 45);
  const reached = new Promise((enough) => {
    follow(victim.page, (event) => {
      if ('saved' in event) savedAt = Math.max(savedAt, typed.findLastIndex(({ value }) => value === event.saved));
      else typed.push({ value: event.typed, at: event.at });
      if (typed.length > kills) enough();
    }).then(() => field.fill(`${number}:`)).then(() => field.pressSequentially('x'.repeat(60), { delay: pace })).catch(() => {});
  });
  await reached;
  const at = Date.now();
  await victim.kill();

  const next = await start(profile);
  await next.page.goto(url);
  await names(next.page).first().waitFor();
  const there = await names(next.page).first().inputValue();
  await next.kill();
  const survived = typed.findLastIndex(({ value }) => value === there);
  assert.ok(survived >= 0, `round ${number}: there is ${JSON.stringify(there)}, which nobody typed`);
  assert.ok(survived >= savedAt,
    `round ${number}: ${JSON.stringify(typed[savedAt].value)} was shown as saved, and there is ${JSON.stringify(there)}`);
  const firstLost = typed[survived + 1];
  return firstLost ? at - firstLost.at : 0;
}

/** That many rounds on the site; the milliseconds of typing that each lost. */
export async function kills(site, rounds, seed) {
  const profile = mkdtempSync(join(tmpdir(), 'muster-kill-'));
  const random = chance(seed);
  try {
    const first = await start(profile);
    await first.page.goto(site.url);
    await startEmpty(first.page, 'Killed');
    await first.page.getByRole('button', { name: 'Add workload' }).click();
    await first.page.keyboard.press('Escape');
    await names(first.page).first().fill('begin');
    await saved(first.page);
    const url = first.page.url();
    await first.kill();
    const lost = [];
    for (let number = 1; number <= rounds; number += 1) lost.push(await round(profile, url, random, number));
    return lost;
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}

async function main() {
  const rounds = Number(process.argv[2] ?? 100);
  const seed = Number(process.argv[3] ?? Date.now() % 1_000_000);
  const site = await startSite();
  console.log(`killing the browser ${rounds} times while typing, seed ${seed}`);
  const lost = (await kills(site, rounds, seed)).sort((one, two) => one - two);
  const part = (share) => lost[Math.min(lost.length - 1, Math.floor(share * lost.length))];
  console.log(`${rounds} of ${rounds} times the plan opened with everything that was shown as saved`);
  console.log(`typing lost in ms: median ${part(0.5)}, 90 of 100 within ${part(0.9)}, at most ${lost.at(-1)}`);
  await site.close();
}

if (process.argv[1]?.endsWith('kill.mjs')) await main();
