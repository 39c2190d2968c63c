/** What a kind says to write for a level is read back as that level, for every type and place that the kind names. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { catalogue } from '../../rules/index.ts';
import type { Kind, Raise, Spelled, Spelling } from '../../server/model/kind.ts';
import { rank } from '../../server/model/level.ts';
import { lintFiles } from '../picture/lint-files.ts';

/** JSON, as far as a resource is written with it here. */
type Json = unknown;
type Fields = Record<string, Json>;

/** Writes a value at a dotted path; a step with `[]` is a list of one. */
function write(into: Fields, path: string, value: Json): void {
  const steps = path.split('.');
  let at: Fields = into;
  steps.forEach((step, index) => {
    const name = step.replaceAll('[]', '');
    if (index === steps.length - 1) {
      at[name] = step.endsWith('[]') ? [value] : value;
      return;
    }
    const held = at[name];
    let next = (Array.isArray(held) ? held[0] : held) as Fields | undefined;
    if (!next) {
      next = {};
      at[name] = step.endsWith('[]') ? [next] : next;
    }
    at = next;
  });
}
const plainOf = (spelling: Spelling | undefined): string | undefined =>
  typeof spelling === 'string'
    ? spelling
    : Array.isArray(spelling)
      ? (spelling as readonly unknown[]).find((one): one is string => typeof one === 'string')
      : undefined;

function* written(): Generator<{ kind: Kind; type: string; spelled: Spelled; raise: Raise }> {
  for (const kind of new Set(catalogue.types().flatMap((type) => catalogue.kindsOf(type))))
    for (const [type, entry] of Object.entries(kind.types))
      for (const spelled of Array.isArray(entry) ? (entry as readonly Spelled[]) : [entry as Spelled])
        for (const raise of kind.store?.raise ?? [])
          if (!type.startsWith('data.') && raise.when === undefined) yield { kind, type, spelled, raise };
}

describe('what is written to raise a store', () => {
  it('is what the table says, in the words of AWS', () => {
    const table = parse(readFileSync(join(import.meta.dirname, 'raises.yaml'), 'utf8')) as unknown;
    const kinds = new Map(catalogue.types().flatMap((type) => catalogue.kindsOf(type).map((kind) => [kind.id, kind])));
    const said = [...kinds.values()].flatMap(({ id, store }) => {
      const more = (store?.raise ?? []).filter(
        ({ set, unset, clear }) =>
          (unset ?? clear) !== undefined || Object.values(set).some((value) => value !== '$key'),
      );
      const rows = more.map(({ to, set, unset, clear }) => [
        to,
        set,
        ...(unset ? [`without ${unset.join(', ')}`] : []),
        ...(clear ? [`without an empty ${clear.join(', ')}`] : []),
      ]);
      return rows.length === 0 ? [] : [[id, rows] as const];
    });
    assert.deepEqual(Object.fromEntries(said), table);
  });
});

describe('raises', () => {
  for (const { kind, type, spelled, raise } of written()) {
    const facets = Object.entries(raise.set).map(([facet, value]) => ({
      value,
      path: plainOf(spelled.facets[facet]),
      word: spelled.words?.[facet]?.[String(value)],
    }));
    // Where a facet is not of this type the way is not open to it; where it stands on another resource, pages show it.
    if (facets.some(({ path }) => path === undefined)) continue;
    it(`${kind.id}: ${type}${spelled.each === undefined ? '' : ` ${spelled.each}`} reaches ${raise.to}`, () => {
      const properties: Fields = {};
      const cloud = type.startsWith('AWS::');
      if (spelled.each !== undefined) write(properties, `${spelled.each}.${spelled.identity ?? 'Note'}`, 'it');
      for (const { value, path = '', word } of facets) {
        const full = path.startsWith('^')
          ? path.slice(1)
          : spelled.each === undefined
            ? path
            : `${spelled.each}.${path}`;
        const key: Json = cloud ? { 'Fn::GetAtt': ['Key', 'Arn'] } : '${aws_kms_key.key.arn}';
        write(properties, full, value === '$key' ? key : (word ?? value ?? ''));
      }
      const { analyses } = cloud
        ? lintFiles({
            'stack.json': JSON.stringify({
              Resources: { Key: { Type: 'AWS::KMS::Key' }, It: { Type: type, Properties: properties } },
            }),
          })
        : lintFiles({
            'main.tf.json': JSON.stringify({ resource: { aws_kms_key: { key: {} }, [type]: { it: properties } } }),
          });
      const stores = analyses
        .flatMap((analysis) => analysis.stores)
        .filter((store) => store.kind.id === kind.id && store.site.resource.type === type);
      // Where the service can't do more than some of its ways allow, the test would have to choose one.
      if (kind.store?.exempt !== undefined) return;
      // What `applies` asks for beyond the raise is not written here.
      for (const { protection } of stores)
        for (const level of protection.levels)
          assert.ok(rank(level) >= rank(raise.to), `it is ${level}: ${JSON.stringify(properties)}`);
      if (spelled.applies === undefined) assert.ok(stores.length > 0, `no store: ${JSON.stringify(properties)}`);
    });
  }
});
