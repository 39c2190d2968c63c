/** The catalogue knows what AWS lets one encrypt; a new version of AWS's specification that brings more makes this fail. */
import assert from 'node:assert/strict';
import exceptions from '../../rules/exceptions.json' with { type: 'json' };
import { catalogue } from '../../rules/index.ts';
import universe from '../../rules/universe.json' with { type: 'json' };
import { coverageOf } from '../../server/app/coverage.ts';
import { namedPaths } from '../../server/app/named-paths.ts';
import { knownSchema } from './known-schema.ts';
import { drift } from './drift.ts';
import { majorsWith } from './terraform-schema.ts';

describe('coverage', () => {
  const coverage = coverageOf(catalogue, universe, exceptions);
  for (const dialect of ['cloudformation', 'terraform'] as const)
    describe(dialect, () => {
      const { byPriority, types, properties, left } = coverage[dialect];
      it('is whole for what matters most', () => {
        for (const priority of [1, 2] as const) {
          const missing = left.filter((one) => one.priority === priority && one.path === undefined);
          assert.deepEqual(
            missing.map(({ type }) => type),
            [],
          );
          assert.equal(byPriority[priority].covered, byPriority[priority].of);
        }
      });
      it('is at least 95 % of all types', () => {
        assert.ok(types.covered / types.of >= 0.95, `${String(types.covered)} of ${String(types.of)}`);
      });
      it('names every key and switch of these, or says why not', () => {
        assert.deepEqual(
          left.filter(({ because }) => because === undefined).map(({ type, path = '' }) => `${type} ${path}`),
          [],
        );
        assert.ok(properties.covered / properties.of >= 0.98);
      });
    });

  const named = namedPaths(catalogue);
  const used = new Set<string>();
  for (const dialect of ['cloudformation', 'terraform'] as const) {
    const schema = knownSchema(dialect);
    const { unnamed, gone, subjects, excuses } = drift(
      dialect,
      schema,
      named,
      exceptions,
      (type, path) => dialect === 'terraform' && majorsWith(type, path).includes(5),
    );
    for (const excuse of excuses) used.add(excuse);
    it(`names every path of ${schema.sources[0]?.name ?? ''} and older that is about keys or encryption, or says why not`, () => {
      assert.ok(subjects > 400, `the walk finds paths: ${String(subjects)}`);
      assert.deepEqual(unnamed, [], 'name these in a kind, or write into rules/exceptions.json why not');
    });
    it(`names no path that ${schema.sources[0]?.name ?? ''} and older have not`, () => {
      assert.deepEqual(gone, [], 'AWS has taken these away or renamed them; GONE in drift.ts says why one is kept');
    });
  }
  const excused = new Set(
    [...coverage.cloudformation.left, ...coverage.terraform.left].flatMap(({ because }) =>
      because === undefined ? [] : [because],
    ),
  );
  it('has no exception that excuses nothing', () => {
    assert.deepEqual(
      exceptions.filter(({ match, because }) => !used.has(match) && !excused.has(because)).map(({ match }) => match),
      [],
    );
  });
});
