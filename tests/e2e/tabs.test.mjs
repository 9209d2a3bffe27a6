// Two tabs with one plan: what is done in one appears in the other, each takes back its own, and
// nothing is lost or asked.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addWorkload, drawer, names, saved, startEmpty, valuesOf } from './filling.mjs';
import { axe, closeBrowser, openPage, startSite } from './support.mjs';

let site;
before(async () => { site = await startSite(); });
after(async () => { await closeBrowser(); await site.close(); });

/** How long two tabs may take to come to the same, in milliseconds. */
const PATIENCE = 15_000;

/** Two tabs at the workloads of one plan, in which there are these. */
async function twoTabs(workloads, steps) {
  const first = await openPage(site);
  await startEmpty(first.page, 'Shared');
  for (const name of workloads) {
    await addWorkload(first.page, name);
    await saved(first.page);
  }
  await first.page.keyboard.press('Escape');
  await drawer(first.page).waitFor({ state: 'detached' });
  const route = new URL(first.page.url()).hash;
  const second = await openPage(site, { from: first.page, route });
  await names(second.page).nth(workloads.length - 1).waitFor();
  let done = false;
  try {
    await steps(first.page, second.page);
    done = true;
  } finally {
    if (done) {
      await second.finish();
      await first.finish();
    } else await first.context.close();
  }
}

/** Waits until both tabs are saved and show these names. */
async function agree(pages, expected) {
  const end = Date.now() + PATIENCE;
  for (const page of pages) {
    await saved(page);
    let shown = await valuesOf(names(page));
    while (JSON.stringify(shown) !== JSON.stringify(expected) && Date.now() < end) {
      shown = await valuesOf(names(page));
    }
    assert.deepEqual(shown, expected);
    assert.equal(await page.locator('.notice').filter({ hasText: 'another tab' }).count(), 0);
  }
}

/** The name of a workload, to be typed in. */
const name = (page, row) => names(page).nth(row);

test('an edit in one tab appears in the other, back and forth, without a question', async () => {
  await twoTabs(['erp', 'crm'], async (one, two) => {
    await name(one, 0).fill('erp-db');
    await agree([one, two], ['erp-db', 'crm']);
    await name(two, 1).fill('crm-db');
    await agree([one, two], ['erp-db', 'crm-db']);
    await addWorkload(two, 'web');
    await agree([one, two], ['erp-db', 'crm-db', 'web']);
  });
});

test('undo and redo concern the edits of the same tab', async () => {
  await twoTabs(['erp', 'crm'], async (one, two) => {
    await name(one, 0).fill('one');
    await agree([one, two], ['one', 'crm']);
    await name(two, 1).fill('two');
    await agree([one, two], ['one', 'two']);
    await one.getByRole('button', { name: 'Undo' }).click();
    await agree([one, two], ['erp', 'two']);
    await two.getByRole('button', { name: 'Undo' }).click();
    await agree([one, two], ['erp', 'crm']);
    await one.getByRole('button', { name: 'Redo' }).click();
    await agree([one, two], ['one', 'crm']);
    assert.ok(await two.getByRole('button', { name: 'Undo' }).isDisabled(), 'there is nothing of its own left');
  });
});

test('on one field the later edit holds, and the earlier can be taken up again', async () => {
  await twoTabs(['erp'], async (one, two) => {
    await name(one, 0).fill('mine');
    await name(two, 0).fill('theirs');
    await agree([one, two], ['theirs']);
    const toast = one.locator('.toast', { hasText: 'was changed in another tab after you' });
    await toast.waitFor();
    await axe(one);
    await toast.getByRole('button', { name: 'Use mine' }).click();
    await agree([one, two], ['mine']);
  });
});

test('what one tab deletes after the other changed it can be brought back there', async () => {
  await twoTabs(['erp'], async (one, two) => {
    await addWorkload(one, 'crm');
    await agree([one, two], ['erp', 'crm']);
    await name(two, 1).fill('crm-db');
    await drawer(one).getByRole('button', { name: 'Delete' }).click();
    await agree([one, two], ['erp']);
    const toast = two.locator('.toast', { hasText: 'was deleted in another tab after you changed it' });
    await toast.getByRole('button', { name: 'Bring it back' }).click();
    await agree([one, two], ['erp', 'crm-db']);
  });
});

test('typing without a pause in both at once, in different fields and in the same, ends in one plan', async () => {
  await twoTabs(['erp', 'crm'], async (one, two) => {
    const type = async (page, row, text) => {
      await name(page, row).press('End');
      await name(page, row).pressSequentially(text, { delay: 15 });
    };
    await Promise.all([
      type(one, 0, 'one types here without a pause '.repeat(3)),
      type(two, 1, 'two types there without a pause '.repeat(3)),
    ]);
    const both = [`erp${'one types here without a pause '.repeat(3)}`, `crm${'two types there without a pause '.repeat(3)}`];
    await agree([one, two], both);
    await Promise.all([type(one, 0, 'abcdefghij'.repeat(5)), type(two, 0, '0123456789'.repeat(5))]);
    await saved(one);
    await saved(two);
    const end = Date.now() + PATIENCE;
    const shown = async () => [await valuesOf(names(one)), await valuesOf(names(two))];
    let [left, right] = await shown();
    while (JSON.stringify(left) !== JSON.stringify(right) && Date.now() < end) [left, right] = await shown();
    assert.deepEqual(left, right);
    await one.reload();
    await names(one).first().waitFor();
    assert.deepEqual(await valuesOf(names(one)), right, 'and that is what is on the disk');
  });
});
