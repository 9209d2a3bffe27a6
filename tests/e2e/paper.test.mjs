// The report on paper, page by page, as a reader of PDFs sees it: from the print view and from the file.

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { after, before, test } from 'node:test';
import { pagesOf } from './pdf.mjs';
import { axe, closeBrowser, download, screenshot, startSite, withPage } from './support.mjs';

const PICTURES = fileURLToPath(new URL('../../target/screenshots/', import.meta.url));

let site;
before(async () => { site = await startSite(); });
after(async () => { await closeBrowser(); await site.close(); });

/** Begins with a plan and opens its print view. */
async function openPaper(page, button) {
  await page.getByRole('button', { name: button }).first().click();
  await page.waitForURL(/#\/plan\//);
  const plan = page.url().match(/.*#\/plan\/[^/]+/)[0];
  await page.goto(`${plan}/print`);
  await page.getByRole('heading', { name: 'Sources' }).waitFor();
  return plan;
}

/** What is printed of the document: headings, and tables with their first head and the number of their rows. */
async function contentOf(page) {
  await page.emulateMedia({ media: 'print' });
  const content = await page.evaluate(() => {
    const main = document.querySelector('main') ?? document.body;
    const printed = (selector) => [...main.querySelectorAll(selector)].filter((one) => one.getClientRects().length > 0);
    const texts = (selector) => printed(selector).map((one) => one.textContent.trim());
    return {
      sections: texts('h2'),
      headings: texts('h3'),
      tables: printed('table').map((table) => ({ head: table.querySelector('th').textContent.trim(), rows: table.querySelectorAll('tr').length })),
    };
  });
  await page.emulateMedia({ media: null });
  return content;
}

/** Prints the page, keeps the PDF to look at, and checks each of its pages. */
async function printed(page, name, running = 0) {
  const bytes = await page.pdf({ tagged: true, outline: true, preferCSSPageSize: true });
  mkdirSync(PICTURES, { recursive: true });
  writeFileSync(join(PICTURES, `${name}.pdf`), bytes);
  const content = await contentOf(page);
  const { pages, outline, marked } = await pagesOf(bytes);
  assert.ok(marked, 'the PDF says that it is tagged');
  numbered(pages);
  headed(pages, content, outline);
  assert.equal(await clipped(page), 0, 'no table is cut off at the side');
  whole(pages, content, running);
  return { pages, content };
}

/** How many tables are wider than the paper. */
async function clipped(page) {
  await page.emulateMedia({ media: 'print' });
  const count = await page.evaluate(() => [...document.querySelectorAll('table')].filter((table) => {
    const frame = table.parentElement;
    return frame.scrollWidth > frame.clientWidth + 1;
  }).length);
  await page.emulateMedia({ media: null });
  return count;
}

/** Every page has its number, and nothing stands under it. */
function numbered(pages) {
  for (const { number, lines, height } of pages) {
    const last = lines.at(-1);
    assert.equal(last.text, `Page ${number} of ${pages.length}`);
    assert.ok(last.y < height / 12, `page ${number}: its number is in the margin`);
    assert.ok(lines.length > 1, `page ${number} is not empty`);
  }
}

/** Headings are headings for those who hear the PDF, and stand in its outline. */
function headed(pages, { sections, headings }, outline) {
  const tagged = (tag) => pages.reduce((sum, { tags }) => sum + (tags[tag] ?? 0), 0);
  assert.equal(tagged('H2'), sections.length);
  assert.equal(tagged('H3'), headings.length);
  for (const title of [...sections, ...headings]) assert.ok(outline.includes(title), `${title} is in the outline`);
  assert.ok(tagged('Table') >= 3 && tagged('TH') > 10, 'tables are tables');
}

/** No row stands on two pages, and where a table goes on, its head is repeated: that is all that is there twice. */
function whole(pages, { sections, tables }, running) {
  const tagged = pages.reduce((sum, { tags }) => sum + (tags.TR ?? 0), 0);
  const rows = tables.reduce((sum, { rows }) => sum + rows, 0);
  const heads = [...new Set(tables.map(({ head }) => head))];
  const begins = (text) => sections.some((title) => text.startsWith(title));
  const goesOn = (text) => heads.some((head) => text.startsWith(head)) && !begins(text);
  const goOn = pages.filter(({ lines }) => goesOn(lines[running].text));
  assert.equal(tagged - rows, goOn.length, 'a head is repeated for each page that goes on with a table, and no row is');
}

for (const [name, button, fewest] of [['production', 'Production in one region', 20], ['empty', /empty/i, 3]]) {
  test(`paper, ${name}: every page is numbered and headed, and no row is cut`, async () => {
    await withPage(site, {}, async (page) => {
      await openPaper(page, button);
      await axe(page);
      await screenshot(page, `paper-${name}`, { fullPage: false });
      const { pages } = await printed(page, `paper-${name}`);
      assert.ok(pages.length >= fewest, `${pages.length} pages`);
    });
  });

  test(`report file, ${name}: the same on paper`, async () => {
    await withPage(site, {}, async (page, { context }) => {
      const plan = await openPaper(page, button);
      const paper = await contentOf(page);
      await page.goto(`${plan}/export`);
      const report = page.getByRole('row', { name: /, Report/ }).getByRole('button');
      const { text } = await download(page, () => report.click());
      const path = join(PICTURES, `report-${name}.html`);
      mkdirSync(PICTURES, { recursive: true });
      writeFileSync(path, text);
      const file = await context.newPage();
      await file.goto(pathToFileURL(path).href);
      assert.deepEqual(await contentOf(file), paper);
      const { pages } = await printed(file, `report-${name}`, 1);
      const running = pages[1].lines[0].text;
      assert.match(running, /As of \d{4}-\d\d-\d\d, revision \d+$/, 'what it is of stands on every page');
    });
  });
}
