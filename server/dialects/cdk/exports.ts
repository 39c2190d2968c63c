import type { Document } from '../../model/source.ts';
import type { ReferenceValue, Value } from '../../model/value.ts';
import { childOf, dereference, entryOf, nodeAt } from '../../syntax/walk.ts';
import { scopeBase } from '../cloudformation/read.ts';
import { targetOf } from '../cloudformation/spell/target.ts';
import { textOf } from './manifest.ts';

/** A stack of the assembly that may export something. */
export interface Exporting {
  readonly template: Document;
  /** What its addresses start with. */
  readonly prefix: string;
  readonly environment: string;
}

/** Exports by environment, for names are unique in one account and Region only, and by name. */
export type Exports = ReadonlyMap<string, ReadonlyMap<string, Value>>;

/** What the stacks of an assembly export that is a reference to one of their resources: how the CDK hands a key to another stack. */
export function exportsOf(stacks: readonly Exporting[]): Exports {
  const found = new Map<string, Map<string, Value>>();
  for (const { template, prefix, environment } of stacks) {
    const exports = found.get(environment) ?? new Map<string, Value>();
    found.set(environment, exports);
    const [root] = template.roots;
    const outputs = dereference(childOf(root, 'Outputs'));
    for (const { key, value: output, keyNode } of outputs?.kind === 'map' ? outputs.entries : []) {
      const name = textOf(nodeAt(output, ['Export', 'Name']));
      const target = targetOf(childOf(output, 'Value'));
      if (name === undefined || !target || !entryOf(childOf(root, 'Resources'), target.logicalId)) continue;
      const address = `${prefix}${target.logicalId}`;
      const reference: ReferenceValue = {
        is: 'reference',
        id: scopeBase(template, 0) + address,
        address,
        missing: false,
        ...(target.attribute !== undefined && { attribute: target.attribute }),
        from: [
          {
            via: 'output',
            of: { is: 'output', name: key, stack: prefix.slice(0, -1) },
            at: { document: template, node: keyNode },
          },
        ],
      };
      exports.set(name, reference);
    }
  }
  return found;
}

/** The same references as before, whatever document they stand in now. */
export const sameExports = (a: Exports, b: Exports): boolean =>
  a.size === b.size && [...a].every(([environment, exports]) => sameNames(exports, b.get(environment) ?? new Map()));

function sameNames(a: ReadonlyMap<string, Value>, b: ReadonlyMap<string, Value>): boolean {
  const identity = (value: Value | undefined): string =>
    value?.is === 'reference' ? `${value.id} ${value.attribute ?? ''}` : '';
  return a.size === b.size && [...a].every(([name, value]) => b.has(name) && identity(value) === identity(b.get(name)));
}
