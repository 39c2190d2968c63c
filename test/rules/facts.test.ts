/**
 * Every spelling of a kind exists in the vendor's own schema, in both major versions of Terraform's provider or with what is told of the
 * other one; every declared impact agrees with it or says why not.
 */
import assert from 'node:assert/strict';
import { catalogue } from '../../rules/index.ts';
import type { Kind, Spelled, Spelling } from '../../server/model/kind.ts';
import { isImpact } from '../../server/model/impact.ts';
import { hasPath, knownSchema } from './known-schema.ts';
import { replaces, resourceOf, typeOfPath } from './service-spec.ts';
import { majorsWith } from './terraform-schema.ts';

interface Row {
  readonly kind: Kind;
  readonly type: string;
  readonly spelled: Spelled;
  readonly facet: string;
  readonly path: string;
  /** Since when a newer provider has it. */
  readonly since?: string | undefined;
}
const kinds = new Map(
  catalogue.types().flatMap((type) => catalogue.kindsOf(type).map((kind) => [kind.id, kind] as const)),
);

function* pathsOf(
  spelling: Spelling,
  type: string,
  each: string | undefined,
): Generator<{ type: string; path: string; pointer?: true }> {
  if (typeof spelling === 'string') {
    // Beside the properties: the deploy tool's own words, which no resource's schema holds.
    if (spelling.startsWith('@')) return;
    yield {
      type,
      path: spelling.startsWith('^')
        ? spelling.slice(1)
        : each === undefined
          ? spelling
          : spelling === '.'
            ? each
            : `${each}.${spelling}`,
    };
  } else if ('type' in spelling) {
    yield { type: spelling.type, path: spelling.path };
    yield { type: spelling.type, path: spelling.by, pointer: true };
  } else for (const one of spelling) yield* pathsOf(one, type, each);
}
/** The path of the key by which an item is named: `Parameters[ParameterName=tls].ParameterValue` → `Parameters.ParameterName`. */
const keysOf = (path: string): readonly string[] =>
  [...path.matchAll(/\[([^=\]]+)=[^\]]+\]/g)].map((match) => `${path.slice(0, match.index)}.${match[1] ?? ''}`);
function* rows(): Generator<Row> {
  for (const kind of kinds.values())
    for (const [type, entry] of Object.entries(kind.types))
      for (const spelled of Array.isArray(entry) ? (entry as readonly Spelled[]) : [entry as Spelled]) {
        const all = spelled.since?.['*'];
        if (spelled.each !== undefined) yield { kind, type, spelled, facet: '(each)', path: spelled.each, since: all };
        for (const [facet, spelling] of Object.entries(spelled.facets))
          for (const { type: at, path, pointer } of pathsOf(spelling, type, spelled.each)) {
            const since = pointer ? undefined : (spelled.since?.[facet] ?? all);
            for (const one of [path, ...keysOf(path)]) yield { kind, type: at, spelled, facet, path: one, since };
          }
      }
}

/** Properties that hold JSON as a text: no schema tells what stands in it. */
const JSON_TEXTS = [
  'AWS::OpenSearchServerless::SecurityPolicy Policy',
  'aws_opensearchserverless_security_policy policy',
  'aws_emr_security_configuration configuration',
  'aws_ssm_document content',
  'aws_batch_job_definition container_properties',
  'aws_batch_job_definition ecs_properties',
  'aws_batch_job_definition node_properties',
];
const outsideText = (type: string, path: string): string =>
  JSON_TEXTS.includes(`${type} ${path.split('.')[0] ?? ''}`) ? (path.split('.')[0] ?? '') : path;

/** What version 6 of the provider took away. The upgrade guide of that version says so, or its release notes. */
const GONE: readonly { readonly match: RegExp; readonly because: string }[] = [
  { match: /^aws_opsworks_\w+_layer /, because: 'OpsWorks Stacks reached its end of life' },
  { match: /^aws_simpledb_domain /, because: 'no support for SimpleDB in the SDK that the provider is built on' },
  { match: /^aws_dms_endpoint s3_settings/, because: 'replaced by aws_dms_s3_endpoint' },
  { match: /^aws_redshift_cluster snapshot_copy/, because: 'replaced by aws_redshift_snapshot_copy' },
];
const gone = new Set<string>();

/** A path is in both versions of the provider; in the newer one alone, and the kind says since when; or it is known why it went. */
function assertInTerraform(type: string, path: string, since: string | undefined): void {
  const majors = majorsWith(type, path);
  const because = GONE.find(({ match }) => match.test(`${type} ${path}`));
  if (because) gone.add(because.because);
  assert.deepEqual(
    { majors, since: since?.split('.')[0] },
    because
      ? { majors: [5], since: undefined }
      : since === undefined
        ? { majors: [5, 6], since }
        : { majors: [6], since: '6' },
    whereItIs(type, path, majors, since),
  );
}
const excerpt =
  'If the provider has it, make the excerpts in test/fixtures/schema again: scripts/terraform-schema.ts says how.';
/** What is wrong, for whoever adds a kind. */
function whereItIs(type: string, path: string, majors: readonly number[], since: string | undefined): string {
  const what = path === '' ? type : `${path} of ${type}`;
  if (majors.length === 0)
    return path === '' || majorsWith(type, '').length > 0
      ? `${what} is in no version of the provider's schema. ${excerpt}`
      : `${type} is in no version of the provider's schema. ${excerpt}`;
  if (majors.includes(6) && !majors.includes(5) && since === undefined)
    return `${what} is in version 6 of the provider alone: say since when in \`since\`.`;
  if (since !== undefined) return `${what} is in version 5 of the provider, too: take it out of \`since\`.`;
  return `${what} is in version 5 of the provider alone: tell why version 6 has it not, in GONE of this test.`;
}

/** SAM hands these settings on to the type it makes; the spec's own list of SAM properties is older and shorter. */
const MADE_BY_SAM: Readonly<Record<string, string>> = {
  'AWS::Serverless::SimpleTable': 'AWS::DynamoDB::Table',
  'AWS::Serverless::Function': 'AWS::Lambda::Function',
  'AWS::Serverless::Api': 'AWS::ApiGateway::Stage',
  'AWS::Serverless::CapacityProvider': 'AWS::Lambda::CapacityProvider',
  'AWS::Serverless::WebFunction': 'AWS::Lambda::WebFunctionRevision',
  'AWS::Serverless::GraphQLApi': 'AWS::AppSync::ApiCache',
};
const inSpec = (type: string): string => MADE_BY_SAM[type] ?? type;
/** Where SAM has all of what it makes in one property. */
const PART_OF_SAM: Readonly<Record<string, string>> = { 'AWS::Serverless::GraphQLApi': 'Cache' };
const inPart = (type: string, path: string): string => {
  const part = PART_OF_SAM[type];
  return path === part ? '' : part !== undefined && path.startsWith(`${part}.`) ? path.slice(part.length + 1) : path;
};

const newest = knownSchema('cloudformation');

/** Newer sources name the paths of what the specification has not yet. */
function assertInSpec(type: string, path: string): void {
  if (hasPath(newest, inSpec(type), outsideText(type, inPart(type, path)))) return;
  assert.ok(resourceOf(type) ?? resourceOf(inSpec(type)), `${type} is not in the service spec`);
  assert.ok(
    (typeOfPath(inSpec(type), outsideText(type, path)) ?? typeOfPath(type, path)) !== undefined,
    `${type} has no ${path} in the service spec`,
  );
}

/** Properties whose change the spec tells; of a type that it has not, the spelling's own test says so. */
const isTold = (type: string, path: string): boolean => typeOfPath(inSpec(type), outsideText(type, path)) !== undefined;

function assertImpact(kind: Kind, { impact, impactBasis }: Spelled, facet: string, type: string, path: string): void {
  const declared = impact[facet] ?? impact['*'];
  const spec = replaces(inSpec(type), outsideText(type, path));
  const told = { yes: 'replaces', maybe: 'may-replace', no: 'in-place' }[spec];
  assert.ok(
    declared === told || impactBasis !== undefined,
    `${kind.id} says that a change of ${path} is "${String(declared)}", the service spec of ${type} says "${told}": correct the impact, or say in impactBasis on what it rests`,
  );
}

describe('facts', () => {
  for (const kind of kinds.values())
    it(`${kind.id}: say what a deploy does when what raises it is written`, () => {
      const written = new Set(
        (kind.store?.raise ?? []).flatMap(({ set, unset = [] }) => [...Object.keys(set), ...unset]),
      );
      for (const [type, spelled] of Object.entries(kind.types))
        for (const { impact, facets } of [spelled].flat())
          for (const facet of written)
            assert.ok(!(facet in facets) || (impact[facet] ?? impact['*']) !== undefined, `${type} ${facet}`);
    });
  for (const kind of kinds.values())
    it(`${kind.id}: calls what a deploy does by its word, of a facet that the type has`, () => {
      for (const [type, spelled] of Object.entries(kind.types))
        for (const { impact, facets, since = {} } of [spelled].flat()) {
          for (const [facet, word] of Object.entries(impact)) assert.ok(isImpact(word), `${type} ${facet}: ${word}`);
          for (const facet of [...Object.keys(impact), ...Object.keys(since)])
            assert.ok(facet === '*' || facet in facets, `${type} has no ${facet}`);
        }
    });
  for (const { kind, type, facet, path, since } of rows()) {
    if (type.startsWith('data.')) continue;
    it(`${kind.id}: ${type} has ${path} (${facet})`, () => {
      if (type.startsWith('AWS::')) assertInSpec(type, path);
      else assertInTerraform(type, outsideText(type, path), since);
    });
  }
  for (const type of catalogue.types().filter((one) => one.startsWith('aws_')))
    it(`${type} is a type of the provider`, () => {
      const [first] = catalogue.kindsOf(type).flatMap((kind) => {
        const entry = kind.types[type];
        return Array.isArray(entry) ? (entry as readonly Spelled[]) : [entry as Spelled];
      });
      const majors = majorsWith(type, '');
      assertInTerraform(type, '', majors.includes(5) ? undefined : first?.since?.['*']);
    });
  it('nothing is said to be gone that is there', () => {
    assert.deepEqual(
      GONE.filter(({ because, match }) => !gone.has(because) && match.source !== '^aws_simpledb_domain ').map(
        ({ match }) => match.source,
      ),
      [],
    );
  });

  for (const kind of kinds.values())
    for (const [type, entry] of Object.entries(kind.types)) {
      if (!type.startsWith('AWS::') || !kind.store) continue;
      for (const spelled of Array.isArray(entry) ? (entry as readonly Spelled[]) : [entry as Spelled])
        for (const facet of new Set([
          ...kind.store.switches,
          ...(kind.store.key === undefined ? [] : [kind.store.key]),
        ])) {
          const spelling = spelled.facets[facet];
          if (spelling === undefined) continue;
          for (const { path } of pathsOf(spelling, type, spelled.each))
            if (isTold(type, path))
              it(`${kind.id}: the impact of ${type} ${path} agrees with the service spec, or says why not`, () => {
                assertImpact(kind, spelled, facet, type, path);
              });
        }
    }

  for (const rule of catalogue.rules()) {
    if (rule.rung !== undefined) continue;
    const changed = new Set((rule.makes ?? []).flatMap(({ set = {} }) => Object.keys(set)));
    for (const [type, entry] of Object.entries(rule.kind.types)) {
      if (!type.startsWith('AWS::')) continue;
      for (const spelled of Array.isArray(entry) ? (entry as readonly Spelled[]) : [entry as Spelled])
        for (const facet of changed) {
          const spelling = spelled.facets[facet];
          if (spelling === undefined) continue;
          for (const { type: at, path } of pathsOf(spelling, type, spelled.each)) {
            if (path.startsWith('@') || !isTold(at, path)) continue;
            it(`makes of ${rule.id}: the impact of ${at} ${path} agrees with the service spec, or says why not`, () => {
              assertImpact(rule.kind, spelled, facet, at, path);
            });
          }
        }
    }
  }
});
