// What a first visit downloads: every body a browser asks for until the start page is idle, each
// compressed as a host would do it at best (brotli, quality 11). No server of ours compresses, so
// the figure does not depend on one.

import { brotliCompressSync, constants } from 'node:zlib';
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
