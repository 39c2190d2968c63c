/** What is said of uses of keys: every one that the survey of AWS's pages names has its place, and every pointer its spelling. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { catalogue } from '../../rules/index.ts';
import type { Formula, Pointer, Where } from '../../server/model/formula.ts';
import type { KeyUse } from '../../server/model/key-use.ts';
import { typeOfPath } from './service-spec.ts';

const read = (name: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8'));
/** Ids of the survey: the uses that stand for each, or why there is none. */
const survey = read('key-needs.json') as Readonly<Record<string, readonly string[] | string>>;
const terraform = (read('../fixtures/schema/aws-5.100.0.json') as { types: Readonly<Record<string, unknown>> }).types;

const kinds = new Map(
  catalogue.types().flatMap((type) => catalogue.kindsOf(type).map((kind) => [kind.id, kind] as const)),
);
const uses = [...kinds.values()].flatMap((kind) => (kind.keyUses ?? []).map((use) => ({ kind, use })));
const ids = new Set(uses.map(({ use }) => use.id));

function* pointersOf(formula: Formula | undefined): Generator<Pointer> {
  if (!formula) return;
  if (formula.op === 'all' || formula.op === 'any') for (const part of formula.of) yield* pointersOf(part);
  else if (formula.op === 'not') yield* pointersOf(formula.of);
  else if (formula.op === 'pointed')
    for (const pointer of formula.by) {
      yield pointer;
      for (let where: Where | undefined = formula.where; where; where = where.and)
        yield { type: pointer.type, path: where.path };
    }
  else if (formula.op === 'exists' && formula.where)
    for (const type of formula.types) yield { type, path: formula.where.path };
}
/** Maps of texts, whose keys no schema lists. */
const IN_MAPS = [
  'AWS::NetworkFirewall::LoggingConfiguration LoggingConfiguration.LogDestinationConfigs[].LogDestination.bucketName',
];
const plain = (path: string): string => path.replace(/\[[^\]]*\]/g, '');
function inTerraform({ type, path }: Pointer): boolean {
  let at: unknown = terraform[type];
  for (const step of plain(path).split('.')) {
    if (typeof at === 'string') return at.startsWith('map');
    const map = at as Readonly<Record<string, unknown>> | undefined;
    at = map?.[step] ?? map?.[`[]${step}`];
    if (at === undefined) return false;
  }
  return true;
}

describe('uses of keys', () => {
  it('are, by kind, those of the table', () => {
    const table = parse(readFileSync(join(import.meta.dirname, 'key-uses.yaml'), 'utf8')) as unknown;
    const said = [...kinds].flatMap(([id, { keyUses = [] }]) =>
      keyUses.length === 0 ? [] : [[id, keyUses.map((use) => use.id)] as const],
    );
    assert.deepEqual(Object.fromEntries(said), table);
  });
  it('are those of the survey, 109 of them, each used or left out for a reason', () => {
    assert.equal(Object.keys(survey).length, 109);
    const named = new Set<string>();
    for (const [id, entry] of Object.entries(survey)) {
      if (typeof entry === 'string') assert.match(entry, /^[A-Za-z].{20,}/, id);
      else for (const use of entry) assert.ok(ids.has(use) && named.add(use), `${id}: ${use}`);
    }
    assert.deepEqual(
      [...ids].filter((id) => !named.has(id)),
      ['cloudfront-oai'],
    );
  });

  for (const { kind, use } of uses)
    it(`${kind.id}, ${use.id}: says who, how and on what it rests`, () => {
      assert.ok(kind.facets[use.key]?.as === 'key', 'the key is a facet of the kind');
      assert.equal(use.principal !== undefined, use.by === 'service' || use.by === 'linked-role');
      assert.ok(use.customerKeyWorks === false || use.actions.length > 0);
      for (const action of use.actions) assert.match(action, /^kms:[A-Z][A-Za-z]*\*?$/);
      for (const vital of use.vital ?? []) assert.ok(use.actions.includes(vital), vital);
      assert.match(use.then, /^[^A-Z].*[^.]$|^(S3|SNS|CloudFront|AWS)/, 'one clause');
      for (const text of JSON.stringify([use.principal, use.conditions, use.apart]).matchAll(/\$\{(\w+)\}/g))
        assert.ok(['region', 'account', 'partition', 'name'].includes(text[1] ?? ''), text[0]);
      assert.equal(use.fact.sources === undefined, use.fact.basis === 'engineering knowledge');
      for (const source of use.fact.sources ?? []) assert.match(source, /^https:\/\//);
    });

  const unseen: string[] = [];
  const pointers = new Map(
    uses.flatMap(({ use }: { use: KeyUse }) =>
      [...pointersOf(use.when)].map((pointer) => [`${pointer.type} ${pointer.path}`, pointer] as const),
    ),
  );
  for (const [name, pointer] of pointers) {
    if (IN_MAPS.includes(name)) continue;
    if (!pointer.type.startsWith('AWS::') && terraform[pointer.type] === undefined) unseen.push(name);
    else
      it(`${name} exists`, () => {
        assert.ok(
          pointer.type.startsWith('AWS::')
            ? typeOfPath(pointer.type, plain(pointer.path)) !== undefined
            : inTerraform(pointer),
        );
      });
  }
  it('every pointer of Terraform can be checked', () => {
    assert.deepEqual(unseen, []);
  });
});
