import type { Json } from '../../model/source.ts';
import { isMap, listOf, mapOf, member, memberAt, textOf } from '../json.ts';

/** Which construct made what, in one stack and the stacks nested in it. A stack is named by its construct path, the outermost by ''. */
export interface Constructs {
  /** Path of the construct that made a resource of a stack. */
  readonly pathOf: (stack: string, logicalId: string) => string | undefined;
  /** The nested stack that a resource stands for, and its template file if that is told. */
  readonly nestedOf: (stack: string, logicalId: string) => Nested | undefined;
  /** Template files of the stacks, as far as they are told. */
  readonly files: readonly string[];
}
export interface Nested {
  readonly stack: string;
  readonly file: string | undefined;
}
interface ConstructIndex {
  /** Template file by construct path of its stack. */
  readonly templates: Map<string, string>;
  /** Construct paths of everything with a logical id. */
  readonly ids: (readonly [path: string, logicalId: string])[];
}

/** `metadata` is what the manifest, or the file beside it, keeps by construct path; `tree` is the content of `tree.json`. */
export function readConstructs(metadata: readonly Json[], tree: Json | undefined, stackFile: string): Constructs {
  const found: ConstructIndex = { templates: new Map(), ids: [] };
  for (const one of metadata) readMetadata(one, found);
  if (found.ids.length === 0 && tree !== undefined) readTree(tree, found);
  const nested = new Set<string>();
  for (const [path, file] of found.templates) if (file !== stackFile) nested.add(path);
  for (const [path] of found.ids) nested.add(nestedAt(path) ?? '');
  const byStack = new Map<string, Map<string, string>>();
  for (const [path, logicalId] of found.ids) {
    const stack = stackAbove(path, nested);
    let ids = byStack.get(stack);
    if (!ids) {
      ids = new Map<string, string>();
      byStack.set(stack, ids);
    }
    ids.set(logicalId, path);
  }
  const pathOf = (stack: string, logicalId: string): string | undefined => byStack.get(stack)?.get(logicalId);
  return {
    files: [...found.templates.values()],
    pathOf,
    nestedOf: (parent, logicalId) => {
      const stack = nestedAt(pathOf(parent, logicalId) ?? '');
      return stack === undefined ? undefined : { stack, file: found.templates.get(stack) };
    },
  };
}

/** `Net.NestedStack/Net.NestedStackResource` stands for the stack at `Net`. */
const nestedAt = (path: string): string | undefined =>
  /^(.*)\.NestedStack\/[^/]+\.NestedStackResource$/s.exec(path)?.[1];

function readMetadata(metadata: Json, found: ConstructIndex): void {
  for (const [written, entries] of Object.entries(mapOf(metadata))) {
    const path = written.replace(/^\//, '');
    for (const entry of listOf(entries)) {
      const data = textOf(member(entry, 'data'));
      if (data === undefined) continue;
      const type = member(entry, 'type');
      if (type === 'aws:cdk:logicalId') found.ids.push([path, data]);
      else if (type === 'aws:cdk:templateFile') found.templates.set(path, data);
    }
  }
}

/** More constructs than any application has; a hostile file may have more. */
const maximumConstructs = 500_000;

function readTree(tree: Json, found: ConstructIndex): void {
  const waiting: (Json | undefined)[] = [member(tree, 'tree')];
  for (let count = 0; waiting.length > 0 && count < maximumConstructs; count++) {
    const node = waiting.pop();
    const path = textOf(member(node, 'path'));
    const logicalId = textOf(memberAt(node, 'attributes', 'aws:cdk:cloudformation:logicalId'));
    if (path !== undefined && logicalId !== undefined) found.ids.push([path, logicalId]);
    const children = member(node, 'children');
    if (isMap(children)) for (const child of Object.values(children)) waiting.push(child);
  }
}

/** The innermost nested stack that a construct is in. */
function stackAbove(path: string, nested: ReadonlySet<string>): string {
  for (let cut = path.lastIndexOf('/'); cut > 0; cut = path.lastIndexOf('/', cut - 1)) {
    const stack = path.slice(0, cut);
    if (nested.has(stack)) return stack;
  }
  return '';
}
