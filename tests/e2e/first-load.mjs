// What a first visit downloads: every body a browser asks for until the start page is idle, each
// compressed as a host would do it at best (brotli, quality 11). No server of ours compresses, so
// the figure does not depend on one. What a service worker fetches afterwards, when the page is idle,
// is measured by itself.

import { brotliCompressSync, constants } from 'node:zlib';
import { readSite } from './site.mjs';
import { openPage, startSite } from './support.mjs';

/** The budget in bytes. */
export const BUDGET = 250_000;

/**
 * @returns {Promise<{rows: {name: string, raw: number, brotli: number}[], total: number}>}
 */
export async function measureFirstLoad() {
  const site = await startSite();
  try {
    const { page, requests, finish } = await openPage(site);
    await page.waitForLoadState('networkidle');
    const addresses = [...new Set(requests)].filter((address) => address.startsWith(site.url));
    await finish();
    const rows = await Promise.all(addresses.map((address) => measure(address, site.url)));
    rows.sort((a, b) => b.brotli - a.brotli);
    return { rows, total: rows.reduce((sum, row) => sum + row.brotli, 0) };
  } finally {
    await site.close();
  }
}

async function measure(address, base) {
  const body = Buffer.from(await (await fetch(address)).arrayBuffer());
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
  const name = address.slice(base.length).replace(/#.*$/, '') || 'index.html';
  return { name, raw: body.length, brotli: brotliCompressSync(body, { params }).length };
}

/**
 * What the service worker keeps besides: all files of the site that a first visit does not ask for.
 *
 * @returns {Promise<{count: number, raw: number, brotli: number}>}
 */
export async function measureKept(rows) {
  const site = await startSite();
  try {
    const names = Object.keys(readSite().files).filter((name) => rows.every((row) => row.name !== name));
    const kept = await Promise.all(names.map((name) => measure(site.url + name, site.url)));
    const sum = (key) => kept.reduce((total, row) => total + row[key], 0);
    return { count: kept.length, raw: sum('raw'), brotli: sum('brotli') };
  } finally {
    await site.close();
  }
}
