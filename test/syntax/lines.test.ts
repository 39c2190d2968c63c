import assert from 'node:assert/strict';
import fc from 'fast-check';
import { linesOf } from '../../server/syntax/lines.ts';
import { parsed } from './tree.ts';

describe('lines', () => {
  it('end with LF, CR LF or CR', () => {
    const lines = linesOf('a\nbc\r\nd\re');
    assert.equal(lines.count, 4);
    assert.deepEqual(
      [0, 1, 2, 3].map((line) => [lines.start(line), lines.end(line)]),
      [
        [0, 1],
        [2, 4],
        [6, 7],
        [8, 9],
      ],
    );
    assert.deepEqual(lines.position(3), { line: 1, character: 1 });
    assert.equal(lines.offset({ line: 2, character: 1 }), 7);
  });

  it('clamp what lies outside', () => {
    const lines = linesOf('ab\ncd');
    assert.deepEqual(lines.position(-1), { line: 0, character: 0 });
    assert.deepEqual(lines.position(99), { line: 1, character: 2 });
    assert.equal(lines.offset({ line: 0, character: 99 }), 2);
    assert.equal(lines.offset({ line: 9, character: 0 }), 5);
    assert.equal(lines.offset({ line: -1, character: 5 }), 0);
    assert.equal(lines.offset({ line: 1, character: -5 }), 3);
    assert.deepEqual(linesOf('').position(5), { line: 0, character: 0 });
  });

  it('are kept with their document', () => {
    const document = parsed('a: b\n');
    assert.equal(linesOf(document), linesOf(document));
  });

  it('of any text agree with a count by hand', () => {
    const text = fc.array(fc.constantFrom('a', '\n', '\r', '\r\n', '😀')).map((signs) => signs.join(''));
    fc.assert(
      fc.property(text, fc.nat(60), (text, wish) => {
        const offset = Math.min(wish, text.length);
        const lines = linesOf(text);
        const before = text.slice(0, offset).split(/\r\n|\n|\r(?!\n)/);
        const inPair = text[offset - 1] === '\r' && text[offset] === '\n';
        const { line, character } = lines.position(offset);
        if (!inPair) assert.deepEqual([line, character], [before.length - 1, before.at(-1)!.length]);
        if (!inPair) assert.equal(lines.offset({ line, character }), offset);
        assert.equal(lines.count, text.split(/\r\n|\n|\r/).length);
      }),
    );
  });
});
