import { code } from '../../../model/text/code.ts';
import type { Entry, MapNode, Node, ScalarNode } from '../../../model/source.ts';
import { dereference, entryOf } from '../../../syntax/walk.ts';
import { effective, isLoop } from '../functions/call.ts';
import type { Context, Declared, Transforms } from '../context.ts';
import { loopPasses } from './loop.ts';
import { fill, literalText } from '../text.ts';

/** The parts of a template that all its resources depend on. */
export const sharedSections = [
  'Parameters',
  'Mappings',
  'Conditions',
  'Transform',
  'Globals',
  'Rules',
  'Fn::Transform',
] as const;

export function sectionOf(root: MapNode, name: string): MapNode | undefined {
  const node = dereference(entryOf(root, name)?.value);
  return node?.kind === 'map' ? node : undefined;
}

/** Whether two versions of a section are the same: itself, or all that stands in it. */
export function sameSection(a: Node | undefined, b: Node | undefined): boolean {
  if (a === b) return true;
  if (a?.kind !== 'map' || b?.kind !== 'map' || a.open !== b.open || a.entries.length !== b.entries.length)
    return false;
  return a.entries.every((entry, index) => {
    const other = b.entries[index];
    return other?.keyNode === entry.keyNode && other.value === entry.value;
  });
}

/** Transforms that add resources and leave the written ones as they are. */
const adding = new Map([
  ['AWS::Include', 'an included file may declare it'],
  ['AWS::CodeDeployBlueGreen', 'a transform may declare it'],
  ['AWS::SecretsManager-2020-07-23', 'a transform may declare it'],
  ['AWS::SecretsManager-2024-09-16', 'a transform may declare it'],
  ['AWS::ServiceCatalog', 'a transform may declare it'],
]);
const harmless = new Set(['AWS::LanguageExtensions', 'AWS::Serverless-2016-10-31']);

export interface TransformsRead extends Transforms {
  /** Macros that AtRest can't run, with where they are called. */
  readonly macros: readonly { readonly name: string; readonly node: Node }[];
}

/** What the transforms of a template do to it. */
export function transformsOf(root: MapNode): TransformsRead {
  const nodes = ['Transform', 'Fn::Transform'].flatMap((key) => listed(entryOf(root, key)?.value));
  const inside = ['Resources', 'Conditions', 'Mappings', 'Parameters', 'Outputs'].flatMap((key) =>
    // Not by an index, which a large section would build anew for each version.
    listed(sectionOf(root, key)?.entries.find((entry) => entry.key === 'Fn::Transform')?.value),
  );
  const macros: { name: string; node: Node }[] = [];
  let sam = false;
  let adds: string | undefined;
  let addsAny: string | undefined;
  for (const node of [...nodes, ...inside]) {
    const name = literalText(node) ?? literalText(entryOf(node, 'Name')?.value) ?? '';
    if (name.startsWith('AWS::Serverless-')) sam = true;
    if (harmless.has(name) || name.startsWith('AWS::Serverless-')) continue;
    const reason = adding.get(name);
    const why = reason ?? `the macro ${code(name)} may declare it`;
    adds ??= why;
    if (!reason || name === 'AWS::Include') addsAny ??= why;
    if (!reason) macros.push({ name, node });
  }
  const [macro] = macros;
  return {
    sam,
    macros,
    ...(macro ? { rewrites: `the macro ${code(macro.name)} may change it` } : {}),
    ...(adds === undefined ? {} : { adds }),
    ...(addsAny === undefined ? {} : { addsAny }),
  };
}

const listed = (node: Node | undefined): readonly Node[] => {
  const target = dereference(node);
  return target?.kind === 'list' ? target.items : target ? [target] : [];
};

/** An entry of a section, loops unrolled. */
export interface Unrolled {
  readonly key: string;
  readonly keyNode: ScalarNode;
  readonly value: Node;
  readonly context: Context;
  /** Why it is not known which entries of this kind there are. */
  readonly unsure?: string;
}

/** Is told of loops whose passes are not known: the reason, and what was done about it. */
export type ReportLoop = (keyNode: ScalarNode, reason: string) => void;

/** What an entry of a section declares: itself, or the entries that a loop makes. */
export function unroll(
  { key, keyNode, value }: Entry,
  context: Context,
  report: ReportLoop,
  unsure?: string,
): readonly Unrolled[] {
  if (key === 'Fn::Transform') return [];
  if (!isLoop(key)) {
    const one = { key: fill(key, context.loop), keyNode, value, context };
    return [unsure === undefined ? one : { ...one, unsure }];
  }
  const loop = loopPasses(value, context);
  if (!loop.known) {
    const done = loop.passes.length > 0 ? 'its resources are read once, as unknown' : 'what it repeats is not read';
    report(keyNode, `${loop.reason}: ${done}`);
  }
  return loop.passes.flatMap((pass) => {
    const body = dereference(pass.body);
    if (body?.kind !== 'map') return [];
    return effective(body).flatMap((entry) => unroll(entry, pass.context, report, loop.known ? unsure : loop.reason));
  });
}

export function conditionsOf(section: MapNode | undefined, context: Context): ReadonlyMap<string, Declared> {
  const conditions = new Map<string, Declared>();
  const ignore: ReportLoop = () => undefined;
  const entries = section ? effective(section).flatMap((entry) => unroll(entry, context, ignore)) : [];
  for (const { key, keyNode, value, context: inner } of entries) {
    conditions.set(key, { node: value, keyNode, loop: inner.loop });
  }
  return conditions;
}
