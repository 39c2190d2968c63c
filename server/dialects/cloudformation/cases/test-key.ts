import type { Node } from '../../../model/source.ts';
import { dereference } from '../../../syntax/walk.ts';
import type { Operand, TestTree } from './test-tree.ts';
import { textOf } from '../text.ts';

/** Larger expressions are not compared with each other. */
const maximumKey = 2_000;

const keys = new WeakMap<TestTree, string>();
let count = 0;

/** The same for two comparisons of the same things, wherever they are written. */
export function testKey(test: TestTree): string {
  let key = keys.get(test);
  if (key === undefined) {
    const sides = test.op === 'equals' ? [operandKey(test.left), operandKey(test.right)] : [];
    const known = sides.filter((side) => side !== undefined);
    key = known.length === 2 ? known.sort().join('\n=\n') : `#${String(count++)}`;
    keys.set(test, key);
  }
  return key;
}

function operandKey(operand: Operand): string | undefined {
  if (operand.is === 'text') return JSON.stringify(operand.text);
  if (operand.is === 'variable') return `$${operand.variable.key}`;
  const { node, context } = operand;
  const loop = [...context.loop].map(([name, value]) => [name, value.is === 'known' ? value.value : null]);
  const room = { left: maximumKey };
  const text = written(node, room);
  return room.left > 0 ? `${context.stack.id}${JSON.stringify(loop)}${text}` : undefined;
}

function written(node: Node, room: { left: number }): string {
  const target = dereference(node);
  if (!target || room.left <= 0) return '';
  const tag = target.tag ?? '';
  if (target.kind === 'scalar') {
    const text = tag + JSON.stringify(textOf(target));
    room.left -= text.length;
    return text;
  }
  room.left -= 1;
  if (target.kind === 'list') return `${tag}[${target.items.map((item) => written(item, room)).join(',')}]`;
  return `${tag}{${target.entries.map(({ key, value }) => `${JSON.stringify(key)}:${written(value, room)}`).join(',')}}`;
}
