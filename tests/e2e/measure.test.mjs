// The instrument itself: a long task is seen, its absence too.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { LONGEST_TASK, longestTask, median } from './measure.mjs';
import { closeBrowser, startSite, withPage } from './support.mjs';

let site;
before(async () => { site = await startSite(); });
after(async () => { await closeBrowser(); await site.close(); });

test('a task that blocks the page is measured', async () => {
  await withPage(site, {}, async (page) => {
    await page.evaluate(() => {
      document.addEventListener('keydown', () => {
        const end = performance.now() + 120;
        while (performance.now() < end);
      });
    });
    const longest = await longestTask(page, () => page.keyboard.press('a'));
    assert.ok(longest >= 120, `${longest} ms`);
    assert.ok(longest > LONGEST_TASK);
  });
});

test('the median of five is the third of them', () => {
  assert.equal(median([9, 1, 80, 2, 3]), 3);
});
