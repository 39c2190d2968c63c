import type { Node } from '../../../model/source.ts';
import { unknown } from '../../../model/value.ts';
import type { Value } from '../../../model/value.ts';
import type { Context } from '../context.ts';
import { retrace } from '../retrace.ts';
import { siteOf } from '../site.ts';

/** An export of another stack: known where that stack belongs to the project. */
export function imported(argument: Node, context: Context, node: Node): Value {
  const site = siteOf(context, node);
  const { stack } = context;
  if (stack.imports.size > 0) {
    const name = stack.evaluate(argument, context);
    const value = name.is === 'known' ? stack.imports.get(String(name.value)) : undefined;
    if (value) return retrace(value, [], site);
  }
  return unknown('it is imported from another stack', true, site);
}
