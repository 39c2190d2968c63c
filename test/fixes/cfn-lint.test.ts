/**
 * What fixes write gives cfn-lint nothing new to object to: a resource of every CloudFormation type that keeps data, with nothing said
 * of encryption and with it turned off, and those templates of the sample in which a rule or a sort of key occurs for the first time.
 * ATREST_CORPUS names a folder to take instead of the sample.
 */
import assert from 'node:assert/strict';
import { applyEdits } from '../../server/edits/apply.ts';
import { chooseAll } from '../../server/app/fix/shared-key.ts';
import type { KeyChoice } from '../../server/model/finding.ts';
import type { Profile } from '../../server/model/settings.ts';
import { analyzer } from '../picture/lint-files.ts';
import { filesWith, readExpectations } from '../rules/expectations.ts';
import { skip } from '../skipped.ts';
import { codesOf, findCfnLint, type Template, WANTED } from './cfn-lint-tool.ts';
import { look } from './check-fix.ts';
import { realTexts } from './real-texts.ts';

const PROFILES = ['recommended', 'hipaa', 'strict'] as const;
const KEYS: readonly (KeyChoice | undefined)[] = [undefined, { is: 'new' }, { is: 'parameter' }];
const ANYTHING = { impact: 'rejected', access: 'denies-clients', rule: [] } as const;

interface Fixed {
  readonly text: string;
  /** Which rules were mended, and how. */
  readonly ways: readonly string[];
}
/** All that `atrest fix --key` writes of it, whatever a deploy does and whoever is shut out; undefined where that is nothing. */
function fixedWith({ name, text }: Template, profile: Profile, key: KeyChoice | undefined): Fixed | undefined {
  const { analyses } = look(name, text, { profile });
  const ways: string[] = [];
  const edits = analyses.flatMap((analysis) => {
    const chosen = chooseAll(analysis, analyzer, ANYTHING, key, []);
    const fixes = new Set(chosen.flatMap(({ choice }) => ('fix' in choice ? [choice.fix] : [])));
    const composed = analyzer.compose([...fixes]);
    for (const fix of composed.taken)
      for (const { rule, resource } of [fix.finding, ...fix.also])
        ways.push(`${rule.id} ${resource.type} ${fix.key?.is ?? ''}`);
    return composed.edits;
  });
  return edits.length === 0 ? undefined : { text: applyEdits(text, edits), ways };
}

interface Pair {
  readonly what: string;
  /** Whose table it is from. */
  readonly kind?: string;
  readonly before: Template;
  readonly after: Template;
}

/**
 * Tables of kinds say nothing but encryption: where a fix writes the block that this stands in, what else the block must hold is missing
 * from it, as the block itself was before. Nobody deploys one of these without it.
 */
const LEAN: ReadonlyMap<string, string> = new Map([
  ['bedrock-agentcore-volume', 'a capacity provider has its launch template'],
  ['codepipeline-artifacts', 'a pipeline has an artifact store'],
  ['ecs-volume', 'a volume that a service configures is a managed one'],
  ['logs-integration', 'an integration has its configuration of OpenSearch'],
  ['personalize-metric-attribution', 'a metric attribution has its output'],
]);
const MISSING = 'E3003';

/** Properties that `aws-cdk-lib` 2.276 (2026-11-10) has and the schemas of cfn-lint 1.58 not yet. */
const NEWER: ReadonlyMap<string, string> = new Map([
  ['lambda-microvm-image', 'KmsKeyIdentifier'],
  ['timestream-influxdb', 'KmsKeyId'],
]);
const UNEXPECTED = 'E3002';

interface Added {
  readonly pair: Pair;
  readonly code: string;
  readonly sentences: string;
}

/** Codes that are told more often after a fix than before. */
function added(command: string, pairs: readonly Pair[]): readonly Added[] {
  const templates = new Map(pairs.flatMap(({ before, after }) => [before, after]).map((one) => [one.name, one]));
  const codes = codesOf(command, [...templates.values()]);
  return pairs.flatMap((pair) =>
    [...(codes.get(pair.after.name) ?? [])].flatMap(([code, told]) => {
      const earlier = codes.get(pair.before.name)?.get(code) ?? [];
      return told.length > earlier.length ? [{ pair, code, sentences: told.join('; ') }] : [];
    }),
  );
}

/** One resource of each type beside a key, by what its kind's table says of it. */
function* ofCatalogue(): Generator<Pair> {
  let number = 0;
  for (const [kind, { rows }] of readExpectations())
    for (const row of rows) {
      if (!row.type.includes('::') || (row.state !== 'absent' && row.state !== 'off')) continue;
      const text = Object.values(filesWith(row)).join('');
      const before = { name: `b${String(number)}.json`, text };
      for (const key of [undefined, { is: 'existing', name: 'Key' } as const]) {
        const fixed = fixedWith({ name: 'template.json', text }, 'strict', key);
        if (!fixed) continue;
        const after = { name: `a${String(number)}-${key?.is ?? 'none'}.json`, text: fixed.text };
        yield { what: `${kind}, ${row.type}, ${row.state}, ${key?.name ?? 'no key'}`, kind, before, after };
      }
      number++;
    }
}

function* ofSample(): Generator<Pair> {
  const seen = new Set<string>();
  let number = 0;
  for (const { file, name, text } of realTexts()) {
    if (name === 'main.tf.json') continue;
    const before = { name: `b${String(number)}-${name}`, text };
    for (const profile of PROFILES)
      for (const key of KEYS) {
        const fixed = fixedWith({ name, text }, profile, key);
        if (!fixed || fixed.ways.every((way) => seen.has(way))) continue;
        for (const way of fixed.ways) seen.add(way);
        const after = { name: `a${String(number)}-${profile}-${key?.is ?? 'none'}-${name}`, text: fixed.text };
        yield { what: `${file}, ${profile}, ${key?.is ?? 'no key'}`, before, after };
      }
    number++;
  }
}

const isNewer = ({ pair, code, sentences }: Added): boolean => {
  const property = NEWER.get(pair.kind ?? '');
  return (
    code === UNEXPECTED &&
    property !== undefined &&
    sentences === `Additional properties are not allowed ('${property}' was unexpected)`
  );
};

describe('fixes and cfn-lint', function () {
  this.timeout(3_600_000);
  let command: string | undefined;
  before(function () {
    command = findCfnLint();
    if (command === undefined) skip(this, `pip install '${WANTED}'`);
  });
  for (const [what, pairsOf, least] of [
    ['every type that keeps data', ofCatalogue, 200],
    ['the sample', ofSample, 40],
  ] as const)
    it(`add no finding of it: ${what}`, () => {
      const pairs = [...pairsOf()];
      assert.ok(pairs.length > least, String(pairs.length));
      const all = added(command ?? '', pairs);
      const lean = all.filter(({ pair, code }) => code === MISSING && LEAN.has(pair.kind ?? ''));
      assert.deepEqual(
        all
          .filter((one) => !lean.includes(one) && !isNewer(one))
          .map(({ pair, code, sentences }) => `${pair.what}: ${code} ${sentences}`),
        [],
      );
      // What is no longer so comes off the list.
      if (pairs.some(({ kind }) => kind !== undefined))
        assert.deepEqual([...new Set(lean.map(({ pair }) => pair.kind))].sort(), [...LEAN.keys()].sort());
    });
});
