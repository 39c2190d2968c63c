import type { Change } from '../edits/change.ts';
import { setIn, wrap } from '../edits/fresh-path.ts';
import type { Reading } from '../engine/read/reading.ts';
import type { Fresh } from '../model/fresh.ts';
import type { Document, Node, Path } from '../model/source.ts';
import { dereference, nodeAt } from '../syntax/walk.ts';

/**
 * Values that an arm of a condition leaves out (`!Ref AWS::NoValue`): they are written in that arm, for what the other one says is the
 * author's. The arm may leave out all that is around them, too, and then holds them together.
 */
export class LeftOut {
  readonly #arms = new Map<Node, { readonly document: Document; value: Fresh }>();

  /** Whether what is read is left out so. `at` leads from the resource's body. */
  take({ resource, value }: Reading, at: Path, fresh: Fresh | undefined): boolean {
    const { body, document } = resource;
    const last = value.is === 'absent' ? value.from.at(-1) : undefined;
    if (!body || fresh === undefined || last?.of.is !== 'pseudo' || last.of.by !== 'removal') return false;
    if (!last.at || !('node' in last.at) || last.at.within || last.at.document !== document) return false;
    const { node } = last.at;
    const depth = at.findLastIndex((_, index) => holds(dereference(nodeAt(body, at.slice(0, index + 1))), node)) + 1;
    const rest = at.slice(depth);
    if (depth === 0 || rest.some((step) => typeof step === 'number' && step > 0)) return false;
    const arm = this.#arms.get(node);
    if (arm) arm.value = setIn(arm.value, rest, fresh);
    else this.#arms.set(node, { document, value: wrap(rest, fresh) });
    return true;
  }

  changes(): readonly Change[] {
    return [...this.#arms].map(([node, { document, value }]) => ({ do: 'replace', document, node, value }));
  }
}

const startOf = (node: Node): number => node.origin.start + (node.tagFrom ?? node.from);
const holds = (around: Node | undefined, node: Node): boolean =>
  around !== undefined &&
  startOf(around) <= startOf(node) &&
  around.origin.start + around.to >= node.origin.start + node.to;
