import type { Document, MapNode, Node } from '../../../model/source.ts';
import { directoryOf, joinUri } from '../../../model/uri.ts';
import { dereference, entryOf } from '../../../syntax/walk.ts';
import { literalText } from '../text.ts';

/** Properties that name a nested template, by type. */
const locations: ReadonlyMap<string, string> = new Map([
  ['AWS::CloudFormation::Stack', 'TemplateURL'],
  ['AWS::Serverless::Application', 'Location'],
]);
export const isNested = (type: string): boolean => locations.has(type);

/** The node that names a nested template, and the URI it names when that is a file beside this one. */
export interface NestedLocation {
  readonly node: Node;
  readonly uri?: string;
}

export function templateLocation(type: string, body: MapNode, document: Document): NestedLocation | undefined {
  const property = locations.get(type);
  const node = property === undefined ? undefined : entryOf(entryOf(body, 'Properties')?.value, property)?.value;
  if (!node) return undefined;
  const uri = relativeUri(pathIn(node, body), document.uri);
  return uri === undefined ? { node } : { node, uri };
}

/** The path as written, or where the CDK has put the template that it will upload. */
function pathIn(node: Node, body: MapNode): string | undefined {
  const literal = literalText(node);
  if (literal !== undefined) return literal;
  const target = dereference(node);
  const sub = target?.tag === '!Sub' ? target : dereference(entryOf(target, 'Fn::Sub')?.value);
  if (sub?.kind === 'scalar' && typeof sub.value === 'string' && !sub.value.includes('${')) return sub.value;
  return literalText(entryOf(entryOf(body, 'Metadata')?.value, 'aws:asset:path')?.value);
}

/** Only relative paths are followed: what a template names elsewhere is none of our business. */
function relativeUri(path: string | undefined, base: string): string | undefined {
  if (!path || /^[A-Za-z][A-Za-z0-9+.-]*:|^[/\\]|[\\?#\0]|\$\{/.test(path)) return undefined;
  return joinUri(directoryOf(base), path);
}
