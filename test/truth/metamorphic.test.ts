/**
 * What is said of a store when one of its properties is written in another way: every key and every switch of the universe, in every way
 * there is to write it. Relations between the answers must hold, whatever the service; no answer is given here.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Rung } from '../../server/model/level.ts';
import type { Truth } from '../../server/model/value.ts';
import { rungOf, seeAll, type Seen } from './metamorphic/seen.ts';
import { properties, tried, type Tried } from './metamorphic/tried.ts';
import type { Way } from './metamorphic/ways.ts';

const ORDER: readonly Truth[] = ['no', 'unknown', 'yes'];
const rank = (truth: Truth): number => ORDER.indexOf(truth);
/** What holds where one of them is so, and nobody knows which. */
const any = (truths: readonly Truth[]): Truth => {
  const [first = 'unknown', ...rest] = truths;
  return rest.every((truth) => truth === first) ? first : 'unknown';
};
/** What holds where each is so in some case. */
const both = (one: Truth, other: Truth): Truth => (rank(one) < rank(other) ? one : other);

type Ask = (of: (way: Way) => Truth) => boolean;
interface Relation {
  readonly says: string;
  readonly ways: readonly Way[];
  readonly holds: Ask;
  /** Where it is asked; everywhere if not given. */
  readonly of?: 'CloudFormation' | 'Terraform';
  readonly rungs?: readonly Rung[];
}
const same = (one: Way, other: Way): Relation => ({
  says: `${one} is as ${other}`,
  ways: [one, other],
  holds: (of) => of(one) === of(other),
});
/** Of rungs that ask for no key: who writes that a key of the service is wanted has none of their own. */
const noWorse = (one: Way, other: Way, rungs: readonly Rung[] = ['encrypted', 'declared']): Relation => ({
  says: `${one} is no worse than ${other} (${rungs.join(', ')})`,
  ways: [one, other],
  rungs,
  holds: (of) => rank(of(one)) >= rank(of(other)),
});
const open = (one: Way, ...may: readonly Way[]): Relation => ({
  says: `${one} may be any of ${may.join(', ')}`,
  ways: [one, ...may],
  holds: (of) => of(one) === any(may.map(of)),
});
const cases = (one: Way, first: Way, second: Way): Relation => ({
  says: `${one} is in some case ${first}, in some ${second}`,
  ways: [one, first, second],
  holds: (of) => of(one) === both(of(first), of(second)),
});

const ALL: readonly Rung[] = ['encrypted', 'declared', 'kms-key', 'customer-key'];
const RELATIONS: readonly Relation[] = [
  same('null', 'absent'),
  // Keys.
  same('empty', 'absent'),
  same('arnByDefault', 'arn'),
  same('arn', 'imported'),
  same('ownAnyway', 'own'),
  noWorse('own', 'alias', ALL),
  noWorse('own', 'absent', ALL),
  noWorse('alias', 'absent', ['encrypted', 'declared', 'kms-key']),
  {
    says: "alias is nobody's own key",
    ways: ['alias', 'absent', 'own'],
    rungs: ['customer-key'],
    holds: (of) => of('alias') === 'no' || of('own') === of('absent'),
  },
  open('imported', 'own', 'alias'),
  { ...open('parameter', 'imported'), of: 'CloudFormation' },
  // A variable may be null.
  { ...open('parameter', 'imported', 'absent'), of: 'Terraform' },
  cases('ownOrAbsent', 'own', 'absent'),
  cases('ownOrAlias', 'own', 'alias'),
  // Switches.
  same('onText', 'on'),
  same('onByDefault', 'on'),
  same('offByDefault', 'off'),
  same('onAnyway', 'on'),
  noWorse('on', 'absent'),
  noWorse('absent', 'off', ALL),
  open('imported', 'on', 'off'),
  cases('onOrOff', 'on', 'off'),
  cases('onOrAbsent', 'on', 'absent'),
];

/** Properties of which a relation does not hold, with the reason. */
const exceptions = parse(readFileSync(join(import.meta.dirname, 'metamorphic/exceptions.yaml'), 'utf8')) as Readonly<
  Record<string, Readonly<Record<string, string>>>
>;
const nameOf = ({ type, path }: Tried): string => `${type} ${path.join('.')}`;

describe('the keys and switches of the universe', () => {
  const seen = tried.map((one) => ({ name: nameOf(one), as: one.as, ways: seeAll(one) }));
  const judgements = seen.reduce((sum, { ways }) => sum + ways.size, 0);
  const count = (as: Tried['as']): string => String(tried.filter((one) => one.as === as).length);

  it(`are tried in all their ways: ${count('key')} keys, ${count('switch')} switches of ${String(properties.length)} properties, ${String(judgements)} judgements`, () => {
    // Of the newest types only some have a row that names the property.
    assert.ok(tried.length > 0.85 * properties.length, `${String(tried.length)} of ${String(properties.length)}`);
  });

  const excused = new Set<string>();
  for (const relation of RELATIONS) {
    const { says, ways, of } = relation;
    const asked = seen.filter(
      (one) =>
        (of === undefined || one.name.includes('::') === (of === 'CloudFormation')) &&
        ways.every((way) => one.ways.has(way)),
    );
    it(`${says}: ${String(asked.length)} properties${of === undefined ? '' : ` of ${of}`}`, () => {
      assert.ok(asked.length > 50, String(asked.length));
      const found = asked.flatMap(({ name, ways: seenIn }) =>
        contradictions(seenIn, relation).map((told) => ({ name, told })),
      );
      const unexcused = found.filter(({ name }) => exceptions[name]?.[says] === undefined);
      for (const { name } of found) excused.add(`${name}: ${says}`);
      assert.deepEqual(
        unexcused.map(({ name, told }) => `${name}: ${told}`),
        [],
      );
    });
  }

  it('have no exception that is none any more', () => {
    const listed = Object.entries(exceptions).flatMap(([name, of]) =>
      Object.keys(of).map((says) => `${name}: ${says}`),
    );
    assert.deepEqual(
      listed.filter((one) => !excused.has(one)),
      [],
    );
  });

  it('written off are told no less than absent, and asked for no more than that', () => {
    const worst = (ways: ReadonlyMap<Way, Seen>, way: Way): number => ways.get(way)?.worst ?? -1;
    assert.deepEqual(
      seen
        .filter(({ ways }) => ways.has('off'))
        .filter(({ ways }) => worst(ways, 'off') < worst(ways, 'absent') || worst(ways, 'absent') < worst(ways, 'on'))
        .map(({ name }) => name),
      [],
    );
  });

  it('that differ by a condition name it', () => {
    const unnamed = seen.flatMap(({ name, ways }) => {
      const of = ways.get('ownOrAbsent') ?? ways.get('onOrOff');
      const [best, worst] = ways.has('ownOrAbsent') ? (['own', 'absent'] as const) : (['on', 'off'] as const);
      const onlyWorst = ways.get(best)?.worst === -1 && (ways.get(worst)?.worst ?? -1) >= 0;
      return of && onlyWorst && !of.messages.some((message) => message.includes(' when '))
        ? [`${name}: ${of.messages.join(' | ')}`]
        : [];
    });
    assert.deepEqual(unnamed, []);
  });
});

/** The rungs for which a relation does not hold; a store that is not there in one of the ways is left out. */
function contradictions(seen: ReadonlyMap<Way, Seen>, { ways, rungs = ALL, holds }: Relation): readonly string[] {
  const first = seen.get(ways[0] ?? 'absent');
  return [...(first?.truths.keys() ?? [])].flatMap((key) => {
    const truths = new Map(
      ways.flatMap((way) => {
        const truth = seen.get(way)?.truths.get(key);
        return truth === undefined ? [] : [[way, truth] as const];
      }),
    );
    if (truths.size < ways.length) return [];
    const of = (way: Way): Truth => truths.get(way) ?? 'unknown';
    const rung = rungOf(key);
    return !rungs.includes(rung) || holds(of) ? [] : [`${rung} ${ways.map((way) => `${way} ${of(way)}`).join(', ')}`];
  });
}
