import assert from 'node:assert/strict';
import type { Document, MapNode } from '../../server/model/source.ts';
import { applyEdits } from '../../server/edits/apply.ts';
import { editsForAll } from '../../server/edits/edit.ts';
import { parse } from '../../server/syntax/parse.ts';

function rootOf(document: Document): MapNode {
  const root = document.roots[0];
  assert.ok(root?.kind === 'map');
  return root;
}

describe('edits', () => {
  it('adds a key to a block map', () => {
    const text = 'Resources:\n  A:\n    Type: X\n    Properties:\n      Size: 10 # GiB\n      # more to come\n';
    const document = parse({ uri: 'file:///t.yaml', version: 1, syntax: 'yaml', text });
    const path = ['Resources', 'A', 'Properties', 'Encrypted'];
    const outcome = editsForAll([{ do: 'set', document, root: rootOf(document), path, value: true }]);
    assert.ok('edits' in outcome);
    assert.equal(outcome.edits.length, 1);
    assert.equal(applyEdits(text, outcome.edits), text.replace('# GiB\n', '# GiB\n      Encrypted: true\n'));
  });
});
