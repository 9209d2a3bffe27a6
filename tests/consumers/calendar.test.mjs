// Calendars, as two programs of others read them: ical.js (Thunderbird's) and node-ical.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { EXAMPLES, example, exported, nastyPlan } from './support.mjs';

const plans = () => [...EXAMPLES.map((shape) => [shape, example(shape)]), ['nasty', nastyPlan()]];

/** The events by identity, as ical.js has them. */
function byIcalJs(text) {
  const root = new ICAL.Component(ICAL.parse(text));
  const events = root.getAllSubcomponents('vevent').map((part) => new ICAL.Event(part));
  return new Map(events.map((event) => [event.uid, {
    title: event.summary,
    text: event.description ?? '',
    day: event.startDate.toString(),
    sequence: event.sequence,
    every: event.component.getFirstPropertyValue('rrule')?.toString() ?? '',
    alarm: event.component.getFirstSubcomponent('valarm')?.getFirstPropertyValue('trigger')?.toString() ?? '',
  }]));
}

/** The same, as node-ical has them. */
function byNodeIcal(text) {
  const events = Object.values(nodeIcal.sync.parseICS(text)).filter((part) => part.type === 'VEVENT');
  const two = (number) => String(number).padStart(2, '0');
  return new Map(events.map((event) => [event.uid, {
    title: event.summary,
    text: event.description ?? '',
    day: `${event.start.getFullYear()}-${two(event.start.getMonth() + 1)}-${two(event.start.getDate())}`,
    sequence: Number(event.sequence),
    wholeDay: event.datetype === 'date',
    repeats: Boolean(event.rrule),
  }]));
}

/** node-ical takes an escaped backslash before an n for a line break; ical.js reads it as it should. */
const lines = (text) => text.replaceAll(/\\n|\\?\n/g, '|');

test('two programs read the same events, all of whole days', () => {
  for (const [name, plan] of plans()) {
    const text = exported(plan, 'ics');
    const [one, other] = [byIcalJs(text), byNodeIcal(text)];
    assert.ok(one.size > 1, `${name}: ${one.size} events`);
    assert.equal(one.size, text.match(/^BEGIN:VEVENT/gm).length, `${name}: no identity is there twice`);
    assert.deepEqual([...one.keys()].sort(), [...other.keys()].sort(), name);
    for (const [uid, event] of one) {
      const same = other.get(uid);
      assert.equal(lines(event.title), lines(same.title), name);
      assert.equal(lines(event.text), lines(same.text), name);
      assert.equal(event.day, same.day, name);
      assert.equal(event.sequence, same.sequence, name);
      assert.equal(event.every !== '', same.repeats, name);
      assert.ok(same.wholeDay, name);
      assert.ok(['-P7D', '-P1W', ''].includes(event.alarm), `${name}: ${event.alarm}`);
    }
  }
});

test('lines are no longer than 75 octets and end with CRLF', () => {
  for (const [name, plan] of plans()) {
    const text = exported(plan, 'ics');
    const lines = text.split('\r\n');
    assert.equal(lines.at(-1), '', name);
    for (const line of lines) assert.ok(Buffer.byteLength(line) <= 75 && !/[\r\n]/.test(line), `${name}: ${line}`);
  }
});

test('opened again after a change, an event is the same one, newer', () => {
  const plan = JSON.parse(nastyPlan());
  const before = byIcalJs(exported(JSON.stringify(plan), 'ics'));
  for (const object of plan.attestations) {
    object.due_on = '2027-03-01';
    object.revision += 1;
  }
  const after = byIcalJs(exported(JSON.stringify(plan), 'ics'));
  const moved = [...before].filter(([, event]) => event.day === '2027-01-15');
  assert.ok(moved.length > 0);
  for (const [uid, event] of moved) {
    assert.equal(after.get(uid).day, '2027-03-01');
    assert.equal(after.get(uid).sequence, event.sequence + 1);
  }
});

test('what is due every year comes again on that day', () => {
  const drills = [...byIcalJs(exported(nastyPlan(), 'ics')).values()].filter((event) => event.title.startsWith('Drill due again'));
  assert.ok(drills.length > 0);
  for (const drill of drills) assert.deepEqual([drill.day, drill.every], ['2027-02-28', 'FREQ=YEARLY']);
});

test('the same plan and day give the same bytes', () => {
  assert.equal(exported(nastyPlan(), 'ics'), exported(nastyPlan(), 'ics'));
});
