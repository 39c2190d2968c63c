import assert from 'node:assert/strict';
import type { MapNode, ScalarNode } from '../../server/model/source.ts';
import { childOf, deepestAt, dereference, entryOf, nodeAt, pathAt, toJson } from '../../server/syntax/walk.ts';
import { allTexts } from './texts.ts';
import { parsed, root } from './tree.ts';

describe('walks', () => {
  it('the last of duplicate keys counts, in small and in large maps', () => {
    const large = Array.from({ length: 40 }, (_, index) => `k${index}: 0\n`).join('');
    for (const text of ['a: 1\nb: 2\na: 3\n', `a: 1\n${large}a: 3\n`]) {
      assert.equal((entryOf(root(text), 'a')?.value as ScalarNode).value, 3);
      assert.equal(entryOf(root(text), 'constructor'), undefined);
    }
  });

  it('children are found by key, index and alias', () => {
    const tree = root('a: &x [1, {b: 2}]\nc: *x\n7: seven\n');
    assert.equal((nodeAt(tree, ['c', 1, 'b']) as ScalarNode).value, 2);
    assert.equal((childOf(tree, 7) as ScalarNode).value, 'seven');
    assert.equal(nodeAt(tree, ['a', 2]), undefined);
    assert.equal(nodeAt(tree, ['a', '1']), undefined);
    assert.equal(nodeAt(undefined, []), undefined);
  });

  it('a path is followed as far as it exists', () => {
    const tree = root('a:\n  b: [x, {c: 1}]\n');
    const reach = (...path: (string | number)[]): unknown[] => {
      const { steps, entry, node } = deepestAt(tree, path);
      return [steps, entry?.key, node.kind];
    };
    assert.deepEqual(reach('a', 'b', 1, 'c'), [4, 'c', 'scalar']);
    assert.deepEqual(reach('a', 'z', 'y'), [1, 'a', 'map']);
    assert.deepEqual(reach('a', 'b', 5), [2, 'b', 'list']);
    assert.deepEqual(reach('x'), [0, undefined, 'map']);
  });

  it('circles end', () => {
    const tree = root('a: &a [*a]\n');
    assert.equal(toJson(tree), undefined);
    assert.equal(nodeAt(tree, ['a', ...Array<number>(50).fill(0)])?.kind, 'alias');
    const [one, two] = [
      { kind: 'alias', target: undefined },
      { kind: 'alias', target: undefined },
    ] as unknown as { target: unknown }[];
    one!.target = two;
    two!.target = one;
    assert.equal(dereference(one as never), undefined);
  });

  it('plain data has no prototype and stops at a bound', () => {
    const json = toJson(root('{"a": {"__proto__": 1}, "b": [null, true]}', 'json')) as Record<
      string,
      Record<string, unknown>
    >;
    assert.equal(Object.getPrototypeOf(json), null);
    assert.deepEqual(Object.entries(json['a']!), [['__proto__', 1]]);
    const bomb = `a0: &a0 [x]\n${Array.from({ length: 9 }, (_, n) => `a${n + 1}: &a${n + 1} [${Array<string>(9).fill(`*a${n}`).join(',')}]\n`).join('')}`;
    assert.equal(toJson(root(bomb)), undefined);
  });

  it('finds what is around an offset', () => {
    const text =
      'Resources:\n  A:\n    Type: T\n    Tags:\n      - Key: !Ref Name\n        Value: ""\nOutputs: {O: 1}\n';
    const document = parsed(text);
    const around = (sign: string, extra = 0): unknown => {
      const { path, onKey } = pathAt(document, text.indexOf(sign) + extra);
      return [path.join('/'), onKey];
    };
    assert.deepEqual(around('Name'), ['Resources/A/Tags/0/Key', false]);
    assert.deepEqual(around('!Ref'), ['Resources/A/Tags/0/Key', false]);
    assert.deepEqual(around('Tags'), ['Resources/A/Tags', true]);
    assert.deepEqual(around('""', 1), ['Resources/A/Tags/0/Value', false]);
    assert.deepEqual(around('O: 1'), ['Outputs/O', true]);
    assert.deepEqual(around('1}', 1), ['Outputs/O', false]);
    assert.deepEqual(pathAt(document, 9_999).path, []);
    assert.deepEqual(pathAt(parsed(''), 0).nodes, []);
  });

  it('finds the path of every key of every template', () => {
    for (const { name, syntax, text } of allTexts()) {
      const document = parsed(text, syntax);
      if (document.problems.length > 0) continue;
      const visit = (map: MapNode, path: readonly (string | number)[]): void => {
        for (const { key, keyNode, value } of map.entries) {
          const found = pathAt(document, keyNode.origin.start + keyNode.from);
          assert.deepEqual(found.path, [...path, key], name);
          assert.equal(found.nodes.at(-1)?.node, value);
          if (value.kind === 'map') visit(value, [...path, key]);
        }
      };
      for (const tree of document.roots) if (tree.kind === 'map') visit(tree, []);
    }
  });
});
