// A PDF as its reader sees it: for each page its lines with their places, and the tags under which they stand.

import { getDocumentProxy } from 'unpdf';

/** Pages of a PDF, each with its height, its lines from top to bottom, and its tags. */
export async function pagesOf(bytes) {
  const file = await getDocumentProxy(new Uint8Array(bytes));
  const pages = [];
  for (let number = 1; number <= file.numPages; number += 1) {
    const page = await file.getPage(number);
    const { items } = await page.getTextContent();
    pages.push({
      number,
      height: page.view[3],
      lines: linesOf(items),
      tags: tagsOf(await page.getStructTree()),
    });
  }
  return { pages, outline: titlesOf(await file.getOutline()), marked: (await file.getMarkInfo())?.Marked === true };
}

/** Texts on the same height as one line, the highest first. */
function linesOf(items) {
  const lines = new Map();
  for (const { str, transform } of items) {
    if (!str.trim()) continue;
    const y = Math.round(transform[5]);
    const line = lines.get(y) ?? { y, parts: [] };
    line.parts.push({ x: transform[4], text: str.trim() });
    lines.set(y, line);
  }
  const sorted = [...lines.values()].sort((one, two) => two.y - one.y);
  return sorted.map(({ y, parts }) => ({ y, text: parts.sort((one, two) => one.x - two.x).map(({ text }) => text).join(' ') }));
}

/** How often each tag stands on a page with something under it; what is on other pages is told as well. */
function tagsOf(tree) {
  const tags = {};
  const isHere = (node) => {
    if (node.type === 'content') return true;
    const here = (node.children ?? []).filter(isHere).length > 0;
    if (here && node.role) tags[node.role] = (tags[node.role] ?? 0) + 1;
    return here;
  };
  if (tree) isHere(tree);
  return tags;
}

function titlesOf(outline) {
  return (outline ?? []).flatMap(({ title, items }) => [title, ...titlesOf(items)]);
}
