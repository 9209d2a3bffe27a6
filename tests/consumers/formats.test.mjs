// Every format there is: the same plan on the same day gives the same bytes, each time the command is run.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { AS_OF, example, muster } from './support.mjs';

/** Every format, by a folder that each was written into. */
function written(folder, formats) {
  const files = {};
  for (const format of formats) {
    const out = join(folder, format);
    mkdirSync(out);
    muster(['export', '-', '--format', format, '--as-of', AS_OF, '-o', out], example());
    for (const name of readdirSync(out)) files[`${format}/${name}`] = readFileSync(join(out, name));
  }
  return files;
}

/** The names of all formats: a test of the command line holds the document to be complete. */
const documented = () => {
  const rows = [...readFileSync('docs/exports.md', 'utf8').matchAll(/^\| (`[-a-z`, ]+`) \| [^|]+ \| [^|]+ \|$/gm)];
  return rows.flatMap(([, names]) => names.match(/[-a-z]+/g));
};

test('two runs write the same bytes, in every format', () => {
  const folder = mkdtempSync(join(tmpdir(), 'muster-formats-'));
  try {
    const formats = documented();
    const runs = ['one', 'two'].map((name) => {
      mkdirSync(join(folder, name));
      return written(join(folder, name), formats);
    });
    assert.deepEqual(Object.keys(runs[0]), Object.keys(runs[1]));
    assert.ok(Object.keys(runs[0]).length >= formats.length);
    for (const [name, bytes] of Object.entries(runs[0])) assert.ok(bytes.equals(runs[1][name]), name);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
