// Checklists of Microsoft and AWS: neither product can be run here, so that the shapes and limits they
// publish are tested, Azure's with a schema validator.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import Ajv from 'ajv';
import { AS_OF, EXAMPLES, example, exported, muster, nastyPlan } from './support.mjs';

const plans = () => [...EXAMPLES.map((shape) => [shape, example(shape)]), ['nasty', nastyPlan()]];
const text = { type: 'string', minLength: 1 };
const names = { type: 'array', minItems: 1, items: { type: 'object', required: ['name'], properties: { name: text, description: text }, additionalProperties: false } };

/** What their schema and their checker ask for, in our words. */
const CHECKLIST = {
  type: 'object',
  required: ['items', 'categories', 'waf', 'status', 'severities', 'yesno', 'metadata'],
  properties: {
    items: { type: 'array', minItems: 1, items: {
      type: 'object',
      required: ['category', 'subcategory', 'text', 'guid', 'severity'],
      properties: {
        category: text, subcategory: text, text, description: text, link: text,
        guid: { type: 'string', pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$' },
        severity: { enum: ['High', 'Medium', 'Low'] },
      },
      additionalProperties: false,
    } },
    categories: names, waf: names, status: names, severities: names, yesno: names,
    metadata: { type: 'object', required: ['name', 'timestamp', 'state', 'waf'], additionalProperties: { type: 'string' } },
  },
};

test('Azure: the checklist has the shape that their checker asks for, in ASCII', () => {
  const validate = new Ajv().compile(CHECKLIST);
  for (const [name, plan] of plans()) {
    const written = exported(plan, 'azure');
    assert.doesNotMatch(written, /[^\x00-\x7f]/, name);
    const list = JSON.parse(written);
    assert.ok(validate(list), `${name}: ${JSON.stringify(validate.errors)}`);
    const guids = list.items.map((item) => item.guid);
    assert.equal(new Set(guids).size, guids.length);
    const categories = new Set(list.categories.map((category) => category.name));
    for (const item of list.items) assert.ok(categories.has(item.category));
    assert.equal(list.status[0].name, 'Not verified', 'the first state is where everything begins');
  }
});

test('Azure: results speak of items that are in the checklist, of any plan', () => {
  const guids = (plan) => new Set(JSON.parse(exported(plan, 'azure')).items.map((item) => item.guid));
  for (const [name, plan] of plans()) {
    const known = guids(plan);
    const { checks } = JSON.parse(exported(plan, 'azure-results'));
    assert.ok(checks.length > 10, name);
    for (const check of checks) {
      assert.deepEqual(Object.keys(check).sort(), ['compliant', 'guid', 'id']);
      assert.ok(known.has(check.guid));
      assert.match(check.compliant, /^(true|false)$/);
      assert.ok(check.id.length > 0);
    }
  }
  const [small, large] = [guids(example('small')), guids(example('production'))];
  assert.ok([...small].some((guid) => large.has(guid)), 'an item has one identity in all plans');
});

test('AWS: the lens keeps the limits of custom lenses', () => {
  const id = /^[A-Za-z0-9_]{3,128}$/;
  const between = (value, least, most, what) => assert.ok(value >= least && value <= most, `${what}: ${value}`);
  for (const [name, plan] of plans()) {
    const lens = JSON.parse(exported(plan, 'aws-lens'));
    assert.equal(lens.schemaVersion, '2021-11-01');
    between(lens.name.length, 3, 128, 'name');
    between(lens.description.length, 3, 2048, 'description');
    between(lens.pillars.length, 1, 10, 'pillars');
    const ids = [];
    for (const pillar of lens.pillars) {
      ids.push(pillar.id);
      between(pillar.name.length, 3, 128, 'pillar');
      between(pillar.questions.length, 1, 20, 'questions');
      for (const question of pillar.questions) {
        ids.push(question.id);
        between(question.title.length, 3, 128, 'title');
        between(question.description.length, 3, 2048, 'description');
        between(question.choices.length, 1, 15, 'choices');
        const own = question.choices.map((choice) => choice.id);
        ids.push(...own);
        for (const choice of question.choices) {
          between(choice.title.length, 3, 128, 'choice');
          if (choice.id.endsWith('_no')) { assert.equal(choice.id, `${question.id}_no`); continue; }
          for (const part of [choice.improvementPlan, choice.helpfulResource]) {
            between(part.displayText.length, 1, 2048, 'text');
            if (part.url !== undefined) assert.match(part.url, /^https?:\/\//);
          }
        }
        between(question.riskRules.length, 1, 3, 'rules');
        assert.equal(question.riskRules.filter((rule) => rule.condition === 'default').length, 1);
        assert.equal(question.riskRules.at(-1).condition, 'default');
        for (const rule of question.riskRules) {
          assert.match(rule.risk, /^(NO|MEDIUM|HIGH)_RISK$/);
          if (rule.condition === 'default') continue;
          for (const word of rule.condition.split(' && ')) assert.ok(own.includes(word), word);
        }
      }
    }
    for (const one of ids) assert.match(one, id);
    assert.equal(new Set(ids).size, ids.length, `${name}: no id is there twice`);
    const back = new Set(ids.map((one) => one.replaceAll('___', '/').replaceAll('__', '.').replaceAll('_', '-')));
    const items = new Set(JSON.parse(muster(['check', '-', '--format', 'json', '--as-of', AS_OF], plan)).findings.map((finding) => finding.rule));
    for (const item of items) assert.ok(back.has(item), `${name}: ${item} is a choice, and can be read back`);
  }
});
