/**
 * Examples for the page of a store: for every type, the least that has a finding at `strict`, judged and fixed by the real analyzer, and
 * drawn as it happened. What a resource needs beside its encryption is left out.
 */
import { stringify } from 'yaml';
import { catalogue } from '../rules/index.ts';
import type { Formula } from '../server/model/formula.ts';
import type { Kind, Spelled } from '../server/model/kind.ts';
import type { Scalar } from '../server/model/source.ts';
import { drawPicture } from '../test/picture/draw.ts';
import { happen } from '../test/picture/happen.ts';
import { inHcl } from './hcl-twins.ts';

type Fields = Record<string, unknown>;

export interface Example {
  readonly type: string;
  readonly file: string;
  readonly picture: string;
  readonly marked: boolean;
  /** Rules of the family that still have a finding after the first fix. */
  readonly left: readonly string[];
}

/** One example for each type and place of the kind; types that the kind is about only sometimes have none here. */
export function examplesOf(kind: Kind): readonly Example[] {
  if (!kind.store) return [];
  return Object.entries(kind.types).flatMap(([type, entry]) =>
    (Array.isArray(entry) ? (entry as readonly Spelled[]) : [entry as Spelled]).flatMap((spelled) =>
      type.startsWith('data.') ? [] : textsOf(type, spelled).flatMap((text) => exampleOf(kind, type, text) ?? []),
    ),
  );
}

/** A resource in each notation that it has. */
function textsOf(type: string, spelled: Spelled): readonly (readonly [file: string, text: string])[] {
  if (type.includes('::')) return [['template.yaml', cloudformation(type, spelled)]];
  const text = terraform(type, spelled);
  return [
    ['main.tf', inHcl(text)],
    ['main.tf.json', text],
  ];
}

function exampleOf(kind: Kind, type: string, [file, text]: readonly [string, string]): Example | undefined {
  for (const rule of catalogue.rulesOf(kind)) {
    if (rule.rung === undefined) continue;
    const happened = happen({ [file]: text }, rule.id);
    const drawn = happened.files[file];
    if (!drawn || happened.findings.length === 0) continue;
    const family = catalogue.rulesOf(kind).filter(({ rung }) => rung !== undefined);
    const left = family.filter(({ id }) =>
      happen(happened.fixed, id).findings.some(({ verdict }) => verdict !== 'unknown'),
    );
    return { type, file, picture: drawPicture(drawn), marked: drawn.marks.length > 0, left: left.map(({ id }) => id) };
  }
  return undefined;
}

/** The place of a store inside a resource with what names it, and what makes the kind be about it. */
function properties(spelled: Spelled): Fields {
  const root: Fields = {};
  if (spelled.each !== undefined) {
    if (spelled.identity === undefined) put(root, `${spelled.each}.Name`, 'data');
    else put(root, `${spelled.each}.${spelled.identity}`, 'data');
  }
  for (const [facet, wanted] of given(spelled.applies)) {
    const path = spelled.facets[facet];
    if (typeof path !== 'string') continue;
    const holds = Object.values(spelled.facets).some((one) => typeof one === 'string' && one.startsWith(`${path}.`));
    const value = holds ? {} : wanted;
    if (path.startsWith('^')) put(root, path.slice(1), value);
    else put(root, spelled.each === undefined ? path : `${spelled.each}.${path}`, value);
  }
  return root;
}

/** Writes a value at a spelled path; a step with `[]` is a list of one. */
function put(root: Fields, path: string, value: unknown): void {
  const steps = path.split('.');
  let at = root;
  steps.forEach((step, index) => {
    const name = step.replaceAll('[]', '');
    const held = at[name];
    const inner = Array.isArray(held) ? (held[0] as unknown) : held;
    const next = index === steps.length - 1 ? value : typeof inner === 'object' && inner !== null ? inner : {};
    if (next !== inner) at[name] = step.endsWith('[]') ? [next] : next;
    if (typeof next === 'object' && next !== null) at = next as Fields;
  });
}

/** Values of facets under which a formula holds, as far as it asks for some. */
function given(formula: Formula | undefined): readonly (readonly [facet: string, value: Scalar])[] {
  switch (formula?.op) {
    case 'is':
      return [[formula.facet, formula.value]];
    case 'one-of':
    case 'some':
      return [[formula.facet, formula.values[0] ?? 'data']];
    case 'present':
      return [[formula.facet, 'data']];
    case 'all':
      return formula.of.flatMap(given);
    case 'any':
      return given(formula.of[0]);
    default:
      return [];
  }
}

function cloudformation(type: string, spelled: Spelled): string {
  const fields = properties(spelled);
  const resource = { Type: type, ...(Object.keys(fields).length > 0 && { Properties: fields }) };
  const key = { Type: 'AWS::KMS::Key', Properties: { EnableKeyRotation: true } };
  return stringify({ Resources: { Data: resource, Key: key } }, { indent: 2, lineWidth: 0 });
}

function terraform(type: string, spelled: Spelled): string {
  const resource = { [type]: { data: properties(spelled) }, aws_kms_key: { key: { enable_key_rotation: true } } };
  return `${JSON.stringify({ resource }, null, 2)}\n`;
}

/** The section for the page; empty where no example is to be had. */
export function exampleSection(kind: Kind): string {
  const examples = examplesOf(kind);
  if (examples.length === 0) return '';
  const shown = examples.map(({ type, file, picture }) => `\`${type}\`:\n\n\`\`\`diff ${file}\n${picture}\n\`\`\``);
  return `## What it looks like\n\nOnly what bears on encryption is shown. Lines with \`+\` are what the fix writes.\n\n${shown.join('\n\n')}`;
}
