import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { MapNode } from '../../server/model/source.ts';
import { mannersOf as mannersOfJson } from '../../server/syntax/json/manners.ts';
import { mannersOf } from '../../server/syntax/yaml/manners.ts';
import { offsetInText } from '../../server/syntax/scalar.ts';
import { linesOf } from '../../server/syntax/lines.ts';
import { pathAt, toJson } from '../../server/syntax/walk.ts';
import { nodesIn, parsed } from './tree.ts';

const many = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('');
const bomb = `a0: &a0 [x]\n${many(9, (n) => `a${n + 1}: &a${n + 1} [${Array<string>(9).fill(`*a${n}`).join(',')}]\n`)}Resources: *a9\n`;

const texts: readonly [name: string, syntax: 'yaml' | 'json', text: string, problem?: RegExp][] = [
  ['an alias bomb', 'yaml', bomb],
  ['an alias of itself', 'yaml', 'Resources: &a\n  b: *a\n'],
  ['brackets 50 000 deep', 'yaml', `a: ${'['.repeat(50_000)}${']'.repeat(50_000)}`, /200 levels/],
  ['braces 50 000 deep', 'yaml', '{a: '.repeat(50_000), /200 levels/],
  ['dashes 50 000 deep', 'yaml', `${'- '.repeat(50_000)}x`, /200 levels/],
  ['keys 50 000 deep', 'yaml', '? '.repeat(50_000), /200 levels/],
  [
    'a resource too deep',
    'yaml',
    `Resources:\n  A:\n    Type: T\n  B: ${'['.repeat(300)}\n  C:\n    Type: T\n${many(900, (n) => `  D${n}: x\n`)}`,
    /200 levels/,
  ],
  ['JSON 50 000 deep', 'json', '[{"a":'.repeat(25_000), /200 levels/],
  ['JSON 50 000 deep and closed', 'json', '['.repeat(50_000) + ']'.repeat(50_000), /200 levels/],
  ['20 000 equal keys', 'yaml', `Resources:\n  X:\n${many(20_000, () => '    A: b\n')}`],
  ['20 000 equal resources', 'yaml', `Resources:\n${many(20_000, () => '  A: b\n')}`],
  ['150 000 resources', 'yaml', `Resources:\n${many(150_000, (n) => `  A${n}: b\n`)}`],
  [
    '150 000 JSON resources',
    'json',
    `{\n  "Resources": {\n${many(150_000, (n) => `    "A${n}": 1,\n`)}    "Z": 1\n  }\n}`,
  ],
  ['20 000 JSON members', 'json', `{\n${many(20_000, (n) => `  "A${n}": 1,\n`)}}`, /comma/],
  ['20 000 split maps', 'json', `{\n${many(20_000, () => '  "Resources": {\n    "A": 1\n  },\n')}}`, /comma/],
  ['20 000 documents', 'yaml', '---\na: b\n'.repeat(20_000)],
  ['NUL', 'yaml', 'a: \0b\n"\0": \0\n'],
  ['NUL in JSON', 'json', '{"a\0": \0}', /control|JSON/],
  ['tabs', 'yaml', 'a:\n\tb: c\n\td: e\n', /spaces/],
  ['UTF-16 read as UTF-8', 'yaml', '\uFFFD\uFFFDResources:\n  A:\n    Type: T\n'.replaceAll('', '\0')],
  ['lone surrogates', 'yaml', 'a: \ud800x\n"\udc00": b\n'],
  ['a scalar of 5 MB', 'yaml', `a: "${'x'.repeat(5_000_000)}"\n`],
  ['5 MB of blanks in a scalar', 'yaml', `a: "x${' '.repeat(5_000_000)}\n\n y\\n"\n`],
  ['a JSON string of 5 MB', 'json', `{"a": "${'x\\n'.repeat(1_600_000)}"}`],
  ['a key over 1024', 'yaml', `${'k'.repeat(2_000)}: 1\n`],
  ['hostile keys', 'json', '{"__proto__": {"x": 1}, "constructor": {"prototype": {"x": 1}}}'],
  ['hostile keys in YAML', 'yaml', '__proto__: {x: 1}\nconstructor: 1\n"": 2\n? [a]\n: 3\n: 4\n'],
  ['hostile tags', 'yaml', 'a: !!__proto__ x\nb: !<constructor> y\nc: !!binary {}\nd: !!set {a}\n'],
  ['only line ends', 'yaml', '\r'.repeat(10_000)],
  ['number signs', 'yaml', '# a\n'.repeat(50_000)],
  ['an unclosed comment', 'json', '/* '.repeat(50_000), /comment/],
  ['nothing', 'yaml', ''],
  ['nothing in JSON', 'json', '', /value/],
  ['only a byte order mark', 'yaml', '\uFEFF'],
];

describe('hostile input', () => {
  for (const [name, syntax, text, problem] of texts) {
    it(name, () => {
      const document = parsed(text, syntax);
      if (problem) assert.match(document.problems.map(({ message }) => message).join('\n'), problem);
      for (const root of document.roots) toJson(root);
      check(document.text, syntax);
    });
  }

  it('a JSON object gets no prototype from its text', () => {
    const json = toJson(parsed('{"__proto__": {"x": 1}, "toString": 1}', 'json').roots[0]!) as Record<string, unknown>;
    assert.equal(json['x'], undefined);
    assert.equal(Object.getPrototypeOf(json), null);
    assert.deepEqual(Object.keys(json), ['__proto__', 'toString']);
  });

  it('what is beyond the depth hides no other resource', () => {
    const text = `Resources:\n  A:\n    Type: T\n  B: ${'['.repeat(300)}\n  C:\n    Type: T\n`;
    const resources = (parsed(text).roots[0] as MapNode).entries[0]!.value as MapNode;
    assert.deepEqual(
      resources.entries.map(({ key }) => key),
      ['A', 'C'],
    );
    assert.equal(resources.open, 'syntax error');
  });

  it('any text at all', () => {
    const sign = fc.constantFrom(
      'a',
      'Resources',
      ':',
      ': ',
      '\n',
      '\r\n',
      '\n  ',
      '\n    ',
      '- ',
      '"',
      "'",
      '{',
      '}',
      '[',
      ']',
      ',',
      '#',
      ' # ',
      '!Ref ',
      '&a ',
      '*a',
      '<<: ',
      '|',
      '>-\n',
      '? ',
      '---\n',
      '...\n',
      '%YAML 1.1\n',
      '\t',
      '\uFEFF',
      '\0',
      '\ud83d',
      '\\',
      '"Resources": {\n',
      '//',
      '/*',
      '*/',
      'null',
      '1e9',
      '\u0085',
    );
    const text = fc.oneof(
      fc.array(sign, { maxLength: 60 }).map((signs) => signs.join('')),
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .array(sign, { maxLength: 60 })
        .map((signs) => `Resources:\n  A:\n    Type: T\n${signs.join('')}\n  B:\n    Type: T\n`),
      fc
        .array(sign, { maxLength: 60 })
        .map((signs) => `{\n  "Resources": {\n    "A": {\n${signs.join('')}\n    },\n    "B": 1\n  }\n}`),
    );
    fc.assert(fc.property(text, fc.constantFrom('yaml', 'json'), check), { numRuns: 3_000 });
  });
});

/** Every span lies in the text, in order, and all that walks a tree ends. */
function check(text: string, syntax: 'yaml' | 'json'): void {
  const document = parsed(text, syntax);
  const inside = (start: number, end: number): void => {
    assert.ok(start >= 0 && start <= end && end <= text.length, `${start}..${end} of ${text.length}`);
  };
  for (const { span } of [...document.problems, ...document.comments]) inside(span.start, span.end);
  for (const root of document.roots) {
    for (const node of nodesIn(root)) {
      const start = node.origin.start + node.from;
      inside(start, node.origin.start + node.to);
      if (node.tagFrom !== undefined) assert.ok(node.tagFrom <= node.from);
      if (node.kind === 'scalar' && node.style !== 'empty') {
        assert.ok(text.startsWith(node.raw, start) || text.startsWith('\uFEFF'));
        const length = typeof node.value === 'string' ? node.value.length : 0;
        const place = offsetInText(node, length >> 1);
        assert.ok(place >= 0 && place <= node.raw.length);
      }
    }
  }
  for (let offset = 0; offset <= text.length; offset += Math.max(1, text.length >> 4)) pathAt(document, offset);
  linesOf(document).position(text.length);
  (syntax === 'yaml' ? mannersOf : mannersOfJson)(document);
}
