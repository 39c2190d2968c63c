import assert from 'node:assert/strict';
import type { Node } from '../../server/model/source.ts';
import { toJson } from '../../server/syntax/walk.ts';
import { shapeOf, shapesOf } from './second-reader.ts';
import { allTexts, variants } from './texts.ts';
import { nodesIn, parsed } from './tree.ts';

/** Where the readers differ on purpose: js-yaml refuses duplicates, and our merge keys are no entries. */
const isSpecial = (node: Node): boolean =>
  node.kind === 'map' && (node.duplicates.length > 0 || node.open === 'merge key');

describe('a second reader sees the same', () => {
  it('YAML: js-yaml', function () {
    this.timeout(300_000);
    let compared = 0;
    for (const { name, text } of [...allTexts()].filter(({ syntax }) => syntax === 'yaml').flatMap(variants)) {
      const second = shapesOf(text);
      const { roots, problems } = parsed(text);
      if (!second || roots.some((root) => [...nodesIn(root)].some(isSpecial))) continue;
      assert.deepEqual(problems, [], name);
      const filled = second.filter((shape) => shape !== '');
      assert.deepEqual(roots.map(shapeOf), filled, name);
      compared++;
    }
    assert.ok(compared >= 16, `only ${compared} texts were compared`);
  });

  it('JSON: JSON.parse', function () {
    this.timeout(300_000);
    let compared = 0;
    for (const { name, text } of [...allTexts()].filter(({ syntax }) => syntax === 'json').flatMap(variants)) {
      let second: unknown;
      try {
        second = JSON.parse(text.replace(/^\uFEFF/, ''));
      } catch {
        continue;
      }
      const { roots, problems } = parsed(text, 'json');
      assert.deepEqual(problems, [], name);
      assert.deepEqual(JSON.parse(JSON.stringify(toJson(roots[0]!))), second, name);
      compared++;
    }
    assert.ok(compared >= 20, `only ${compared} texts were compared`);
  });
});
