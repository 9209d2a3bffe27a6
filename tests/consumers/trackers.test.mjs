// Imports of trackers. Jira, ServiceNow and GitHub cannot be run here: what they publish of their
// limits is tested, with readers of others (papaparse, the shell, the URL standard).

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import papa from 'papaparse';
import { AS_OF, EXAMPLES, example, exported, muster, nastyPlan } from './support.mjs';

const plans = () => [...EXAMPLES.map((shape) => [shape, example(shape)]), ['nasty', nastyPlan()]];

/** What is left to do, as `check` answers. */
const findings = (plan) => JSON.parse(muster(['check', '-', '--format', 'json', '--as-of', AS_OF], plan)).findings;

/** Head and rows, as papaparse reads them; fails on anything odd. */
function table(text) {
  const { data, errors } = papa.parse(text, { skipEmptyLines: true });
  assert.deepEqual(errors, []);
  const [head, ...rows] = data;
  for (const row of rows) assert.equal(row.length, head.length);
  for (const cell of data.flat()) assert.ok(!/^[=+\-@\t\r]/.test(cell), `a formula: ${cell}`);
  return { head, rows, column: (name) => rows.map((row) => row[head.indexOf(name)]) };
}

/** Runs it in a folder of its own, which is gone afterwards. */
function inFolder(run) {
  const folder = mkdtempSync(join(tmpdir(), 'muster-'));
  try { return run(folder); } finally { rmSync(folder, { recursive: true }); }
}

test('Jira: every finding is an issue within the limits', () => {
  for (const [name, plan] of plans()) {
    const { head, rows, column } = table(exported(plan, 'jira'));
    assert.deepEqual(column('Planner ID').sort(), findings(plan).map((finding) => finding.id).sort(), name);
    for (const header of head) assert.match(header, /^[A-Za-z ]+$/);
    for (const summary of column('Summary')) assert.ok(summary.length > 0 && summary.length <= 255 && !/[\r\n]/.test(summary));
    for (const text of column('Description')) assert.ok(text.length <= 32_767);
    for (const day of column('Due date')) assert.match(day, /^(\d{4}-\d\d-\d\d)?$/);
    for (const priority of column('Priority')) assert.ok(['Highest', 'High', 'Medium', 'Low'].includes(priority));
    for (const row of rows) head.forEach((header, at) => header === 'Labels' && assert.doesNotMatch(row[at], /\s/));
  }
});

test('Jira: no file holds more than 250 issues, and together they hold all', () => {
  const plan = muster(['example', '--workloads', '120']);
  const expected = findings(plan).length;
  assert.ok(expected > 500, `${expected} findings`);
  inFolder((folder) => {
    exported(plan, 'jira', '-o', join(folder, 'issues.csv'));
    const names = readdirSync(folder);
    assert.equal(names.length, Math.ceil(expected / 250));
    assert.ok(names.includes('issues.csv') && names.includes('issues-2.csv'));
    const files = names.map((name) => table(readFileSync(join(folder, name), 'utf8')));
    for (const file of files) assert.ok(file.rows.length <= 250);
    const ids = files.flatMap((file) => file.column('Planner ID'));
    assert.equal(new Set(ids).size, expected);
  });
});

test('ServiceNow: the first column is the one to coalesce on, and fields hold what they may', () => {
  for (const [name, plan] of plans()) {
    const { head, column } = table(exported(plan, 'servicenow'));
    assert.equal(head[0], 'correlation_id');
    const ids = column('correlation_id');
    assert.equal(new Set(ids).size, ids.length, name);
    assert.deepEqual(ids.sort(), findings(plan).map((finding) => finding.id).sort(), name);
    for (const id of ids) assert.ok(id.length <= 100, id);
    for (const text of column('short_description')) assert.ok(text.length <= 160);
    for (const text of column('description')) assert.ok(text.length <= 4_000);
    for (const day of column('due_date')) assert.match(day, /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)?$/);
    for (const priority of column('priority')) assert.match(priority, /^[1-4]$/);
  }
});

test('GitHub: every link is short enough and opens the issue in that repository', () => {
  for (const [name, plan] of plans()) {
    const text = exported(plan, 'github', '--repository', 'acme/dr-plan');
    const links = [...text.matchAll(/\]\(<(https:[^>]*)>\)/g)].map((match) => match[1]);
    assert.equal(links.length, findings(plan).length, name);
    for (const link of links) {
      assert.ok(link.length <= 8_000, `${link.length}`);
      const url = new URL(link);
      assert.equal(url.origin + url.pathname, 'https://github.com/acme/dr-plan/issues/new');
      assert.deepEqual([...url.searchParams.keys()], ['title', 'labels', 'body']);
      assert.equal(url.searchParams.get('labels'), 'muster');
      const body = url.searchParams.get('body');
      assert.match(body, /<!-- muster: [\w.\/@-]+ -->$/);
      assert.doesNotMatch(body.replaceAll('@<!-- -->', '').replace(/<!-- muster: .* -->$/, ''), /@|(?<!\\)<script/);
    }
  }
});

test('GitHub: the script is well-formed, and gh is given each word as it was', () => {
  for (const [name, plan] of plans()) inFolder((folder) => {
    const script = join(folder, 'issues.sh');
    exported(plan, 'github-sh', '-o', script);
    for (const shell of ['bash', 'sh']) {
      const parsed = spawnSync(shell, ['-n', script], { encoding: 'utf8' });
      assert.equal(parsed.status, 0, parsed.stderr);
    }
    // A gh that opens nothing: it writes down what it is given.
    const fake = join(folder, 'gh');
    writeFileSync(fake, '#!/bin/sh\nprintf "%s\\0" "$@" "" >>"$SAID"\n');
    chmodSync(fake, 0o755);
    const said = join(folder, 'said');
    const run = () => spawnSync('sh', [script, 'acme/dr-plan'], {
      encoding: 'utf8', cwd: folder, env: { PATH: `${folder}:${process.env.PATH}`, SAID: said, HOME: folder },
    });
    const calls = () => readFileSync(said, 'utf8').split('\0\0').filter(Boolean).map((call) => call.split('\0'));
    const done = run();
    assert.equal(done.status, 0, done.stderr);
    const issues = calls().filter((call) => call[0] === 'issue');
    const expected = findings(plan);
    assert.equal(issues.length, expected.length, name);
    issues.forEach((call, at) => {
      assert.deepEqual(call.slice(0, 4), ['issue', 'create', '--repo', 'acme/dr-plan']);
      assert.equal(call.length, 7, call.join(' '));
      assert.match(call[4], /^--title=./);
      assert.ok(call[4].length <= 8 + 256);
      assert.match(call[5], /^--body=/);
      assert.ok(call[5].length <= 65_536);
      assert.equal(call[6], '--label=muster', `${at}`);
    });
    for (const finding of expected) {
      assert.ok(issues.some((call) => call[5].endsWith(`<!-- muster: ${finding.id} -->`)), finding.id);
    }
    assert.deepEqual(readdirSync(folder).sort(), ['gh', 'issues.sh', 'issues.sh.opened', 'said'], 'nothing else was run');
    assert.ok(!existsSync('/tmp/owned'));
    // Run again, it opens nothing twice.
    assert.equal(run().status, 0);
    assert.equal(calls().filter((call) => call[0] === 'issue').length, expected.length);
  });
});
