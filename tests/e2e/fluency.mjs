// How the page keeps up with ten thousand workloads: the longest task while scrolling, filtering
// and typing, the median of five runs each, beside an empty page in the same browser. Prints a
// table; `cargo xtask fluency` runs it.

import { execFileSync } from 'node:child_process';
import { LONGEST_TASK, medianOfFive, noise } from './measure.mjs';
import { closeBrowser, openPage, startSite } from './support.mjs';

const WORKLOADS = 10_000;

/** A plan of that many workloads, as a file to choose. */
export function largePlan(workloads = WORKLOADS) {
  const plan = execFileSync(process.env.MUSTER ?? 'target/debug/muster',
    ['example', '--workloads', String(workloads)], { maxBuffer: 1 << 28 });
  return { name: 'large.muster.json', mimeType: 'application/json', buffer: plan };
}

/** Opens that plan and goes to its table of workloads. */
export async function openLarge(page, plan) {
  await page.locator('input[type=file]').setInputFiles(plan);
  await page.locator('nav a', { hasText: 'Deployment' }).click();
  await page.locator('.section-nav a[href$="/deployment/workloads"]').click();
  await page.locator('table[role=grid] input[aria-label="Name"]').first().waitFor();
}

async function scroll(page) {
  await page.locator('table[role=grid]').hover();
  for (let turn = 0; turn < 20; turn += 1) await page.mouse.wheel(0, 600);
  for (let turn = 0; turn < 20; turn += 1) await page.mouse.wheel(0, -600);
}

async function filter(page) {
  const field = page.getByLabel('Search in workloads');
  await field.fill('');
  await field.pressSequentially('web-1');
  await field.fill('');
}

async function type(page) {
  const field = page.locator('table[role=grid] input[aria-label="Name"]').first();
  await field.pressSequentially('abcdefghij', { delay: 30 });
  // What is worked out when typing pauses counts, too.
  await page.locator('#saved', { hasText: /^Saved$/ }).waitFor();
}

/** All scenarios are played anew: the page is left, a name changed, and the page opened again. */
async function scenarios(page) {
  await page.locator('nav a', { hasText: 'Deployment' }).click();
  await page.locator('.section-nav a[href$="/deployment/workloads"]').click();
  await page.locator('table[role=grid] input[aria-label="Name"]').first().pressSequentially('s');
  await page.locator('#saved', { hasText: /^Saved$/ }).waitFor();
  await page.locator('nav a', { hasText: 'Scenarios' }).click();
  await page.locator('p[role=status]', { hasText: 'misses an objective' }).waitFor({ timeout: 120_000 });
}

async function main() {
  const site = await startSite();
  const { page, context, finish } = await openPage(site);
  await openLarge(page, largePlan());
  const rows = await page.locator('table[role=grid] tbody tr').count();
  const nodes = await page.locator('table[role=grid] *').count();
  const figures = {
    'an empty page': await noise(context),
    scrolling: await medianOfFive(page, scroll),
    filtering: await medianOfFive(page, filter),
    typing: await medianOfFive(page, type),
    scenarios: await medianOfFive(page, scenarios),
  };
  console.log(`${WORKLOADS} workloads: ${rows} rows and ${nodes} elements in the table`);
  console.log(`longest task in ms, median of five; 0 means none over ${LONGEST_TASK}`);
  for (const [what, longest] of Object.entries(figures)) console.log(`${String(longest).padStart(6)}  ${what}`);
  await finish();
  await closeBrowser();
  await site.close();
}

if (process.argv[1]?.endsWith('fluency.mjs')) await main();
