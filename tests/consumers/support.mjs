// What every test of a consumer needs: the command line, plans to export, texts that try to be more.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';

/** The command line; `cargo xtask test` builds it and says where it is. */
const MUSTER = process.env.MUSTER ?? 'target/debug/muster';

/** Python with the programs of requirements.txt; `cargo xtask test` installs them and says where they are. */
const PYTHON = process.env.PYTHON;

/** What a test of such a program is given: a reason to skip it where it is not there, never in continuous integration. */
export const needsPython = { skip: PYTHON || process.env.CI ? false : 'PYTHON names no Python with the programs of requirements.txt' };

/** What Python says; fails on any other exit than the expected one. */
export function python(args, folder, expected = 0) {
  const done = spawnSync(PYTHON ?? 'python3', args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 });
  assert.equal(done.error, undefined, `Python: ${done.error}`);
  assert.equal(done.status, expected, `${args.join(' ')}: ${done.stdout}${done.stderr}`);
  return done.stdout + done.stderr;
}

/** The day on which everything is judged. */
export const AS_OF = '2026-11-22';

/** What the command writes; fails on any other exit than the expected one. */
export function muster(args, input = '', expected = 0) {
  const done = spawnSync(MUSTER, args, { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  assert.equal(done.error, undefined, `${MUSTER}: ${done.error}`);
  assert.equal(done.status, expected, done.stderr);
  return done.stdout;
}

/** An example plan, as text. */
export const example = (shape = 'production') => muster(['example', '--shape', shape]);

/** Every example plan, by name. */
export const EXAMPLES = ['small', 'production', 'kubernetes', 'two-regions'];

/** The plan in that format. */
export const exported = (plan, format, ...more) => muster(['export', '-', '--format', format, '--as-of', AS_OF, ...more], plan);

/** Texts that would be more than text to some program, if it let them. */
export const NASTY = [
  '=HYPERLINK("http://evil.example","x")', '+1', '-1', '@sum', '\t=1', '"quoted", and, commas;', 'a;b,c\\d\\n',
  "'; rm -rf / #", '$(touch /tmp/owned)', '`touch /tmp/owned`', '${HOME}', '--title', '<script>alert(1)</script>',
  '</style><b>&amp;"\'', '[x](http://evil.example) ![y](z)', '--> - [x] | # head', 'BEGIN:VEVENT', 'END:VCALENDAR',
  'Größe 😀 日本語 '.repeat(12), 'zero\u0000 bell\u0007 turn\u202e', ']]>', '%0a%0d&title=x#y', '!ls', '\\', "it's", '',
];

/** The example with a nasty text in every name and note, and all days set. */
export function nastyPlan() {
  const plan = JSON.parse(example());
  let at = 0;
  const next = () => NASTY[at++ % NASTY.length];
  plan.name = NASTY[0];
  const lists = [plan.people, plan.teams, plan.drills, plan.applications, ...Object.values(plan.deployment).filter(Array.isArray)];
  for (const object of lists.flat().filter(Boolean)) if ('name' in object) object.name = next();
  for (const object of plan.drills) object.next_due_on = '2027-02-28';
  for (const object of plan.attestations) {
    object.reason = next();
    object.due_on = '2027-01-15';
    object.revision = 3;
  }
  for (const object of plan.assignments) object.due_on = '2028-02-29';
  return JSON.stringify(plan);
}
