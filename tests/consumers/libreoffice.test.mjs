// The workbook, as LibreOffice reads it: every sheet with every row, no text that became a formula, and what
// LibreOffice saves comes back into the plan.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import Papa from 'papaparse';
import { AS_OF, example, muster, nastyPlan } from './support.mjs';

/** LibreOffice; `cargo xtask test` finds or installs it and says where it is. */
const OFFICE = process.env.SOFFICE;

const needsOffice = { skip: OFFICE || process.env.CI ? false : 'SOFFICE names no LibreOffice' };

const SHEETS = ['Summary', 'Checklist', 'Responsibilities', 'RACI', 'Scenarios', 'Drills', 'Rehearsals due', 'Lists', 'Meta'];

/** Does something in a folder with the workbook of that plan, `plan.xlsx`. */
function withWorkbook(plan, then) {
  const folder = mkdtempSync(join(tmpdir(), 'muster-office-'));
  try {
    writeFileSync(join(folder, 'plan.json'), plan);
    muster(['export', join(folder, 'plan.json'), '--format', 'xlsx', '--as-of', AS_OF, '-o', join(folder, 'plan.xlsx')]);
    return then(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Lets LibreOffice write the workbook in another form, into a folder of its own with a profile of its own. */
function converted(folder, form, name = 'plan.xlsx') {
  const out = join(folder, 'out');
  const profile = pathToFileURL(join(folder, 'profile')).href;
  const done = spawnSync(OFFICE ?? 'soffice', [`-env:UserInstallation=${profile}`, '--headless', '--convert-to', form, '--outdir', out, join(folder, name)], { encoding: 'utf8' });
  assert.equal(done.error, undefined, `LibreOffice: ${done.error}`);
  assert.equal(done.status, 0, done.stdout + done.stderr);
  return out;
}

/** Every sheet as CSV, with formulas as formulas: separator, quote, UTF-8, from the first line, all sheets. */
const CSV = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,true,false,false,-1';

/** The rows of every sheet, by its name. */
function sheetsOf(folder) {
  const out = converted(folder, CSV);
  const sheets = readdirSync(out).map((file) => {
    const { data, errors } = Papa.parse(readFileSync(join(out, file), 'utf8').replace(/\n$/, ''));
    assert.deepEqual(errors, [], file);
    return [file.replace(/^plan-|\.csv$/g, ''), data];
  });
  return Object.fromEntries(sheets);
}

test('LibreOffice finds every sheet, and every entry and duty in its row', needsOffice, () => {
  const plan = example();
  withWorkbook(plan, (folder) => {
    const sheets = sheetsOf(folder);
    assert.deepEqual(Object.keys(sheets).sort(), [...SHEETS].sort());
    for (const [what, sheet] of [['checklist', 'Checklist'], ['responsibilities', 'Responsibilities']]) {
      const { data } = Papa.parse(muster(['export', '-', '--format', 'csv', '--what', what, '--as-of', AS_OF], plan).trimEnd());
      assert.equal(sheets[sheet].length, data.length, sheet);
    }
    const [head, ...rows] = sheets.Checklist;
    const at = head.indexOf('Id');
    assert.ok(rows.every((row) => row[at].includes('@')), 'every row has its id');
  });
});

test('no text becomes a formula in LibreOffice', needsOffice, () => {
  withWorkbook(nastyPlan(), (folder) => {
    const cells = Object.values(sheetsOf(folder)).flat(2);
    assert.ok(cells.includes('=HYPERLINK("http://evil.example","x")'), 'it is there as it was written');
    const results = cells.filter((cell) => /^(#|Err:)/.test(cell));
    assert.deepEqual(results, [], 'nothing was worked out');
    // A formula would be there with what it comes to, and not as it was written.
    for (const text of ['=HYPERLINK("http://evil.example","x")', '+1', '-1', '@sum']) {
      assert.ok(cells.includes(text), `${text} is a text`);
    }
  });
});

test('a workbook that LibreOffice saved comes back, and nothing has changed', needsOffice, () => {
  withWorkbook(example(), (folder) => {
    const out = converted(folder, 'xlsx:Calc MS Excel 2007 XML');
    const back = muster(['read-back', join(folder, 'plan.json'), join(out, 'plan.xlsx'), '--format', 'json', '--as-of', AS_OF]);
    const { changes, conflicts, unchanged } = JSON.parse(back);
    assert.deepEqual([changes, conflicts], [[], []]);
    assert.ok(unchanged > 50, `${unchanged} rows`);
  });
});
