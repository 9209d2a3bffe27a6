// The whole job, as a person does it: from an example to a changed zone, an owner, the checklist as
// files, and a link that says the same in another browser and on the command line.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { axe, closeBrowser, download, openPage, startSite, withPage } from './support.mjs';

const MUSTER = process.env.MUSTER ?? 'target/debug/muster';

let site;
before(async () => { site = await startSite(); });
after(async () => { await closeBrowser(); await site.close(); });

const saved = (page) => page.locator('#saved', { hasText: /^Saved$/ }).waitFor();
const goTo = (page, name) => page.locator('nav.nav a', { hasText: name }).click();
const drawer = (page) => page.locator('aside.drawer');

/** Level and score as the overview shows them. */
async function standing(page) {
  await goTo(page, 'Overview');
  const ring = page.locator('.readiness [role=img]').first();
  await ring.waitFor();
  const level = (await page.locator('.readiness .level').innerText()).trim();
  const score = Number((await ring.textContent()).match(/\d+/)?.[0]);
  return { level, score };
}

/** What the command line says of the plan behind a link. */
function commandLine(link) {
  const plan = execFileSync(MUSTER, ['open', link]);
  const today = new Date();
  const day = [today.getFullYear(), today.getMonth() + 1, today.getDate()]
    .map((part) => String(part).padStart(2, '0')).join('-');
  const report = JSON.parse(execFileSync(MUSTER, ['check', '-', '--format', 'json', '--as-of', day], { input: plan }));
  const levels = { not_ready: 'Not ready', basic: 'Basic', tested: 'Tested', resilient: 'Resilient' };
  return { level: levels[report.level], score: report.score, findings: report.findings.length };
}

/** The findings about connectors that are all in one zone. */
async function connectorsInOneZone(page) {
  await goTo(page, 'Readiness');
  await page.getByRole('searchbox', { name: 'Search the checklist' }).fill('connectors are in');
  return page.getByRole('grid', { name: 'Checklist' }).locator('tbody tr', { hasText: 'connectors are in' });
}

/** The button that downloads that file. */
const file = (page, name) => page.getByRole('row', { name: new RegExp(`^${name}`) }).getByRole('button');

/** Waits until the overview shows that score. */
const shows = (page, score) => page.waitForFunction((wanted) => {
  const ring = document.querySelector('.readiness [role=img]');
  return Number(ring?.textContent.match(/\d+/)?.[0]) === wanted;
}, score);

test('from an example to a checklist, a link, and the same answer elsewhere', async () => {
  const context = { permissions: ['clipboard-read', 'clipboard-write'] };
  await withPage(site, { context }, async (page) => {
    await page.getByRole('button', { name: 'Production in one region' }).click();
    await page.locator('nav.nav a', { hasText: 'Readiness' }).waitFor();
    const before = await standing(page);

    const finding = await connectorsInOneZone(page);
    await finding.first().waitFor();
    assert.equal(await finding.count(), 1, 'one connection has all its connectors in one zone');

    // The facts that a check looked at lead to where they are stated.
    await finding.locator('.cell-main').first().click();
    await drawer(page).getByRole('link', { name: 'eu-de-2' }).last().click();
    await page.getByRole('heading', { name: 'Connectors', level: 1 }).waitFor();
    await drawer(page).getByLabel('Zone', { exact: true }).fill('eu-de-3');
    await saved(page);
    await (await connectorsInOneZone(page)).waitFor({ state: 'detached' });
    const after = await standing(page);
    // The cure earns points; proofs that covered the old place of the connector lose some.
    assert.notEqual(after.score, before.score);

    await page.getByRole('button', { name: 'Undo' }).click();
    await shows(page, before.score);
    await page.getByRole('button', { name: 'Redo' }).click();
    await shows(page, after.score);

    await goTo(page, 'Responsibilities');
    await page.getByRole('button', { name: /Nobody owns this/ }).click();
    await page.locator('tbody tr:has(.cell-main)').first().locator('.cell-main').click();
    await drawer(page).getByLabel('Owner', { exact: true }).selectOption({ label: 'Jonas Abel' });
    await saved(page);

    await goTo(page, 'Export and share');
    const markdown = await download(page, () => file(page, 'Checklist, Markdown').click());
    assert.match(markdown.text, /^- \[[ x]\] /m);
    const csv = await download(page, () => file(page, 'Responsibilities, CSV').click());
    assert.match(csv.text, /\r\n/);
    await page.getByRole('button', { name: 'Copy the link' }).click();
    const link = await page.locator('#share-link').inputValue();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), link);

    const here = await standing(page);
    await page.reload();
    await page.locator('.readiness [role=img]').waitFor();
    assert.deepEqual(await standing(page), here, 'a reload loses nothing');

    const there = await openPage(site, { route: link.slice(site.url.length) });
    await there.page.getByRole('button', { name: 'Keep as a new plan' }).click();
    await there.page.locator('nav.nav a', { hasText: 'Overview' }).waitFor();
    assert.deepEqual(await standing(there.page), here, 'the link says the same in another profile');
    await there.finish();

    const { level, score } = commandLine(link);
    assert.deepEqual({ level, score }, here, 'and on the command line');
  });
});

test('axe finds nothing on any page of a plan, empty or full, light or dark', async () => {
  for (const colorScheme of ['light', 'dark']) {
    for (const start of ['Production in one region', 'Start empty']) {
      await withPage(site, { context: { colorScheme } }, async (page) => {
        await axe(page);
        await page.getByRole('button', { name: start }).click();
        await page.locator('nav.nav a', { hasText: 'Readiness' }).waitFor();
        const links = await page.locator('nav.nav a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
        assert.ok(links.length >= 6, links.join(' '));
        for (const link of links) {
          await page.locator(`nav.nav a[href="${link}"]`).click();
          await page.locator('main h1').waitFor();
          await axe(page);
        }
      });
    }
  }
});
