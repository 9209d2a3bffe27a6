// The first load stays within its budget.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { BUDGET, measureFirstLoad } from './first-load.mjs';
import { closeBrowser } from './support.mjs';

after(closeBrowser);

test('a first visit downloads no more than its budget', async () => {
  const { rows, total } = await measureFirstLoad();
  assert.ok(rows.some(({ name }) => name.endsWith('.wasm')), 'the application itself was counted');
  const list = rows.map(({ name, brotli }) => `${name} ${brotli}`).join('\n');
  assert.ok(total <= BUDGET, `${total} bytes of ${BUDGET}; \`cargo xtask budget\` shows:\n${list}`);
});
