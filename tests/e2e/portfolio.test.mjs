// Many plans side by side: how each stands, tags, search, order, all of them to take away.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { axe, closeBrowser, screenshot, startSite, withPage } from './support.mjs';

let site;
before(async () => { site = await startSite(); });
after(async () => { await closeBrowser(); await site.close(); });

const EXAMPLES = ['Production in one region', 'Two servers'];

const saved = (page) => page.locator('#saved', { hasText: /^Saved$/ }).waitFor();
const row = (page, name) => page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
const names = (page) => page.locator('tbody th a').allInnerTexts();

/** Keeps two examples and an empty plan, and goes to the portfolio; gives the names of the examples. */
async function openPortfolio(page) {
  const found = [];
  for (const example of EXAMPLES) {
    await page.getByRole('button', { name: example }).first().click();
    await saved(page);
    found.push(await page.getByLabel('Plan name').inputValue());
    await page.getByRole('link', { name: 'Plans' }).click();
  }
  await page.getByLabel('Name of the plan').fill('Archive');
  await page.getByRole('button', { name: 'Start empty' }).click();
  await saved(page);
  await page.getByRole('link', { name: 'Plans' }).click();
  await page.getByRole('link', { name: 'Compare in the portfolio' }).click();
  await page.getByRole('heading', { name: 'Portfolio', level: 1 }).waitFor();
  await page.getByText('All plans were looked at').waitFor({ state: 'attached' });
  return found;
}

test('plans stand side by side, and are found by the tags that one gives them', async () => {
  await withPage(site, {}, async (page) => {
    const [production] = await openPortfolio(page);
    await row(page, production).getByText(/\d+ miss/).waitFor();
    await row(page, 'Archive').getByText('Nothing to lose yet').waitFor();
    assert.equal((await names(page)).length, 3);
    await axe(page);
    await screenshot(page, 'portfolio-wide');

    // A plan that is not open is tagged, and so is the one that is.
    for (const name of [production, 'Archive']) {
      await page.getByRole('button', { name: `Tags of ${name}` }).click();
      const field = page.getByLabel(`Tags of ${name}`);
      await field.fill('retail');
      await field.press('Enter');
      if (name === production) await axe(page);
      await page.getByRole('button', { name: 'Keep tags' }).click();
      await row(page, name).getByText('retail', { exact: true }).waitFor();
    }
    await page.getByLabel('Tag', { exact: true }).selectOption('retail');
    assert.deepEqual((await names(page)).sort(), ['Archive', production].sort());
    await page.getByLabel('Search names, tags, owners').fill('arch');
    assert.deepEqual(await names(page), ['Archive']);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByLabel('Order').selectOption('By name');
    assert.equal((await names(page))[0], 'Archive');

    // Tags are a part of the plan.
    await page.reload();
    await page.getByText('All plans were looked at').waitFor({ state: 'attached' });
    await row(page, production).getByText('retail', { exact: true }).waitFor();
    await page.getByRole('link', { name: production, exact: true }).click();
    await page.locator('.nav').getByRole('link', { name: /Deployment/ }).click();
    await page.getByRole('button', { name: 'Remove retail' }).waitFor();
  });
});

test('all plans are taken away in one file', async () => {
  await withPage(site, {}, async (page) => {
    await openPortfolio(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export all' }).click(),
    ]);
    assert.match(download.suggestedFilename(), /^muster-portfolio-\d{4}-\d\d-\d\d\.zip$/);
    const bytes = await readFile(await download.path());
    for (const name of ['portfolio.csv', 'archive.muster.json']) {
      assert.ok(bytes.includes(name), `${name} is in the file`);
    }
  });
});

test('without plans the page says how to begin', async () => {
  for (const colorScheme of ['light', 'dark']) {
    const context = { colorScheme, viewport: { width: 390, height: 844 } };
    await withPage(site, { route: '#/portfolio', context }, async (page) => {
      await page.getByText('There are no plans on this device yet').waitFor();
      await axe(page);
    });
  }
});

test('a narrow screen in dark shows every plan', async () => {
  const context = { colorScheme: 'dark', viewport: { width: 390, height: 844 } };
  await withPage(site, { context }, async (page) => {
    const [production] = await openPortfolio(page);
    await row(page, production).getByText(/\d+ miss/).waitFor();
    await axe(page);
    await screenshot(page, 'portfolio-narrow');
  });
});
