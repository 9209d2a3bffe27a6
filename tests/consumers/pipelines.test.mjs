// What `muster check` says to pipelines: SARIF against its published schema (in Microsoft's package),
// JUnit by an XML parser, and the examples of docs/pipelines.md by their own commands.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import Ajv from 'ajv-draft-04';
import formats from 'ajv-formats';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { AS_OF, EXAMPLES, example, muster, nastyPlan } from './support.mjs';

const plans = () => [...EXAMPLES.map((shape) => [shape, example(shape)]), ['nasty', nastyPlan()]];
const check = (plan, format, more = [], exit = 0) => muster(['check', '-', '--format', format, '--as-of', AS_OF, ...more], plan, exit);

/** The published schema of SARIF 2.1.0. */
function sarifSchema() {
  const main = createRequire(import.meta.url).resolve('@microsoft/jest-sarif');
  const schema = JSON.parse(readFileSync(join(dirname(main), 'schemas', 'sarif-2.1.0-rtm.5.json'), 'utf8'));
  const ajv = new Ajv({ strict: false, unicodeRegExp: false });
  formats(ajv);
  return ajv.compile(schema);
}

test('SARIF is valid, and holds every finding', () => {
  const validate = sarifSchema();
  for (const [name, plan] of plans()) {
    const log = JSON.parse(check(plan, 'sarif'));
    assert.ok(validate(log), `${name}: ${JSON.stringify(validate.errors?.slice(0, 3))}`);
    const { results, tool } = log.runs[0];
    const { findings } = JSON.parse(check(plan, 'json'));
    assert.deepEqual(results.map((result) => result.partialFingerprints['musterId/v1']).sort(), findings.map((one) => one.id).sort());
    for (const result of results) assert.equal(tool.driver.rules[result.ruleIndex].id, result.ruleId);
  }
  assert.ok(!validate({ version: '2.1.0', runs: [{ tool: {} }] }), 'the schema refuses what is none');
});

test('SARIF leads to the line where the object begins', () => {
  const folder = mkdtempSync(join(tmpdir(), 'muster-'));
  try {
    const path = join(folder, 'my plan.json');
    const text = example();
    writeFileSync(path, text);
    const log = JSON.parse(muster(['check', path, '--format', 'sarif', '--as-of', AS_OF]));
    const lines = text.split('\n');
    let found = 0;
    for (const { locations: [{ physicalLocation: at, logicalLocations: [object] }] } of log.runs[0].results) {
      assert.match(at.artifactLocation.uri, /my%20plan\.json$/);
      if (at.region.startLine === 1) continue;
      assert.ok(lines[at.region.startLine - 1].includes(object.fullyQualifiedName));
      found += 1;
    }
    assert.ok(found > 20, `${found} lines found`);
  } finally { rmSync(folder, { recursive: true }); }
});

test('JUnit is well-formed, and its sums are those of its tests', () => {
  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', isArray: (tag) => ['testsuite', 'testcase'].includes(tag) });
  for (const [name, plan] of plans()) {
    const text = check(plan, 'junit');
    assert.equal(XMLValidator.validate(text), true, name);
    const { testsuites } = parser.parse(text);
    const cases = testsuites.testsuite.flatMap((suite) => suite.testcase);
    const failed = cases.filter((one) => one.failure !== undefined);
    assert.equal(Number(testsuites.tests), cases.length, name);
    assert.equal(Number(testsuites.failures), failed.length, name);
    assert.equal(Number(testsuites.skipped), cases.filter((one) => one.skipped !== undefined).length, name);
    assert.equal(failed.length, JSON.parse(check(plan, 'json')).findings.length, name);
    for (const suite of testsuites.testsuite) assert.equal(Number(suite.tests), suite.testcase.length, suite.name);
  }
});

test('not good enough is exit 1 and named in every format', () => {
  for (const format of ['text', 'json', 'junit', 'sarif', 'markdown']) check(example(), format, ['--fail-under', '99'], 1);
  assert.match(check(example(), 'junit', ['--fail-under', '99'], 1), /<failure type="not_good_enough" message="the score is \d+, under 99">/);
  assert.match(check(example(), 'markdown', ['--fail-under', '99'], 1), /- \*\*Not good enough\*\*: the score is \d+, under 99/);
  muster(['check', '-', '--format', 'junit'], 'no plan', 2);
});

test('a summary fits GitHub\'s megabyte, and no text of a plan is markup in it', () => {
  for (const [name, plan] of plans()) {
    const text = check(plan, 'markdown');
    assert.ok(Buffer.byteLength(text) < 1_000_000, name);
    assert.match(text, /^## .+: (Not ready|Basic|Tested|Resilient), \d+ of 100\n/);
    assert.doesNotMatch(text, /(?<!\\)<script|(?<!\\)<b>/, name);
  }
});

test('every command in the document is one', () => {
  const text = readFileSync(new URL('../../docs/pipelines.md', import.meta.url), 'utf8');
  const commands = text.match(/muster check [^>\n|]+/g);
  assert.ok(commands.length >= 5);
  const help = muster(['check', '--help']);
  for (const command of commands) {
    for (const option of command.match(/--[a-z-]+/g) ?? []) assert.ok(help.includes(option), `${option} in ${command}`);
  }
});
