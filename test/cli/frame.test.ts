import assert from 'node:assert/strict';
import stringWidth from 'string-width';
import { frameOf } from '../../server/reporters/code-frame.ts';
import { plain } from '../../server/model/text/terminal.ts';
import { pointOf } from '../../server/app/position.ts';
import type { Document, Span } from '../../server/model/source.ts';
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
  it('shows the entry alone of a line that is a whole file', () => {
    const text = `{${'"k":1,'.repeat(200_000)}"Data": 2,"More":{"a":[1]},${'"l":1,'.repeat(200_000)}}`;
    assert.equal(draw(text, '2', 60), '"Data": 2\n        ^');
    assert.equal(draw(text, '"Data"', 60), '"Data": …\n^^^^^^');
    assert.equal(draw(text, '{"a":[1]}', 60), '"More": {…}\n        ^^^');
    assert.equal(draw(text, '[1]', 60), '"a": […]\n     ^^^');
    assert.equal(draw(`${'a'.repeat(70)} b: { c: 12, 'd e' : 3 }`, '12', 60), 'c: 12\n   ^^');
    assert.equal(draw(`${'a'.repeat(70)} b: { c: 12, 'd e' : 3 }`, '3', 60), "'d e': 3\n       ^");
    // However wide a terminal is.
    assert.equal(draw(text, '2', 1e9), '"Data": 2\n        ^');
  });
  it('shows as much of a long value as is worth it, and no half of a character', () => {
    for (const columns of [40, 41, 42, 43]) {
      const drawn = draw(`"a": "x", "b": "${'😀'.repeat(100)}"`, `"${'😀'.repeat(100)}"`, columns);
      assert.doesNotMatch(drawn, /\p{Surrogate}/u);
      assert.match(drawn, /^"b": "(?:😀){9,10}…\n {5}\^+$/u);
    }
  });
  it('shows the entry alone of a plan or state, however short its line is', () => {
    const text = '{"auth_token":"HUNTER2","encrypted":false}';
    const plan = { ...documentOf(text), locate: () => undefined };
    const start = text.indexOf('false');
    const drawn = (secrets: readonly Span[]): string =>
      frameOf(plan, { start, end: start + 5 }, 100, stringWidth, secrets).text;
    assert.equal(drawn([]), '"encrypted": false');
    assert.equal(drawn([{ start, end: start + 5 }]), '"encrypted": (secret)');
  });
  it('shows no secret', () => {
    const text = '  P: { NoEcho: true, Default: hunter2, Type: String } # hunter3';
    const secret = (part: string): Span => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length });
    const frame = frameOf(documentOf(text), secret('Type'), 100, stringWidth, [secret('hunter3'), secret('hunter2')]);
    assert.equal(frame.text, '  P: { NoEcho: true, Default: (secret), Type: String } # (secret)');
    assert.equal(frame.text.slice(frame.indent, frame.indent + frame.width), 'Type');
    const judged = frameOf(documentOf(text), secret('hunter2'), 100, stringWidth, [secret('hunter2')]);
    assert.equal(judged.text.slice(judged.indent, judged.indent + judged.width), '(secret)');
    const halves = frameOf(documentOf(text), secret('nter2'), 100, stringWidth, [secret('hunter2')]);
    assert.doesNotMatch(halves.text, /hunter2|nter2 *,/);
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
