import assert from 'node:assert/strict';
import stringWidth from 'string-width';
import { frameOf } from '../../server/cli/reporters/frame.ts';
import { plain } from '../../server/cli/reporters/plain.ts';
import { pointOf } from '../../server/cli/reporters/position.ts';
import type { Document } from '../../server/model/source.ts';
import { yaml } from '../../server/syntax/yaml/yaml.ts';

const documentOf = (text: string): Document => ({
  uri: 'file:///a.yaml',
  version: 1,
  syntax: yaml,
  text,
  roots: [],
  problems: [],
  comments: [],
});
/** The line and its underlining as a terminal shows them. */
function draw(text: string, part: string, columns = 100): string {
  const start = text.indexOf(part);
  const frame = frameOf(documentOf(text), { start, end: start + part.length }, columns, stringWidth);
  return `${frame.text}\n${' '.repeat(frame.indent)}${'^'.repeat(frame.width)}`;
}

describe('frame of a source line', () => {
  it('underlines the span', () => {
    assert.equal(draw('a: 1\n  Data: x\nb: 2\n', 'Data'), '  Data: x\n  ^^^^');
  });
  it('sets out tabs', () => {
    assert.equal(draw('\t"a":\t"b"', '"b"'), '    "a":    "b"\n            ^^^');
  });
  it('counts wide characters as two columns and marks that join as none', () => {
    assert.equal(draw('名前: !Ref キー # x', 'キー'), '名前: !Ref キー # x\n           ^^^^');
    assert.equal(draw('e\u0301: x', 'x'), 'e\u0301: x\n   ^');
    assert.equal(draw('👩‍👩‍👧: x', 'x'), '👩‍👩‍👧: x\n    ^');
  });
  it('stops at the end of the line, with any kind of line end', () => {
    for (const eol of ['\n', '\r\n', '\r']) assert.equal(draw(`a: b${eol}c: d`, `b${eol}c`), 'a: b\n   ^');
  });
  it('marks one column of an empty span, even at the end of the text', () => {
    assert.equal(draw('a:', ''), 'a:\n^');
    const frame = frameOf(documentOf('a:'), { start: 2, end: 2 }, 80, stringWidth);
    assert.deepEqual([frame.text, frame.indent, frame.width], ['a:', 2, 1]);
  });
  it('cuts a line that is a whole file around the span', () => {
    const text = `{${'"k":1,'.repeat(200_000)}"Data":2,${'"l":1,'.repeat(200_000)}}`;
    const drawn = draw(text, '"Data"', 60).split('\n');
    const [line = '', marks = ''] = drawn;
    assert.ok(line.length <= 62 && line.startsWith('…') && line.endsWith('…'), line);
    assert.equal(line.slice(marks.indexOf('^'), marks.length), '"Data"');
  });
  it('does not cut a character in two', () => {
    for (const columns of [40, 41]) {
      const drawn = draw(`${'😀'.repeat(100)}Data${'😀'.repeat(100)}`, 'Data', columns);
      assert.doesNotMatch(drawn, /\p{Surrogate}/u);
    }
  });
  it('leaves a byte order mark out', () => {
    assert.equal(draw('\ufeffData: x', 'Data'), 'Data: x\n^^^^');
    assert.deepEqual(pointOf(documentOf('\ufeffData: x'), 1), { line: 1, column: 1 });
    assert.deepEqual(pointOf(documentOf('\ufeffa\nData: x'), 3), { line: 2, column: 1 });
  });
});

describe('text of a file in a terminal', () => {
  it('cannot steer it', () => {
    assert.equal(plain('a\u001b[31mb\u0007\u009bc\u007f'), 'a␛[31mb␇\ufffdc␡');
    assert.equal(plain('user\u202enimda'), 'user\ufffdnimda');
    assert.equal(draw('a: "\u001b]0;x\u0007"', 'a'), 'a: "␛]0;x␇"\n^');
  });
  it('is shown as it is otherwise', () => {
    assert.equal(plain('größe 名前 👩‍👩‍👧'), 'größe 名前 👩‍👩‍👧');
  });
});
