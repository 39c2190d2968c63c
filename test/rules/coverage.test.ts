/** The catalogue knows what AWS lets one encrypt; a new version of AWS's specification that brings more makes this fail. */
import assert from 'node:assert/strict';
import exceptions from '../../rules/exceptions.json' with { type: 'json' };
import { catalogue } from '../../rules/index.ts';
import universe from '../../rules/universe.json' with { type: 'json' };
import { coverageOf, names } from '../../server/app/coverage.ts';
import { namedPaths } from '../../server/app/named-paths.ts';
import { specPaths } from './spec-walk.ts';
import { paths6 } from './terraform-schema.ts';

/** Names of properties, and of arguments of Terraform, that are about keys or encryption. */
const SUBJECT = /kms|encrypt|cmk|customermanagedkey|^sse(?![a-z])|Sse(Algorithm|Config|Type|Kms|Spec)/i;
const ARGUMENT = /kms|encrypt|cmk|customer_managed_key|(^|_)sse(_|$)|(?<!_access_|ssh_)(?<!secret_)key_arn$/;

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
  const reasons = exceptions.map(({ match }) => ({ match, pattern: new RegExp(match) }));
  const used = new Set<string>();
  let found = 0;
  const missing: string[] = [];
  for (const { type, path, name } of specPaths()) {
    if (!SUBJECT.test(name)) continue;
    found++;
    const plain = path.replaceAll('[]', '');
    const reason = reasons.find(({ pattern }) => pattern.test(`${type} ${plain}`));
    if (reason) used.add(reason.match);
    else if (!names(named.get(type) ?? new Set(), plain)) missing.push(`${type} ${path}`);
  }

  it('names every property of the service specification that is about keys or encryption, or says why not', () => {
    assert.ok(found > 600, 'the walk finds properties');
    assert.deepEqual(missing, [], 'name these in a kind, or write into rules/exceptions.json why not');
  });
  it('names every argument of the Terraform provider that is about keys or encryption, or says why not', () => {
    let walked = 0;
    const left: string[] = [];
    for (const { type, path, name } of paths6()) {
      if (!ARGUMENT.test(name)) continue;
      walked++;
      const reason = reasons.find(({ pattern }) => pattern.test(`${type} ${path}`));
      if (reason) used.add(reason.match);
      else if (!names(named.get(type) ?? new Set(), path)) left.push(`${type} ${path}`);
    }
    assert.ok(walked > 400, `the walk finds arguments: ${String(walked)}`);
    assert.deepEqual(left, [], 'name these in a kind, or write into rules/exceptions.json why not');
  });
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
