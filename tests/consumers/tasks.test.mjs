// The Markdown task list, edited as people edit it, and read back.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { AS_OF, EXAMPLES, example, exported, muster, nastyPlan } from './support.mjs';

const LIST = ['--what', 'checklist'];
const list = (plan) => exported(plan, 'markdown', ...LIST);

/** Reads the list back into the plan; gives the answer. */
function readBack(plan, text, exit = 0) {
  const folder = mkdtempSync(join(tmpdir(), 'muster-'));
  try {
    const [before, tasks, after] = ['plan.json', 'tasks.md', 'after.json'].map((name) => join(folder, name));
    writeFileSync(before, plan);
    writeFileSync(tasks, text);
    const answer = JSON.parse(muster(['read-back', before, tasks, '-o', after, '--format', 'json', '--as-of', AS_OF], '', exit));
    return { ...answer, written: readFileSync(after, 'utf8') };
  } finally { rmSync(folder, { recursive: true }); }
}

/** The list with one line changed. */
function edited(text, find, change) {
  const lines = text.split('\n');
  const at = lines.findIndex(find);
  assert.ok(at >= 0, 'there is such a line');
  lines[at] = change(lines[at]);
  return { text: lines.join('\n'), line: at + 1, id: lines[at].match(/<!-- id: (\S+) rev/)[1] };
}

/** An item that a person states, which is not done. */
const statement = (line) => line.startsWith('- [ ] ') && line.includes(' - unknown <!--') && line.includes('**[attest.');

test('a list that nobody touched changes nothing, whatever is written in the plan', () => {
  for (const plan of [...EXAMPLES.map(example), nastyPlan()]) {
    const { changes, conflicts, unchanged, written } = readBack(plan, list(plan));
    assert.deepEqual([changes, conflicts], [[], []]);
    assert.ok(unchanged > 5);
    assert.deepEqual(JSON.parse(written), JSON.parse(readBack(written, list(written)).written));
  }
});

test('a day and an owner go into the plan, and come out again', () => {
  const plan = example();
  const person = JSON.parse(plan).people[0];
  const text = list(plan);
  const { text: changed, id } = edited(text, (line) => line.startsWith('- [ ] ') && !line.includes(' - @') && !line.includes(' - due '),
    (line) => line.replace(' - severity ', ` - @${person.name} - due 2027-02-03 - severity `));
  const { changes, conflicts, written } = readBack(plan, changed);
  assert.deepEqual(conflicts, []);
  assert.deepEqual(changes.map((change) => [change.field, change.after]), [['owner', person.name], ['due', '2027-02-03']]);
  const line = list(written).split('\n').find((one) => one.includes(`<!-- id: ${id} `));
  assert.match(line, new RegExp(` - @${person.name} - due 2027-02-03 - severity `));
  assert.deepEqual(readBack(written, changed).changes, [], 'reading it twice changes nothing more');
});

test('a tick states that it is done', () => {
  const plan = example();
  const { text, id } = edited(list(plan), statement, (line) => line.replace('- [ ]', '- [x]'));
  const { changes, conflicts, written } = readBack(plan, text);
  assert.deepEqual(conflicts, []);
  assert.deepEqual(changes.map((change) => [change.field, change.after]), [['state', 'Done']]);
  const said = JSON.parse(written).attestations.find((row) => id.startsWith(`${row.item}@`) && row.stated_on === AS_OF);
  assert.equal(said.status, 'done');
  assert.deepEqual(readBack(written, text).conflicts, [], 'reading it twice is no conflict');
});

test('what cannot be taken over is told, with its line, and nothing is guessed', () => {
  const plan = example();
  const any = (line) => line.startsWith('- [ ] ') && !line.includes(' - @') && !line.includes(' - due ');
  const cases = [
    [any, (line) => line.replace(' - severity ', ' - @Nobody Known - severity '), /nobody in the plan is called Nobody Known/],
    [any, (line) => line.replace(' - severity ', ' - due soon - severity '), /soon is no day/],
    [any, (line) => line.replace('** ', '** really: '), /its text was changed/],
    [any, (line) => line.replace(/@[0-9a-f]{32} rev/, `@${'0'.repeat(31)}9 rev`), /no such item/],
    [any, (line) => line.replace(' - severity ', ' - due 2027-01-01 - severity ').replace(/rev: \d+/, 'rev: 77'), /was changed since/],
    [any, (line) => `${line}\n${line}`, /twice/],
  ];
  for (const [find, change, expected] of cases) {
    const { text, line } = edited(list(plan), find, change);
    const { changes, conflicts } = readBack(plan, text, 1);
    assert.deepEqual(changes, []);
    assert.equal(conflicts.length, 1);
    assert.match(conflicts[0].text, expected);
    assert.ok(conflicts[0].line === line || expected.source === 'twice');
  }
});
