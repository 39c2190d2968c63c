import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Expression } from '../../../server/syntax/hcl-grammar/expression.ts';
import { partsOf } from '../../../server/syntax/hcl-grammar/mentions.ts';
import { parseExpression, parseTemplate } from '../../../server/syntax/hcl-grammar/parse.ts';
import { readHcl } from '../../../server/syntax/hcl-grammar/body.ts';
import { knownExpressions } from './expressions.ts';

/** An expression in prefix form. */
function sketch(expression: Expression): string {
  const parts = (label: string): string => `(${[label, ...partsOf(expression).map(sketch)].join(' ')})`;
  switch (expression.is) {
    case 'literal':
      return JSON.stringify(expression.value);
    case 'name':
      return expression.name;
    case 'attribute':
      return `${sketch(expression.of)}.${expression.name}`;
    case 'binary':
    case 'unary':
      return parts(expression.operator);
    case 'call':
      return parts(expression.name + (expression.expand ? '...' : ''));
    case 'for':
      return parts(`for ${expression.keyName ?? ''} ${expression.valueName}${expression.grouped ? '...' : ''}`);
    default:
      return parts(expression.is);
  }
}

describe('terraform: expressions', () => {
  for (const [text, tree] of [
    ['a + b * c - d', '(- (+ a (* b c)) d)'],
    ['a && b || c && d', '(|| (&& a b) (&& c d))'],
    ['a == b && c != d', '(&& (== a b) (!= c d))'],
    ['a < b == c >= d', '(== (< a b) (>= c d))'],
    ['!a.b', '(! a.b)'],
    ['-a * b', '(* (- a) b)'],
    ['a ? b : c ? d : e', '(conditional a b (conditional c d e))'],
    ['a[0].b["c"].d', '(index (index a 0).b "c").d'],
    ['a.0.1', '(index (index a 0) 1)'],
    ['a[*].b[0]', '(splat a (index *.b 0))'],
    ['a.*.b[0]', '(index (splat a *.b) 0)'],
    ['f(a, b...)', '(f... a b)'],
    ['ns::f(1)', '(ns::f 1)'],
    ['[1, 2,]', '(tuple 1 2)'],
    ['{ a = 1, "b": 2\n c = 3 }', '(object "a" 1 "b" 2 "c" 3)'],
    ['{ (a) = 1 }', '(object (group a) 1)'],
    ['[for v in a : v if v]', '(for  v a v v)'],
    ['{for k, v in a : k => v...}', '(for k v... a k v)'],
    ['"a${b}c"', '(template "a" b "c")'],
    ['"${b}"', '(group b)'],
    ['"\\n\\u0041\\"$${x}"', '"\\nA\\"${x}"'],
    ['<<X\none\n  two\nX\n', '"one\\n  two\\n"'],
    ['<<-X\n  one\n    ${t}\n  X', '(template "one\\n  " t "\\n")'],
    ['a # end', 'a'],
    ['1.5e3', '1500'],
    ['a-b', 'a-b'],
    ['a - b', '(- a b)'],
  ] as const) {
    it(JSON.stringify(text), () => {
      assert.equal(sketch(parseExpression(text)), tree);
    });
  }
  for (const [text, tree] of [
    ['plain', '"plain"'],
    ['${a}', 'a'],
    ['a${b}', '(template "a" b)'],
    ['$${a} %%{b} $ % $$', '"$${a} %%{b} $ % $$"'.replace('$${', '${').replace('%%{', '%{')],
    ['%{ if a }b%{ else }c%{ endif }', '(conditional a (template "b") (template "c"))'],
    ['%{ for a, b in c }${b}%{ endfor }', '(join (for a b c (template b)))'],
    ['x ${~ a ~} y', '(template "x" a "y")'],
  ] as const) {
    it(`template ${JSON.stringify(text)}`, () => {
      assert.equal(sketch(parseTemplate(text)), tree);
    });
  }
  it("says why a text can't be read", () => {
    for (const text of [
      '${',
      '${a',
      '${a b}',
      '${a.}',
      '${[1}',
      '%{ if a }',
      '%{ endif }',
      '%{ while a }',
      '${"a}',
      '${f(}',
      '${a ? b}',
    ]) {
      const expression = parseTemplate(text);
      assert.equal(expression.is, 'invalid', text);
      assert.ok(expression.reason.length > 0);
    }
  });
  it('gives up on what is nested too deeply or too long', () => {
    for (const text of [
      '('.repeat(1e4),
      '!'.repeat(1e4),
      '${"'.repeat(1e4),
      '1+'.repeat(1e4),
      `a${'.b'.repeat(1e4)}`,
      '%{if a}'.repeat(1e4),
      'a'.repeat(2e5),
    ]) {
      assert.equal(parseTemplate(`\${${text}}`).is, 'invalid');
    }
  });
});

const words = [
  'a',
  'var',
  '.',
  '[',
  ']',
  '(',
  ')',
  '{',
  '}',
  '${',
  '%{',
  '~',
  '"',
  '\\',
  '\n',
  ' ',
  ',',
  '=',
  '=>',
  ':',
  '?',
  '...',
  '*',
  '+',
  '-',
  '!',
  '&&',
  '||',
  '==',
  '<',
  '1',
  '0.5',
  'for',
  'in',
  'if',
  'else',
  'endif',
  'endfor',
  'true',
  'null',
  '<<X\n',
  'X',
  '#',
  '/*',
  '*/',
  '$${',
  'é',
  '\u{1F600}',
];
const text = fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((parts) => parts.join(''));

function assertNested(expression: Expression, inside = expression.span): void {
  const { start, end } = expression.span;
  assert.ok(
    start >= inside.start && end <= inside.end && start <= end,
    `${JSON.stringify(expression.span)} in ${JSON.stringify(inside)}`,
  );
  for (const part of partsOf(expression)) assertNested(part, expression.span);
}

describe('terraform: expressions of any text', () => {
  it('never throw, and spans nest', () => {
    fc.assert(
      fc.property(text, (source) => {
        for (const expression of [parseTemplate(source), parseTemplate(`\${${source}}`), parseExpression(source)]) {
          assertNested(expression, { start: 0, end: source.length + 3 });
        }
        readHcl(source);
      }),
      { numRuns: 3000 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (source) => {
        assertNested(parseTemplate(`\${${source}}`));
        readHcl(source);
      }),
      { numRuns: 500 },
    );
  });
  it('are found again at their spans', () => {
    for (const source of knownExpressions) {
      const visit = (expression: Expression): void => {
        assertNested(expression);
        const written = source.slice(expression.span.start, expression.span.end);
        if (expression.is === 'name' && expression.name !== '*') assert.equal(written, expression.name);
        if (expression.is === 'call') assert.ok(written.startsWith(expression.name) && written.endsWith(')'), written);
        if (expression.is === 'attribute') assert.ok(written.endsWith(expression.name), written);
        if (expression.is === 'group') assert.match(written, /^\([^]*\)$/);
        partsOf(expression).forEach(visit);
      };
      visit(parseTemplate(source));
    }
  });
});
