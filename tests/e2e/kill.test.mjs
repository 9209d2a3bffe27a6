// The browser is killed while somebody types; `cargo xtask kill` does it a hundred times.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kills } from './kill.mjs';
import { startSite } from './support.mjs';

test('nothing that was shown as saved is lost when the browser is killed', async () => {
  const site = await startSite();
  const lost = await kills(site, 3, 7);
  assert.equal(lost.length, 3);
  await site.close();
});
