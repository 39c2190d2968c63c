import { code } from '../../../model/text/code.ts';
import type { Project } from '../../../model/finding.ts';
import type { Resource } from '../../../model/resource.ts';
import type { Document, MapNode, Site } from '../../../model/source.ts';
import { dereference } from '../../../syntax/walk.ts';
import type { Added, Given, Refused, Speller } from '../../dialect.ts';
import { callOf } from '../functions/call.ts';
import { parametersOf } from '../stack/parameters.ts';
import { sectionOf } from '../stack/sections.ts';
import { freshIn, rootOf } from '../stack/template-root.ts';
import { literalText, textOf } from '../text.ts';

/** The parameters that are a single text which any text may be given for. */
export function givensOf(beside: Resource): readonly Given[] {
  const root = rootOf(beside);
  const parameters = root ? [...parametersOf(sectionOf(root, 'Parameters')).values()] : [];
  return parameters.flatMap(({ name, type, list, secret, allowed, fallback }) => {
    const text = type === 'String' || type === 'AWS::SSM::Parameter::Value<String>';
    if (!text || list || secret || allowed) return [];
    return [fallback ? { name, fallback: textOf(fallback) } : { name }];
  });
}

/** `!Ref Name`, in any notation. */
export function givenAt(site: Site): string | undefined {
  const node = 'node' in site && !site.within ? dereference(site.node) : undefined;
  const call = node && callOf(node);
  return call?.name === 'Ref' ? literalText(call.argument) : undefined;
}

interface ParameterRequest {
  readonly wish: string;
  readonly body: { readonly Type: string; readonly Description: string; readonly AllowedPattern: string };
  readonly project: Project;
  /** The parameter's name by template, so that each declares it once. */
  readonly names: Map<Document, string>;
  readonly added: Added[];
}

/** Declares a parameter in a template and, for each stack that nests it, in the template around it, which passes it on. */
export const newGiven: Speller['newGiven'] = (wish, { description, pattern }, beside, project) => {
  const body = { Type: 'String', Description: description, AllowedPattern: pattern };
  const request: ParameterRequest = { wish, body, project, names: new Map(), added: [] };
  const name = declare(beside, request);
  if (typeof name !== 'string') return name;
  return { name, value: { tag: '!Ref', value: name }, added: request.added };
};

function declare(beside: Resource, request: ParameterRequest): string | Refused {
  const { document } = beside;
  const known = request.names.get(document);
  if (known !== undefined) return known;
  const root = rootOf(beside);
  if (!root) return { refused: "the template can't be read" };
  const name = freshIn(root, request.wish);
  request.names.set(document, name);
  request.added.push({ document, map: root, path: ['Parameters', name], value: request.body });
  for (const caller of callersOf(document, request.project)) {
    const { body } = caller;
    if (!body || caller.generated)
      return { refused: `${code(caller.address)}, which nests the template, can't be changed` };
    const outer = declare(caller, request);
    if (typeof outer !== 'string') return outer;
    request.added.push(passing(caller, body, name, outer));
  }
  return name;
}

const passing = ({ document }: Resource, map: MapNode, name: string, outer: string): Added => ({
  document,
  map,
  path: ['Properties', 'Parameters', name],
  value: { tag: '!Ref', value: outer },
});

const known = new WeakMap<Project, Map<Document, readonly Resource[]>>();
/** The stack resources that nest the template, one for each place where that is written. */
function callersOf(document: Document, project: Project): readonly Resource[] {
  let byDocument = known.get(project);
  if (!byDocument) known.set(project, (byDocument = new Map<Document, readonly Resource[]>()));
  let callers = byDocument.get(document);
  if (!callers) byDocument.set(document, (callers = findCallers(document, project)));
  return callers;
}

function findCallers(document: Document, { resources }: Project): readonly Resource[] {
  const scopes = new Set(resources.flatMap((one) => (one.document === document ? [one.scope.id] : [])));
  const callers = resources.filter(({ id }) => scopes.has(`${id}.`));
  return [...new Map(callers.map((caller) => [caller.body ?? caller.id, caller])).values()];
}
