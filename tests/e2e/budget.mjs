// `cargo xtask budget`: prints what a first visit downloads, file by file.

import { BUDGET, measureFirstLoad, measureKept } from './first-load.mjs';
import { closeBrowser } from './support.mjs';

const { rows, total } = await measureFirstLoad();
await closeBrowser();
const kept = await measureKept(rows);

const line = (name, raw, brotli) =>
  console.log(`${name.padEnd(44)} ${String(raw).padStart(10)} ${String(brotli).padStart(10)}`);
line('file', 'bytes', 'brotli');
for (const { name, raw, brotli } of rows) line(name, raw, brotli);
line('first load', rows.reduce((sum, row) => sum + row.raw, 0), total);
line('budget', '', BUDGET);
line(`for offline use, later: ${kept.count} files`, kept.raw, kept.brotli);
