import { RawExpression } from '../../../model/fresh.ts';
import type { Resource } from '../../../model/resource.ts';
import type { Site } from '../../../model/source.ts';
import { dereference } from '../../../syntax/walk.ts';
import type { Added, Given, Refused, Speller } from '../../dialect.ts';
import { argument, literalText } from '../module/block.ts';
import { callersOf } from '../module/child.ts';
import type { Unit } from '../module/unit.ts';
import { unitOf } from '../resource.ts';
import { freshLabel } from './name.ts';
import { placeIn } from './place.ts';

/** The variables that are a single text. */
export function givensOf(beside: Resource): readonly Given[] {
  const unit = unitOf(beside);
  if (!unit) return [];
  return [...unit.variables].flatMap(([name, block]): readonly Given[] => {
    const type = literalText(block, 'type');
    const fallback = argument(block, 'default');
    const node = dereference(fallback?.node);
    if (type !== undefined && !/^(?:\$\{\s*)?string(?:\s*\})?$/.test(type)) return [];
    if (!fallback) return [{ name }];
    return node?.kind === 'scalar' ? [{ name, fallback: node.value }] : [];
  });
}

/** `"${var.name}"`, `var.name`. */
export function givenAt(site: Site): string | undefined {
  const node = 'node' in site ? dereference(site.node) : undefined;
  const text = node?.kind === 'scalar' ? node.value : undefined;
  return typeof text === 'string' ? /^(?:\$\{\s*)?var\.([A-Za-z_][\w-]*)(?:\s*\})?$/.exec(text)?.[1] : undefined;
}

interface VariableRequest {
  readonly wish: string;
  readonly body: { readonly type: string; readonly description: string };
  /** The variable's name by module, so that each declares it once. */
  readonly names: Map<Unit, string>;
  readonly added: Added[];
}

/** Declares a variable in a module and, where the project calls it, in the modules around it, which pass it on. */
export const newGiven: Speller['newGiven'] = (wish, { description }, beside) => {
  const unit = unitOf(beside);
  if (!unit) return { refused: "the module can't be read" };
  const request: VariableRequest = { wish, body: { type: 'string', description }, names: new Map(), added: [] };
  const name = declare(unit, beside, request);
  if (typeof name !== 'string') return name;
  return { name, value: new RawExpression(`var.${name}`), added: request.added };
};

function declare(unit: Unit, beside: Resource | undefined, request: VariableRequest): string | Refused {
  const known = request.names.get(unit);
  if (known !== undefined) return known;
  const { variables } = unit;
  const name = freshLabel(request.wish, (taken) => variables.has(taken));
  request.names.set(unit, name);
  const [declared] = variables.values();
  const document = declared?.parts[0].file.document ?? beside?.document ?? unit.files[0]?.document;
  const place = document && placeIn(document, ['variable', name], request.body);
  if (!place) return { refused: "a new variable can't be written here" };
  request.added.push(place);
  for (const { module, call } of callersOf(unit)) {
    const [{ file, map }] = call.parts;
    const outer = declare(module.unit, undefined, request);
    if (typeof outer !== 'string') return outer;
    const value = new RawExpression(`var.${outer}`);
    if (!request.added.some((one) => one.map === map))
      request.added.push({ document: file.document, map, path: [name], value });
  }
  return name;
}
