/** Every spelling of a kind exists in the vendor's own schema, and every declared impact agrees with it or says why not. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../../rules/index.ts';
import type { Kind, Spelled, Spelling } from '../../server/model/kind.ts';
import { namesIn, replaces, typeOfPath } from './service-spec.ts';

type Schema = Readonly<Record<string, unknown>>;
const terraform = (
  JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures/schema/aws-5.100.0.json'), 'utf8')) as {
    types: Readonly<Record<string, Schema>>;
  }
).types;

interface Row {
  readonly kind: Kind;
  readonly type: string;
  readonly spelled: Spelled;
  readonly facet: string;
  readonly path: string;
}
const kinds = new Map(
  catalogue.types().flatMap((type) => catalogue.kindsOf(type).map((kind) => [kind.id, kind] as const)),
);

function* pathsOf(
  spelling: Spelling,
  type: string,
  each: string | undefined,
): Generator<{ type: string; path: string }> {
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
    if (spelling.since === undefined) yield { type: spelling.type, path: spelling.path };
    yield { type: spelling.type, path: spelling.by };
  } else for (const one of spelling) yield* pathsOf(one, type, each);
}
/** The path of the key by which an item is named: `Parameters[ParameterName=tls].ParameterValue` → `Parameters.ParameterName`. */
const keysOf = (path: string): readonly string[] =>
  [...path.matchAll(/\[([^=\]]+)=[^\]]+\]/g)].map((match) => `${path.slice(0, match.index)}.${match[1] ?? ''}`);
function* rows(): Generator<Row> {
  for (const kind of kinds.values())
    for (const [type, entry] of Object.entries(kind.types))
      for (const spelled of Array.isArray(entry) ? (entry as readonly Spelled[]) : [entry as Spelled]) {
        if (spelled.each !== undefined) yield { kind, type, spelled, facet: '(each)', path: spelled.each };
        for (const [facet, spelling] of Object.entries(spelled.facets))
          for (const { type: at, path } of pathsOf(spelling, type, spelled.each))
            for (const one of [path, ...keysOf(path)]) yield { kind, type: at, spelled, facet, path: one };
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

/** Walks an excerpt of a provider schema; a block's name carries `[]` when it may be repeated. */
function inTerraform(type: string, path: string): boolean {
  let at: unknown = terraform[type];
  for (const step of namesIn(path)) {
    if (typeof at === 'string') return at.includes('object') || at.startsWith('map');
    const map = at as Schema | undefined;
    at = map?.[step] ?? map?.[`[]${step}`];
    if (at === undefined) return false;
  }
  return true;
}

/** SAM hands these settings on to the type it makes; the spec's own list of SAM properties is older and shorter. */
const MADE_BY_SAM: Readonly<Record<string, string>> = {
  'AWS::Serverless::SimpleTable': 'AWS::DynamoDB::Table',
  'AWS::Serverless::Function': 'AWS::Lambda::Function',
  'AWS::Serverless::Api': 'AWS::ApiGateway::Stage',
};
const inSpec = (type: string): string => MADE_BY_SAM[type] ?? type;

describe('facts', () => {
  for (const { kind, type, facet, path } of rows()) {
    if (type.startsWith('data.')) continue;
    it(`${kind.id}: ${type} has ${path} (${facet})`, () => {
      assert.ok(
        type.startsWith('AWS::')
          ? (typeOfPath(inSpec(type), outsideText(type, path)) ?? typeOfPath(type, path)) !== undefined
          : inTerraform(type, outsideText(type, path)),
      );
    });
  }

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
            it(`${kind.id}: the impact of ${type} ${path} agrees with the service spec, or says why not`, () => {
              const declared = spelled.impact[facet] ?? spelled.impact['*'];
              const spec = replaces(inSpec(type), outsideText(type, path));
              const agrees =
                spec === 'yes'
                  ? declared === 'replaces'
                  : spec === 'maybe'
                    ? declared === 'may-replace'
                    : declared === 'in-place';
              assert.ok(agrees || spelled.impactBasis !== undefined, `declared ${String(declared)}, spec says ${spec}`);
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
            if (path.startsWith('@')) continue;
            it(`makes of ${rule.id}: the impact of ${at} ${path} agrees with the service spec, or says why not`, () => {
              const declared = spelled.impact[facet] ?? spelled.impact['*'];
              const spec = replaces(inSpec(at), outsideText(at, path));
              const agrees =
                spec === 'yes'
                  ? declared === 'replaces'
                  : spec === 'maybe'
                    ? declared === 'may-replace'
                    : declared === 'in-place';
              assert.ok(agrees || spelled.impactBasis !== undefined, `declared ${String(declared)}, spec says ${spec}`);
            });
          }
        }
    }
  }
});
