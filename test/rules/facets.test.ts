/** Facets are names: each one that is named is declared, so that none is read as "not written" for a slip of the pen. */
import assert from 'node:assert/strict';
import { catalogue } from '../../rules/index.ts';
import {
  all,
  documented,
  flag,
  is,
  kind,
  level,
  not,
  otherwise,
  rule,
  severity,
  text,
  through,
} from '../../rules/dsl.ts';
import { undeclaredInKind, undeclaredInRule } from './undeclared.ts';

const kinds = [...new Set(catalogue.types().flatMap((type) => catalogue.kindsOf(type)))];
const kindOf = (id: string) => catalogue.kind(id);

describe('facets', () => {
  for (const one of kinds)
    it(`of ${one.id} are declared`, () => {
      const rules = catalogue.rulesOf(one).filter((each) => each.rung === undefined);
      assert.deepEqual(
        [...undeclaredInKind(one, kindOf), ...rules.flatMap((each) => undeclaredInRule(each, kindOf))],
        [],
      );
    });

  const toy = kind('toy-key', () => ({
    noun: 'Toy key',
    facets: { multiRegion: flag() },
    types: { aws_kms_key: { facets: { multiRegoin: 'multi_region' }, impact: { '*': 'replaces' } } },
    store: {
      levels: [otherwise(level('service', 'default', documented('so', 'https://aws.amazon.com')))],
      raise: [{ to: 'customer', set: { kee: '$key' } }],
      switches: ['swich'],
      canBeOff: false,
    },
  }));
  it('a slip in a kind is told with its place', () => {
    assert.deepEqual(undeclaredInKind(toy.get(), kindOf), [
      'the spelling of aws_kms_key: kind `toy-key` declares no facet `multiRegoin`',
      'a way to raise it: kind `toy-key` declares no facet `kee`',
      'a switch: kind `toy-key` declares no facet `swich`',
    ]);
  });
  it('a slip in a rule is told with the rule, through references, too', () => {
    const slip = rule('toy-rule', toy, () => ({
      title: 'Toy',
      concern: 'other',
      severity: severity('off', 'off', 'off'),
      require: all(not(is('multiRegoin', true)), through('multiRegion', 'kms-key', is('multiRegoin', true))),
      blame: 'polcy',
      message: 'Toy.',
      fact: documented('so', 'https://aws.amazon.com'),
    })).get();
    assert.deepEqual(undeclaredInRule(slip, kindOf), [
      'toy-rule: kind `toy-key` declares no facet `multiRegoin`',
      'toy-rule: kind `kms-key` declares no facet `multiRegoin`',
      'toy-rule: kind `toy-key` declares no facet `polcy`',
    ]);
  });
  it('a kind that is led to exists', () => {
    const lost = kind('toy-lost', () => ({ noun: 'Toy', facets: { of: text() }, types: {} }));
    const slip = rule('toy-lost-rule', lost, () => ({
      title: 'Toy',
      concern: 'other',
      severity: severity('off', 'off', 'off'),
      require: through('of', 'kms-kee', is('multiRegion', true)),
      message: 'Toy.',
      fact: documented('so', 'https://aws.amazon.com'),
    })).get();
    assert.deepEqual(undeclaredInRule(slip, kindOf), ['there is no kind `kms-kee`']);
  });
});

describe('nouns', () => {
  // Titles start with them ("EBS volume is not encrypted at rest"), and messages go on after them.
  for (const { id, noun } of kinds)
    it(`${id} is called in the way of its neighbours: ${noun}`, () => {
      assert.match(noun, /^[A-Z]/, `the noun "${noun}" starts titles: write it with a capital`);
      assert.doesNotMatch(noun, /^(A|An|The) /, `the noun "${noun}" needs no article`);
      assert.doesNotMatch(noun, /[.:;!?`{}]|\s{2}|^\s|\s$/, `the noun "${noun}" stands inside a sentence`);
      assert.ok(noun.length <= 60, `the noun "${noun}" is too long for a message`);
    });
});
