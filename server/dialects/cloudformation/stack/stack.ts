import type { MapNode } from '../../../model/source.ts';
import type { Value } from '../../../model/value.ts';
import { dereference } from '../../../syntax/walk.ts';
import type { LiveDocument } from '../../live-site.ts';
import type { Binding, NestedStack, Declared, Names, Stack, Transforms } from '../context.ts';
import { rootContext } from '../context.ts';
import { evaluate } from '../evaluate.ts';
import { parametersOf } from './parameters.ts';
import { conditionsOf, sectionOf } from './sections.ts';
import { Solver } from '../cases/solve.ts';

/** Where an instance of a template stands in its project. */
export interface StackPlace {
  readonly unit: LiveDocument;
  /** Scope id without the prefix. */
  readonly base: string;
  readonly prefix: string;
  readonly label: string;
  readonly region?: string;
  readonly bindings: ReadonlyMap<string, Binding>;
  readonly imports: ReadonlyMap<string, Value>;
}

/** One instance of a template, before its resources are read. */
export function createStack(root: MapNode, transforms: Transforms, place: StackPlace): Stack {
  const names: Names = { declared: new Map(), incomplete: undefined, asked: new Map() };
  let conditions: ReadonlyMap<string, Declared> | undefined;
  const rules = [...(sectionOf(root, 'Rules')?.entries ?? [])].flatMap(({ value }) => {
    const rule = dereference(value);
    return rule?.kind === 'map' ? [rule] : [];
  });
  const stack: Stack = {
    id: `${place.base}${place.prefix}`,
    possible: (guard) => solver.possible(guard),
    ...(place.region === undefined ? {} : { region: place.region }),
    ...(transforms.addsAny === undefined ? {} : { adds: transforms.addsAny }),
    unit: place.unit,
    prefix: place.prefix,
    label: place.label,
    parameters: parametersOf(sectionOf(root, 'Parameters')),
    bindings: place.bindings,
    mappings: sectionOf(root, 'Mappings'),
    get conditions() {
      if (!conditions) {
        // Loops among the conditions may ask for conditions: they find none.
        conditions = new Map();
        conditions = conditionsOf(sectionOf(root, 'Conditions'), rootContext(stack));
      }
      return conditions;
    },
    rules,
    transforms,
    names,
    children: new Map<string, NestedStack>(),
    foreign: new Map(),
    imports: place.imports,
    evaluate,
  };
  const solver = new Solver(stack);
  return stack;
}
