/** What the rules of one resource share, and what they must not. Work is counted by how often values are looked into. */
import assert from 'node:assert/strict';
import { type Case, again, underEveryCase } from '../../server/engine/cases.ts';
import { itemAt, placesOf } from '../../server/engine/judge/stores.ts';
import { type Look, type Subject, subject } from '../../server/engine/look.ts';
import { calledBy, read } from '../../server/engine/read/read.ts';
import { SharedReadings } from '../../server/engine/read/shared.ts';
import type { Kind, Spelled } from '../../server/model/kind.ts';
import type { Resource } from '../../server/model/resource.ts';
import { type Value, known } from '../../server/model/value.ts';

const kind = { id: 'k', facets: {}, types: {} } as unknown as Kind;
const condition = { key: 'IsProd' };
const scope = { id: 's', possible: () => true };
const eitherOf = (yes: Value, no: Value): Value =>
  ({
    is: 'branches',
    arms: [
      { when: [{ condition, holds: true }], value: yes },
      { when: [{ condition, holds: false }], value: no },
    ],
    from: [],
  }) as unknown as Value;

let looked = 0;
const map = (members: Readonly<Record<string, Value>>): Value =>
  ({
    is: 'map',
    get entries() {
      looked++;
      return Object.entries(members).map(([key, value]) => ({ key, value }));
    },
    from: [],
  }) as unknown as Value;
const list = (...items: readonly Value[]): Value => ({ is: 'list', items, from: [] });
const resourceOf = (properties: Value): Resource =>
  ({ id: 'r', address: 'r', type: 'T', properties, scope, dialect: {} }) as unknown as Resource;

/** A rule's own subject in a case, as `present` makes it. */
function open(resource: Resource, spelled: Spelled, now: Case, shared: SharedReadings): [Subject, Look] {
  const { properties } = resource;
  const about = subject(resource, kind, spelled, [], properties, shared.of(resource, spelled, [], properties));
  return [about, { now } as unknown as Look];
}

describe('readings', () => {
  const spelled = { facets: { a: 'A', b: 'B', name: 'Name' } } as unknown as Spelled;
  beforeEach(() => {
    looked = 0;
  });

  it('without conditions are made once for all rules and cases', () => {
    const resource = resourceOf(map({ A: known(1), B: known(2), Name: known('n') }));
    const shared = new SharedReadings();
    for (let rule = 0; rule < 5; rule++)
      for (const holds of [true, false]) {
        const now = again([{ scope, condition, holds }] as never);
        const [about, look] = open(resource, spelled, now, shared);
        assert.deepEqual(read(about, 'a', look).value, known(1));
        assert.deepEqual(read(about, 'b', look).value, known(2));
        assert.deepEqual(calledBy(about, look), ['n']);
      }
    assert.equal(looked, 3);
  });

  it('in which a condition has a part belong to the case', () => {
    const resource = resourceOf(map({ A: eitherOf(known(1), known(2)), Name: eitherOf(known('x'), known('y')) }));
    const shared = new SharedReadings();
    const seen = (): unknown =>
      underEveryCase((now) => {
        const [about, look] = open(resource, spelled, now, shared);
        const { value } = read(about, 'a', look);
        return [value.is === 'known' && value.value, calledBy(about, look), calledBy(about, look)];
      }).judged.map(({ result }) => result);
    const expected = [
      [1, ['x'], ['x']],
      [2, ['y'], ['y']],
    ];
    assert.deepEqual(seen(), expected);
    assert.deepEqual(seen(), expected);
  });

  it('of one value in two places are two', () => {
    const value = map({ A: known(1) });
    const resource = resourceOf(list(value, value));
    const shared = new SharedReadings();
    assert.notEqual(shared.of(resource, spelled, [0], value), shared.of(resource, spelled, [1], value));
    assert.equal(shared.of(resource, spelled, [1], value), shared.of(resource, spelled, [1], value));
    assert.notEqual(shared.of(resourceOf(value), spelled, [1], value), shared.of(resource, spelled, [1], value));
  });
});

describe('places of stores', () => {
  const spelled = { each: 'Items[]', facets: {} } as unknown as Spelled;
  const now = again([]);

  it('without conditions are looked for once, however many there are', () => {
    looked = 0;
    const items = Array.from({ length: 100 }, (_, n) => known(n));
    const resource = resourceOf(map({ Items: list(...items) }));
    for (let rule = 0; rule < 5; rule++) {
      const places = placesOf(resource, spelled);
      assert.equal(places.length, 100);
      places.forEach((path, n) => {
        assert.equal(itemAt(resource, spelled, path, now), items[n]);
      });
    }
    assert.equal(looked, 1);
    assert.equal(itemAt(resource, spelled, ['Items', 7], now), items[7]);
    assert.equal(itemAt(resource, spelled, ['Items', 100], now), undefined);
  });

  it('in which a condition has a part are looked for in each case', () => {
    const resource = resourceOf(map({ Items: list(known('a'), eitherOf(known('b'), { is: 'absent', from: [] })) }));
    assert.deepEqual(placesOf(resource, spelled), [
      ['Items', 0],
      ['Items', 1],
    ]);
    const at = (holds: boolean): Value | undefined =>
      itemAt(resource, spelled, ['Items', 1], again([{ scope, condition, holds }] as never));
    assert.deepEqual(at(true), known('b'));
    assert.equal(at(false), undefined);
  });
});
