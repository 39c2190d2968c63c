import assert from 'node:assert/strict';
import { OverlappingEdits, applyEdits } from '../../server/edits/apply.ts';
import type { Change } from '../../server/edits/change.ts';
import { compose } from '../../server/edits/compose.ts';
import { editsFor, editsForAll } from '../../server/edits/edit.ts';
import { mergeEdits, overlaps } from '../../server/edits/merge.ts';
import type { TextEdit } from '../../server/model/finding.ts';
import type { Path } from '../../server/model/source.ts';
import type { Fresh } from '../../server/model/fresh.ts';
import { nodeAt } from '../../server/syntax/walk.ts';
import { documentOf, rootOf } from './trial.ts';

const uri = 'file:///t.yaml';
const edit = (start: number, end: number, text: string, file = uri): TextEdit => ({
  uri: file,
  span: { start, end },
  text,
});

describe('applying edits', () => {
  it('sorts them, and keeps the order of insertions at one place', () => {
    assert.equal(applyEdits('abc', [edit(3, 3, 'y'), edit(1, 2, 'B'), edit(3, 3, 'z'), edit(1, 1, '-')]), 'a-Bcyz');
  });
  it('throws a typed error on an overlap, and beyond the end', () => {
    assert.throws(() => applyEdits('abc', [edit(0, 2, ''), edit(1, 3, '')]), OverlappingEdits);
    assert.throws(() => applyEdits('abc', [edit(2, 4, '')]), OverlappingEdits);
    assert.throws(() => applyEdits('abc', [edit(2, 1, '')]), OverlappingEdits);
  });
});

describe('merging edits', () => {
  it('keeps sets apart that touch the same text or write at the same place', () => {
    const merged = mergeEdits([
      [edit(1, 2, 'x')],
      [edit(0, 3, '')],
      [edit(5, 5, 'a')],
      [edit(5, 5, 'b')],
      [edit(2, 4, 'y')],
    ]);
    assert.deepEqual(merged.taken, [0, 2, 4]);
    assert.equal(applyEdits('0123456', merged.edits), '0xy4a56');
  });
  it('counts once what several sets write alike, and takes a set whole', () => {
    const merged = mergeEdits([
      [edit(1, 1, 'x')],
      [edit(1, 1, 'x')],
      [edit(1, 1, 'y'), edit(3, 3, 'y')],
      [edit(1, 1, 'x', 'b')],
    ]);
    assert.deepEqual(merged.taken, [0, 1, 3]);
    assert.equal(merged.edits.length, 2);
  });
  it('tells edits of two files apart', () => {
    assert.equal(overlaps(edit(0, 2, ''), edit(1, 3, '')), true);
    assert.equal(overlaps(edit(0, 2, ''), edit(1, 3, '', 'b')), false);
    assert.equal(overlaps(edit(0, 2, 'x'), edit(2, 3, 'y')), false);
    assert.equal(overlaps(edit(0, 2, 'x'), edit(2, 2, 'y')), true);
  });
});

describe('composing fixes', () => {
  const text = 'A:\n  Type: X\nB:\n  Type: !Ref T\n';
  const document = documentOf({ uri, syntax: 'yaml', text });
  const root = rootOf(document);
  const set = (path: Path, value: Fresh): Change => ({ do: 'set', document, root, path, value });

  it('writes what several fixes add to one new block as one block', () => {
    const composed = compose([[set(['A', 'P', 'x'], 1)], [set(['A', 'P', 'z'], 2)], [set(['A', 'Q'], 3)]]);
    assert.deepEqual(composed.taken, [0, 1, 2]);
    assert.equal(composed.edits.length, 1);
    assert.equal(
      applyEdits(text, composed.edits),
      'A:\n  Type: X\n  P:\n    x: 1\n    z: 2\n  Q: 3\nB:\n  Type: !Ref T\n',
    );
  });
  it("leaves out, whole and with the reason, what contradicts or can't be made", () => {
    const composed = compose([
      [set(['A', 'P', 'x'], 1)],
      [set(['A', 'R'], 0), set(['A', 'P', 'x'], 2)],
      [set(['B', 'Type', 'x'], 1)],
      [set(['A', 'P', 'x'], 1)],
    ]);
    assert.deepEqual(composed.taken, [0, 3]);
    assert.deepEqual(
      composed.left.map(({ index }) => index),
      [1, 2],
    );
    assert.match(composed.left[1]?.because ?? '', /"Type" is computed by !Ref/);
    assert.equal(applyEdits(text, composed.edits), text.replace('X\n', 'X\n  P:\n    x: 1\n'));
  });
  it('makes the edits of several documents', () => {
    const other = documentOf({ uri: 'file:///u.json', syntax: 'json', text: '{}' });
    const outcome = editsForAll([
      set(['A', 'Q'], 1),
      { do: 'set', document: other, root: rootOf(other), path: ['a'], value: { tag: '!Sub', value: '${b}' } },
    ]);
    assert.ok('edits' in outcome);
    assert.deepEqual(
      outcome.edits.map((one) => one.uri),
      [uri, 'file:///u.json'],
    );
    assert.equal(outcome.edits[1]?.text, '"a":{"Fn::Sub":"${b}"}');
  });
});

describe('replacing a node', () => {
  const text = 'P:\n  Default: false # off\nL: [a, &x b, *x]\n';
  const document = documentOf({ uri, syntax: 'yaml', text });
  const replace = (path: Path, value: Fresh): ReturnType<typeof editsFor> => {
    const node = nodeAt(rootOf(document), path);
    assert.ok(node);
    return editsFor({ do: 'replace', document, node, value });
  };
  it('writes in its place, wherever it is', () => {
    const outcome = replace(['P', 'Default'], true);
    assert.ok('edits' in outcome);
    assert.equal(applyEdits(text, outcome.edits), text.replace('false', 'true'));
    const item = replace(['L', 0], { tag: '!Ref', value: 'K' });
    assert.ok('edits' in item);
    assert.equal(applyEdits(text, item.edits), text.replace('[a', '[!Ref K'));
  });
  it('is no edit when the value is there', () => {
    assert.deepEqual(replace(['P', 'Default'], false), { edits: [] });
  });
  it('is refused for what other places repeat, and for a node of another text', () => {
    assert.match(JSON.stringify(replace(['L', 1], 'c')), /anchor &x/);
    const gone = documentOf({ uri, syntax: 'yaml', text: '# moved\n\nQ: 1\nP:\n  Default: false\n' });
    const node = nodeAt(rootOf(gone), ['P', 'Default']);
    assert.ok(node);
    assert.ok('refused' in editsFor({ do: 'replace', document, node, value: true }));
  });
});

describe('splicing a scalar', () => {
  const text = '{"a": "${var.x ? false : \\"no\\"}"}';
  const document = documentOf({ uri: 'file:///m.tf.json', syntax: 'json', text });
  const node = nodeAt(rootOf(document), ['a']);
  assert.ok(node);
  const splice = (part: string, put: string): ReturnType<typeof editsFor> => {
    const start = text.indexOf(part) - text.indexOf('"${');
    return editsFor({ do: 'splice', document, node, within: { start, end: start + part.length }, text: put });
  };
  it('writes in place of a part, and escapes', () => {
    const outcome = splice('false', 'true');
    assert.ok('edits' in outcome);
    assert.equal(applyEdits(text, outcome.edits), text.replace('false', 'true'));
    const quoted = splice('\\"no\\"', '"yes"');
    assert.ok('edits' in quoted);
    assert.equal(applyEdits(text, quoted.edits), text.replace('no', 'yes'));
  });
  it('is no edit when the text is there', () => {
    assert.deepEqual(splice('false', 'false'), { edits: [] });
  });
});
