// The workbook, as openpyxl reads it: every sheet, what may be entered, and no formula anywhere; and what openpyxl
// writes comes back into the plan.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { AS_OF, EXAMPLES, example, muster, needsPython, nastyPlan, python } from './support.mjs';

const SHEETS = ['Summary', 'Checklist', 'Responsibilities', 'RACI', 'Scenarios', 'Drills', 'Rehearsals due', 'Lists', 'Meta'];

/** Prints everything that openpyxl finds in the workbook. */
const READ = `
import json, openpyxl, sys
book = openpyxl.load_workbook(sys.argv[1])
sheets = [{
  'name': sheet.title, 'rows': sheet.max_row, 'frozen': sheet.freeze_panes, 'filter': sheet.auto_filter.ref,
  'repeated': sheet.print_title_rows, 'orientation': sheet.page_setup.orientation,
  'kinds': sorted({cell.data_type for row in sheet for cell in row}),
  'links': sum(cell.hyperlink is not None for row in sheet for cell in row),
  'head': [cell.value for cell in sheet[1]],
  'checks': [[str(check.sqref), check.type, check.formula1] for check in sheet.data_validations.dataValidation],
  'texts': [str(cell.value) for row in sheet for cell in row if cell.value is not None],
} for sheet in book]
print(json.dumps({'sheets': sheets, 'created': str(book.properties.created), 'lists': [[cell.value for cell in column] for column in book['Lists'].columns]}))
`;

/** Enters status, owner, due and evidence in the row of an item of which nothing is stated. */
const EDIT = `
import datetime, openpyxl, sys
book = openpyxl.load_workbook(sys.argv[1])
sheet = book['Checklist']
at = {cell.value: cell.column for cell in sheet[1]}
row = next(row for row in range(2, sheet.max_row + 1)
  if sheet.cell(row, at['Item']).value.startswith('attest.') and not sheet.cell(row, at['Status']).value and not sheet.cell(row, at['Owner']).value)
sheet.cell(row, at['Status']).value = 'Done'
sheet.cell(row, at['Owner']).value = book['Lists']['B2'].value
sheet.cell(row, at['Due']).value = datetime.date(2027, 2, 3)
sheet.cell(row, at['Evidence']).value = 'https://proof.example/1'
sheet.insert_rows(1)
book.save(sys.argv[1])
print(row + 1)
`;

/** Does something with the workbook of that plan. */
function withWorkbook(plan, then, ...more) {
  const folder = mkdtempSync(join(tmpdir(), 'muster-workbook-'));
  try {
    const path = join(folder, 'plan.xlsx');
    muster(['export', '-', '--format', 'xlsx', '--as-of', AS_OF, '-o', path, ...more], plan);
    return then(path, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const opened = (path, folder) => JSON.parse(python(['-c', READ, path], folder));

test('workbook: every sheet of every plan can be read, and no cell is a formula or a link', needsPython, () => {
  const plans = [...EXAMPLES.map((shape) => [example(shape)]), [nastyPlan()], [example(), '--redact', 'status']];
  for (const [plan, ...more] of plans) {
    withWorkbook(plan, (path, folder) => {
      const { sheets, created } = opened(path, folder);
      assert.deepEqual(sheets.map((sheet) => sheet.name), SHEETS);
      assert.equal(created, `${AS_OF} 00:00:00`);
      for (const sheet of sheets) {
        assert.ok(sheet.kinds.every((kind) => ['s', 'n', 'd'].includes(kind)), `${sheet.name}: ${sheet.kinds}`);
        assert.equal(sheet.links, 0);
        assert.equal(sheet.frozen, 'A2');
        assert.equal(sheet.repeated, '$1:$1');
        assert.equal(sheet.orientation, 'landscape');
        assert.ok(sheet.rows === 1 || sheet.filter?.startsWith('A1:'), sheet.name);
      }
    }, ...more);
  }
});

test('workbook: texts are as they were written, and cells take what the lists have', needsPython, () => {
  withWorkbook(nastyPlan(), (path, folder) => {
    const { sheets, lists } = opened(path, folder);
    const responsibilities = sheets.find((sheet) => sheet.name === 'Responsibilities');
    assert.ok(responsibilities.texts.includes('=HYPERLINK("http://evil.example","x")') || responsibilities.texts.includes('+1'));
    const checklist = sheets.find((sheet) => sheet.name === 'Checklist');
    const kinds = checklist.checks.map(([, kind, from]) => [kind, from]);
    assert.deepEqual(kinds.map(([kind]) => kind), ['list', 'list', 'date']);
    assert.equal(kinds[0][1], 'Lists!$A$2:$A$6');
    assert.deepEqual(lists[0].filter(Boolean), ['Status', 'Open', 'In progress', 'Done', 'Accepted risk', 'Not applicable']);
  });
});

test('workbook: what openpyxl writes into it goes into the plan', needsPython, () => {
  const plan = example();
  withWorkbook(plan, (path, folder) => {
    const row = Number(python(['-c', EDIT, path], folder));
    const [before, after] = ['plan.json', 'after.json'].map((name) => join(folder, name));
    writeFileSync(before, plan);
    const back = (from, exit = 0) => JSON.parse(muster(['read-back', from, path, '-o', after, '--format', 'json', '--as-of', AS_OF], '', exit));
    const { changes, conflicts } = back(before);
    assert.deepEqual(conflicts, []);
    assert.deepEqual(changes.map((change) => change.field), ['status', 'owner', 'due', 'evidence']);
    assert.ok(changes.every((change) => change.line === row));
    assert.equal(changes[2].after, '2027-02-03');
    const written = JSON.parse(readFileSync(after, 'utf8'));
    assert.ok(written.attestations.some((said) => said.evidence?.[0]?.link === 'https://proof.example/1' && said.status === 'done'));
    assert.deepEqual(back(after).changes, [], 'reading it twice changes nothing more');
  });
});
