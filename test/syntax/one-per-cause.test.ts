/** A line that is half typed is one mistake: one problem, where it is, whatever the text around it. */
import assert from 'node:assert/strict';
import { parse } from '../../server/syntax/parse.ts';
import { yaml } from '../../server/syntax/yaml/yaml.ts';
import type { Problem } from '../../server/model/source.ts';

const volume = (name: string, line = ''): string =>
  `  ${name}:\n    Type: AWS::EC2::Volume\n    Properties:\n      Size: 1\n${line === '' ? '' : `      ${line}\n`}      Encrypted: false\n`;
const problemsOf = (text: string): readonly Problem[] =>
  parse({ uri: 'file:///a.yaml', version: 1, text, syntax: yaml }).problems;
const many = Array.from({ length: 150 }, (_, index) => volume(`V${String(index)}`)).join('');

const halves: readonly (readonly [line: string, message: RegExp])[] = [
  ['Encr', /colon/],
  ['Encrypted: "', /string is not closed|quote is not closed/],
  ['"Enc', /string is not closed|quote is not closed/],
  ['Encrypted: {', /bracket is not closed: add \}/],
  ['Encrypted: [', /bracket is not closed: add \]/],
  ['Tags: [{ Key: a', /bracket is not closed/],
  ['{', /bracket is not closed/],
  ['KmsKeyId: !Sub "${', /string is not closed|quote is not closed/],
  ['x: !Ref [', /bracket is not closed/],
  ['- x', /colon|indentation/],
  ['*', /alias/],
  ['x: *', /alias/],
  ['&', /anchor/],
  ['@', /quotes/],
  ['x: @a', /quotes/],
  ['|', /colon/],
  ['a: b: c', /second colon/],
  ['  Encrypted: true', /indentation/],
];

describe('a half-typed line', () => {
  for (const [line, message] of halves) {
    const texts: readonly (readonly [where: string, text: string])[] = [
      ['in a short template', `Resources:\n${volume('A', line)}${volume('B')}`],
      ['at the end', `Resources:\n${volume('A')}      ${line}`],
      ['in a long template', `Resources:\n${many}${volume('A', line)}${many.replaceAll('V', 'W')}`],
    ];
    for (const [where, text] of texts)
      it(`is one problem ${where}: ${line}`, () => {
        const problems = problemsOf(text);
        assert.equal(problems.length, 1, JSON.stringify(problems));
        if (where !== 'at the end') assert.match(problems[0]?.message ?? '', message);
        const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length;
        const typed = lineOf(text.indexOf(line, text.indexOf('  A:')));
        // The reader finds out at the end of the text that a value's string is not closed.
        if (!/: .*"/.test(line)) assert.ok(Math.abs(lineOf(problems[0]?.span.start ?? 0) - typed) <= 1);
      });
  }

  it('does not hide another one', () => {
    for (const line of ['a: b: c', 'x: @a', 'x: {', 'Encr']) {
      assert.equal(problemsOf(`Resources:\n${volume('A', line)}${volume('B')}${volume('C', line)}`).length, 2, line);
      assert.equal(
        problemsOf(`Resources:\n${many}${volume('A', line)}${volume('B')}${volume('C', line)}`).length,
        2,
        line,
      );
    }
    for (const line of ['a: b: c', 'x: @a'])
      assert.equal(problemsOf(`Resources:\n${volume('A', `${line}\n      ${line.replace(/^./, 'y')}`)}`).length, 2);
  });
});
