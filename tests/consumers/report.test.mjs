// The report, as a parser of others reads it: well-formed, nothing to run, nothing to load.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { XMLParser } from 'fast-xml-parser';
import { EXAMPLES, example, exported, nastyPlan } from './support.mjs';

const plans = () => [...EXAMPLES.map((shape) => [shape, example(shape)]), ['nasty', nastyPlan()]];
const VOID = ['meta'];

/** Every element with its attributes. */
function elements(html) {
  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', preserveOrder: true, unpairedTags: VOID, htmlEntities: true, stopNodes: ['*.style'], processEntities: { maxTotalExpansions: 1e6 } });
  const found = [];
  const walk = (nodes) => {
    for (const node of nodes ?? []) {
      const name = Object.keys(node).find((key) => key !== ':@');
      if (name === '#text') continue;
      found.push({ name, attributes: node[':@'] ?? {} });
      walk(node[name]);
    }
  };
  walk(parser.parse(html.replace('<!doctype html>', '')));
  return found;
}

test('nothing runs and nothing is loaded, whatever a plan says', () => {
  const known = ['html', 'head', 'meta', 'title', 'style', 'body', 'h1', 'h2', 'h3', 'p', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'ul', 'li', 'a', 'div', 'strong'];
  for (const [name, plan] of plans()) {
    const all = elements(exported(plan, 'html'));
    assert.ok(all.length > 200, `${name}: ${all.length} elements`);
    for (const element of all) {
      assert.ok(known.includes(element.name), `${name}: ${element.name}`);
      for (const [attribute, value] of Object.entries(element.attributes)) {
        assert.ok(['lang', 'charset', 'http-equiv', 'content', 'name', 'scope', 'colspan', 'class', 'href'].includes(attribute), `${name}: ${attribute}`);
        if (attribute === 'href') assert.match(value, /^https?:\/\//);
      }
    }
  }
});

test('every part of the report is there', () => {
  const html = exported(example(), 'html');
  const heads = [...html.matchAll(/<h2[^>]*>([^<]*)<\/h2>/g)].map((match) => match[1].replace(/: \d+$/, ''));
  assert.deepEqual(heads, [
    'At a glance', 'Level and gates', 'Who has what', 'Responsibilities', 'Findings', 'Accepted risks, and what does not apply',
    'What holds', 'Objectives', 'Scenarios', 'Runbooks', 'Drills held and planned', 'Rehearsals due', 'Sources',
  ]);
});
