/** What the changes of a fix make of a text's data, worked out without any knowledge of text. */
import type { Change } from '../../server/edits/change.ts';
import type { Document, Node } from '../../server/model/source.ts';
import { pathAt } from '../../server/syntax/walk.ts';
import { fulfil } from '../edits/trial.ts';
import type { Data } from '../edits/second-reader.ts';
import { isDictionary, type Steps } from './difference.ts';

/** The place of a node in its document: the number of the root, then the steps. */
export function pathOf(document: Document, node: Node): Steps {
  const chain = pathAt(document, node.origin.start + (node.tagFrom ?? node.from)).nodes;
  const at = chain.findIndex((step) => step.node === node);
  const [root] = chain;
  if (at < 0 || !root) throw new Error('The node is not in the document.');
  return [document.roots.indexOf(root.node), ...chain.slice(1, at + 1).flatMap(({ step }) => step ?? [])];
}

/** `seen` is the data of the fixed text: what a text in another notation holds is taken from it. */
export const wanted = (before: readonly Data[], seen: readonly Data[], changes: readonly Change[]): readonly Data[] =>
  changes.reduce<readonly Data[]>((roots, change) => {
    const { document } = change;
    if (change.do === 'comment') return roots;
    const [root, ...start] = pathOf(
      document,
      'root' in change ? change.root : 'node' in change ? change.node : never(),
    );
    const terraform = document.uri.endsWith('.tf.json');
    return roots.map((data, index) => {
      if (index !== root) return data;
      switch (change.do) {
        case 'set':
          return fulfil(data, { do: 'set', path: [...start, ...change.path], value: change.value }, terraform);
        case 'replace':
          return fulfil(data, { do: 'set', path: start, value: change.value }, terraform);
        case 'remove':
          return fulfil(data, { do: 'remove', path: [...start, ...change.path] }, terraform);
        case 'append':
          return fulfil(
            data,
            { do: 'append', path: [...start, ...change.path], item: change.item },
            terraform || change.wrap === true,
          );
        case 'splice':
          return put(data, at(seen[index], start), start);
      }
    });
  }, before);

const never = (): never => {
  throw new Error('no node');
};
const inside = (data: Data): Data => (isDictionary(data) && '!tag' in data ? data['value'] : data);
const at = (data: Data, path: Steps): Data =>
  path.reduce<Data>((value, step) => (inside(value) as Record<string | number, Data> | undefined)?.[step], data);

function put(data: Data, value: Data, [step, ...rest]: Steps): Data {
  if (step === undefined) return value;
  if (isDictionary(data) && '!tag' in data) return { ...data, value: put(data['value'], value, [step, ...rest]) };
  if (Array.isArray(data))
    return (data as Data[]).map((item, index) => (index === step ? put(item, value, rest) : item));
  return isDictionary(data) ? { ...data, [step]: put(data[step], value, rest) } : data;
}
