import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseExpression } from '../../../server/syntax/hcl-grammar/parse.ts';
import { show, valueOf } from './module.ts';

const text = (...lines: readonly string[]): string => lines.join('\n');
const heredoc = (...lines: readonly string[]): string => text('${<<-E', ...lines, 'E', '}');

/** As Terraform 1.11.4 gives them. */
const rows: readonly (readonly [what: string, lines: readonly string[], value: string])[] = [
  ['a line without indentation', ['    a', 'b', '  c'], '    a\nb\n  c\n'],
  ['the smallest indentation', ['    a', '  b', '      c'], '  a\nb\n    c\n'],
  ['blank lines do not count', ['  a', '', ' ', '  b'], 'a\n\n \nb\n'],
  ['lines between directives', ['  a', '  %{ if true }', '    b', '  %{ endif }', '  c'], 'a\n\n  b\n\nc\n'],
  [
    'a line whose end is stripped before it keeps its indentation',
    ['  %{ for x in [1, 2] ~}', '  - ${x}', '  %{ endfor ~}', '  z'],
    '  - 1\n  - 2\n  z\n',
  ],
  ['a directive without indentation', ['  a', '%{ if true }b%{ endif }', '  c'], '  a\nb\n  c\n'],
  ['the end of a directive without indentation', ['  %{ if true }', '  b', '%{ endif }'], '  \n  b\n\n'],
  ['what is quoted in an interpolation', ['  ${true ? "x\\n  y${1}" : ""}', '  z'], 'x\n  y1\nz\n'],
  ['lines inside an interpolation', ['  ${join("", [', '"a"', '])}', '  b'], 'a\nb\n'],
];

describe('terraform: heredocs', () => {
  for (const [what, lines, value] of rows) {
    it(`without their indentation: ${what}`, () => {
      assert.equal(show(valueOf(heredoc(...lines))), JSON.stringify(value));
    });
  }
  it('never throw, whatever stands in them', () => {
    const piece = fc.constantFrom(
      'a',
      ' ',
      '  ',
      '\t',
      '\n',
      '\r\n',
      'E',
      '${1}',
      '${"b"}',
      '%{ if true }',
      '%{ else }',
      '%{ endif }',
      '%{ for x in [1] ~}',
      '${x}',
      '%{ endfor }',
      '<<-E\n',
      '<<F\n',
      'F',
      '"',
      '\\',
      '$',
      '%',
      '{',
      '}',
      '~}',
      '${~',
      '\u00a0',
      '😀',
    );
    fc.assert(
      fc.property(fc.constantFrom('<<', '<<-'), fc.array(piece, { maxLength: 30 }), (open, pieces) => {
        for (const end of ['\nE', '\nE\n', '\n  E  \n', '']) parseExpression(`${open}E\n${pieces.join('')}${end}`);
      }),
      { seed: 13, numRuns: 2000 },
    );
  });
});
