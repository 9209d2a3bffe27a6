// OSCAL, as compliance-trestle reads it: all documents are valid, can be imported, and the provider's plan
// can be leveraged by somebody else's.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { AS_OF, EXAMPLES, example, muster, needsPython, nastyPlan, python } from './support.mjs';

/** The documents, each after what it rests on. */
const DOCUMENTS = [
  ['catalogs/recovery', 'catalog'],
  ['profiles/recovery', 'profile'],
  ['component-definitions/services', 'component-definition'],
  ['system-security-plans/provider', 'system-security-plan'],
  ['system-security-plans/customer', 'system-security-plan'],
  ['plan-of-action-and-milestones/findings', 'plan-of-action-and-milestones'],
];

/** Does something with the workspace of that plan, unpacked by a program that is not ours. */
function unpacked(plan, then, ...more) {
  const folder = mkdtempSync(join(tmpdir(), 'muster-oscal-'));
  try {
    const zip = join(folder, 'plan.zip');
    muster(['export', '-', '--format', 'oscal', '--as-of', AS_OF, '-o', zip, ...more], plan);
    python(['-m', 'zipfile', '-e', zip, join(folder, 'made')], folder);
    return then(join(folder, 'made'), folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const trestle = (folder, ...args) => python(['-m', 'trestle', ...args], folder);
const read = (folder, [where, name]) => JSON.parse(readFileSync(join(folder, where, `${name}.json`), 'utf8'))[name];
const files = (folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));

test('OSCAL: every document of every plan is valid, also with nasty texts and with nothing but the status', needsPython, () => {
  const plans = [...EXAMPLES.map((shape) => [shape, example(shape)]), ['nasty', nastyPlan()], ['status', example(), '--redact', 'status']];
  for (const [name, plan, ...more] of plans) {
    unpacked(plan, (made) => {
      const said = trestle(made, 'validate', '-a');
      assert.equal(said.match(/^VALID: /gm)?.length, DOCUMENTS.length, `${name}: ${said}`);
      assert.doesNotMatch(said, /WARNING|ERROR/, name);
    }, ...more);
  }
});

test('OSCAL: every document can be imported into another workspace', needsPython, () => {
  unpacked(example(), (made, folder) => {
    const other = join(folder, 'other');
    python(['-c', 'import os; os.mkdir("other")'], folder);
    trestle(other, 'init', '--full');
    for (const [where, name] of DOCUMENTS) {
      trestle(other, 'import', '-f', join(made, where, `${name}.json`), '-o', where.split('/')[1]);
      assert.deepEqual(read(other, [where, name]).uuid, read(made, [where, name]).uuid);
    }
  });
});

test('OSCAL: whoever leverages the provider gets what is provided beside what is left to do', needsPython, () => {
  unpacked(example(), (made) => {
    trestle(made, 'author', 'ssp-generate', '--profile', 'recovery', '--compdefs', 'services', '--leveraged-ssp', 'provider', '--output', 'own');
    const written = new Map(files(join(made, 'own', 'inheritance')).map((name) => [name.split(/[\\/]/).at(-1).replace('.md', ''), join(made, 'own', 'inheritance', name)]));
    const requirements = read(made, DOCUMENTS[3])['control-implementation']['implemented-requirements'];
    let shared = 0;
    const flat = (text) => text.replace(/\s+/g, ' ');
    for (const { export: exported } of requirements.flatMap((one) => one['by-components'])) {
      const provided = new Map((exported.provided ?? []).map((one) => [one.uuid, one.description]));
      for (const left of exported.responsibilities ?? []) {
        const both = provided.get(left['provided-uuid']);
        if (both === undefined) continue;
        shared += 1;
        const text = flat(readFileSync(written.get(`${left['provided-uuid']}_${left.uuid}`), 'utf8'));
        assert.ok(text.includes(`# Provided Statement Description ${flat(both)}`), both);
        assert.ok(text.includes(`# Responsibility Statement Description ${flat(left.description)}`), left.description);
      }
    }
    assert.ok(shared > 20, `${shared} tasks are shared`);
  });
});

test('OSCAL: a document with a mistake is found out', needsPython, () => {
  unpacked(example('small'), (made) => {
    const file = join(made, 'system-security-plans/customer/system-security-plan.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"2026-11-22T00:00:00Z"', '"2026-11-22"'));
    python(['-m', 'trestle', 'validate', '-a'], made, 4);
  });
});
