import assert from 'node:assert/strict';
import type { Document, MapNode, Node, ScalarNode } from '../../server/model/source.ts';
import { spanOf } from '../../server/model/source.ts';
import { nodeAt } from '../../server/syntax/walk.ts';
import { parsed } from './tree.ts';

const at = (document: Document, ...path: (string | number)[]): Node => nodeAt(document.roots[0], path)!;
const written = ({ text }: Document, node: Node): string => text.slice(spanOf(node).start, spanOf(node).end);
const value = (text: string): unknown => (at(parsed(`a: ${text}\n`), 'a') as ScalarNode).value;

describe('reading YAML', () => {
  it('gives plain scalars the meaning that CloudFormation tools give them', () => {
    const meanings: readonly [string, unknown][] = [
      ['true', true],
      ['Yes', true],
      ['ON', true],
      ['false', false],
      ['no', false],
      ['Off', false],
      ['y', 'y'],
      ['N', 'N'],
      ['tRue', 'tRue'],
      ['null', null],
      ['~', null],
      ['NULL', null],
      ['', null],
      ['7', 7],
      ['-12', -12],
      ['+3', 3],
      ['1_000', 1000],
      ['0x1F', 31],
      ['1.5', 1.5],
      ['.5', 0.5],
      ['1.0e+3', 1000],
      ['1e3', '1e3'],
      ['000123456789', '000123456789'],
      ['0777', '0777'],
      ['089', '089'],
      ['12:30:45', '12:30:45'],
      ['2012-10-17', '2012-10-17'],
      ['123456789012', 123456789012],
      ['12345678901234567890', '12345678901234567890'],
      ['.inf', '.inf'],
      ['1.2.3', '1.2.3'],
      ['constructor', 'constructor'],
      ['"yes"', 'yes'],
      ["'7'", '7'],
      ['!!str 7', '7'],
      ['!!int 7', 7],
      ['!Sub 7', '7'],
      ['!Ref yes', 'yes'],
    ];
    for (const [text, meaning] of meanings) assert.deepEqual(value(text), meaning, text);
  });

  it('keeps text, style and place of every scalar', () => {
    const document = parsed(
      "a: plain text # c\nb: 'it''s'\nc: \"x\\ny\"\nd: |\n  l\ne: >-\n  f\n  g\nf:   # nothing\ng: !Ref\n",
    );
    const rows = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((key) => {
      const node = at(document, key) as ScalarNode;
      assert.equal(written(document, node), node.raw);
      return [node.style, node.value];
    });
    assert.deepEqual(rows, [
      ['plain', 'plain text'],
      ['single', "it's"],
      ['double', 'x\ny'],
      ['literal', 'l\n'],
      ['folded', 'f g'],
      ['empty', null],
      ['empty', ''],
    ]);
    assert.equal(document.text.slice(spanOf(at(document, 'f')).start - 2, spanOf(at(document, 'f')).start), 'f:');
    assert.ok(document.text.slice(0, spanOf(at(document, 'g')).start).endsWith('!Ref'));
  });

  it('finds tags and anchors, which are not part of the node', () => {
    const document = parsed(
      'a: !Sub # no !Tag\n  - x\n  - &n !GetAtt A.Arn\n  - !If [c, &m {k: v}, !Ref "AWS::NoValue"]\n? !K k!k\n: !V v\n',
    );
    for (const [path, tag, text] of [
      [['a'], '!Sub', undefined],
      [['a', 1], '!GetAtt', 'A.Arn'],
      [['a', 2], '!If', undefined],
      [['a', 2, 2], '!Ref', '"AWS::NoValue"'],
      [['k!k'], '!V', 'v'],
    ] as const) {
      const node = at(document, ...path);
      assert.equal(node.tag, tag);
      assert.ok(document.text.startsWith(tag, node.origin.start + node.tagFrom!));
      if (text !== undefined) assert.equal(written(document, node), text);
    }
    assert.equal(at(document, 'a', 1).anchor, 'n');
    assert.equal(at(document, 'a', 2, 1).anchor, 'm');
  });

  it('links aliases to anchors, also in a circle, and reports those without', () => {
    const document = parsed('a: &a [x, *a]\nb: *a\nc: *none\n');
    const [a, b] = [at(document, 'a'), (document.roots[0] as MapNode).entries[1]!.value];
    assert.equal(b.kind === 'alias' && b.target, a);
    assert.equal(a.kind === 'list' && a.items[1]?.kind === 'alias' && a.items[1].target, a);
    assert.match(document.problems[0]!.message, /&none/);
    assert.equal(written(document, (document.roots[0] as MapNode).entries[2]!.value), '*none');
  });

  it('leaves merge keys out and the map open', () => {
    const map = at(parsed('a: &a {x: 1}\nb:\n  <<: *a\n  y: 2\n  "<<": z\n'), 'b') as MapNode;
    assert.deepEqual([map.open, map.entries.map(({ key }) => key)], ['merge key', ['y', '<<']]);
  });

  it('lists keys that are written twice', () => {
    const map = parsed('a: 1\n__proto__: 2\na: 3\n"a": 4\n__proto__: 5\n').roots[0] as MapNode;
    assert.deepEqual(map.duplicates, ['a', '__proto__']);
    assert.equal(map.entries.length, 5);
  });

  it('collects comments, not the number signs in scalars', () => {
    const { comments, text } = parsed(
      '# one\na: "# no" # two \nb: |  # three\n  # no\nc: a#b\n  #four\nd: [x, # five\n  y]\n',
    );
    assert.deepEqual(
      comments.map(({ text }) => text),
      ['one', 'two', 'three', 'four', 'five'],
    );
    for (const { span } of comments) assert.ok(text[span.start] === '#' && /[\n]/.test(text[span.end]!));
  });

  it('reads each document of a file', () => {
    const { roots, problems } = parsed('# c\n---\na: 1\n---\n# empty\n---\nb: 2\n...\n---\nc: 3\n');
    assert.deepEqual(
      roots.map((root) => (root as MapNode).entries[0]!.key),
      ['a', 'b', 'c'],
    );
    assert.deepEqual(problems, []);
  });

  it('counts a byte order mark and CR LF', () => {
    const document = parsed('\uFEFFa: b\r\nc:\r\n  - |\r\n    d\r\n    e\r\n');
    assert.equal(spanOf(document.roots[0]!).start, 1);
    assert.equal(written(document, at(document, 'a')), 'b');
    assert.equal((at(document, 'c', 0) as ScalarNode).value, 'd\ne\n');
  });

  it('block collections end with what is in them', () => {
    const document = parsed('a:\n  b:\n    - c # x\n\n# y\nd: 1\n\n');
    assert.equal(written(document, at(document, 'a')), 'b:\n    - c');
    assert.equal(written(document, document.roots[0]!).endsWith('d: 1'), true);
  });

  it('says what to do about errors', () => {
    const messages: readonly [string, RegExp][] = [
      ['a: !Base64 !Sub x\n', /long form/],
      ['a:\n\tb: c\n', /spaces/],
      ["a: 'x\n", /add '/],
      ['a: "x\n', /add "/],
      ['a: b: c\n', /colon/],
      ['a: [b\n', /add \]/],
      ['a: {b: c\n', /add \}/],
      ['a: @b\n', /quotes/],
      ['a: b\n c: d\n', /indentation/i],
      ['a: "\\q"\n', /backslash/],
      ['a:\n  b\n  c: d\n', /colon/],
      ['a:\n  - b\n  c: d\n', /indentation|dash|colon/],
    ];
    for (const [text, message] of messages) {
      const { problems } = parsed(text);
      assert.match(problems.map((problem) => problem.message).join(' '), message, text);
    }
  });

  it('a harmless error leaves all maps closed', () => {
    const document = parsed('a: !Base64 !Sub x\nb: {c: *none}\n');
    assert.equal(document.problems.length, 2);
    assert.equal((document.roots[0] as MapNode).open, undefined);
  });
});

describe('reading JSON', () => {
  it('keeps values, text and places', () => {
    const document = parsed('{"a": [1, -2.5e1, true, null, "x\\u00e9"], "b": {}}', 'json');
    const list = at(document, 'a');
    assert.ok(list.kind === 'list' && list.layout === 'flow');
    assert.deepEqual(
      list.items.map((item) => (item as ScalarNode).value),
      [1, -25, true, null, 'xé'],
    );
    assert.deepEqual(
      list.items.map((item) => written(document, item)),
      ['1', '-2.5e1', 'true', 'null', '"x\\u00e9"'],
    );
    assert.equal(written(document, at(document, 'b')), '{}');
  });

  it('allows comments and reports commas too many', () => {
    const { comments, problems, text } = parsed('// one\n{"a": 1, /* two */ "b": [1,],\n}', 'json');
    assert.deepEqual(
      comments.map((comment) => comment.text),
      ['one', 'two'],
    );
    assert.deepEqual(
      problems.map(({ span }) => span.start),
      [text.indexOf(',]'), text.lastIndexOf(',')],
    );
  });

  it('keeps keys without a value, and hostile keys', () => {
    const map = parsed('{"a": 1, "__proto__": {"x": 1}, "b', 'json').roots[0] as MapNode;
    assert.deepEqual(
      map.entries.map(({ key }) => key),
      ['a', '__proto__', 'b'],
    );
    assert.equal(map.open, 'syntax error');
    assert.equal((map.entries[2]!.value as ScalarNode).style, 'empty');
  });
});
