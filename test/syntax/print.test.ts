import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CORE_SCHEMA, YAML11_SCHEMA, load } from 'js-yaml';
import { isTagged } from '../../server/model/fresh.ts';
import type { Fresh } from '../../server/model/fresh.ts';
import { mannersOf as mannersOfJson } from '../../server/syntax/json/manners.ts';
import { printJson, printJsonEntry } from '../../server/syntax/json/print.ts';
import { mannersOf } from '../../server/syntax/yaml/manners.ts';
import type { Manners } from '../../server/syntax/manners.ts';
import { printYaml, printYamlEntry, printYamlItem } from '../../server/syntax/yaml/print.ts';
import { toJson } from '../../server/syntax/walk.ts';
import { fixture } from './texts.ts';
import { nodesIn, parsed } from './tree.ts';

const of = (text: string, syntax: 'yaml' | 'json' = 'yaml'): Manners =>
  (syntax === 'yaml' ? mannersOf : mannersOfJson)(parsed(text, syntax));
const plain = of('a:\n  b: c\n');
const deep: Fresh = {
  A: { B: [{ C: 'x', D: [1, 'yes'] }, ['n', {}], []] },
  E: { tag: '!GetAtt', value: 'Key.Arn' },
  F: null,
};

/** Odd strings first: what some reader takes for something else. */
const odd = fc.constantFrom(
  '',
  ' ',
  'yes',
  'No',
  'on',
  'y',
  'null',
  '~',
  'true',
  '1',
  '1e3',
  '1_000',
  '0x1F',
  '0o7',
  '0777',
  '12:30:45',
  '2012-10-17',
  '.5',
  '.inf',
  '-',
  '- a',
  '-a',
  '?',
  '? a',
  ':',
  'a: b',
  'a:',
  ':a',
  'a #b',
  '#',
  '!Ref x',
  '&a',
  '*a',
  '*',
  '%',
  '@',
  '`',
  '|',
  '>',
  "'",
  '"',
  "it's",
  'a\nb',
  '\n',
  'a\n\n',
  '\t',
  'a\tb',
  ' a',
  'a ',
  '[a',
  'a]',
  '{a',
  'a, b',
  '---',
  '...',
  '=',
  '<<',
  '__proto__',
  '${a.b}',
  'arn:aws:kms:::key/*',
  'http://x',
  '\ud83d',
  '😀',
  '\u0085',
  '\u2028',
  '\uFEFF',
  '\0',
  '\\',
  '\\n',
  '10.0.0.0/16',
  'é',
  '1.2.3',
  '5.',
  '+1',
  '0b1',
  '1:2',
  'a:b',
);
const text = fc.oneof(odd, fc.string({ unit: 'binary', maxLength: 12 }));
/** Whole numbers that lose digits are read as text. */
const number = fc
  .oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
  .filter((value) => !Number.isInteger(value) || Number.isSafeInteger(value));
const { tree } = fc.letrec<{ tree: Fresh }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    text,
    number,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc
      .dictionary(text, tie('tree'), { maxKeys: 4 })
      .filter((map) => !isTagged(map) && !Object.hasOwn(map, '__proto__')),
  ),
}));
const manners = fc.constantFrom(
  plain,
  of(fixture('rich.yaml').text),
  of("'a':\n    'b':\n    - 'c'\n    - 'd'\n"),
  of('a:\r\n   b: "c"\r\n'),
  of('{ "a" : "b", "c": [ 1 ] }'),
);
const normal = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, part: unknown) => (part === 0 ? 0 : part)));

describe('fresh YAML', () => {
  it('is nested in the manners of the text', () => {
    assert.equal(
      printYaml(deep, plain),
      'A:\n  B:\n    - C: x\n      D:\n        - 1\n        - "yes"\n    - - "n"\n      - {}\n    - []\nE: !GetAtt Key.Arn\nF: null',
    );
    const own = of("a:\r\n    b: 'c'\r\n    d:\r\n    - e\r\n");
    assert.equal(printYamlEntry('K', { L: ['on'] }, own, 4), "K:\r\n        L:\r\n        - 'on'");
    assert.equal(printYamlItem({ a: 1, b: { c: 2 } }, plain, 4), '- a: 1\n      b:\n        c: 2');
  });

  it('is on one line in flow style', () => {
    const expected = '{A: {B: [{C: x, D: [1, "yes"]}, ["n", {}], []]}, E: !GetAtt Key.Arn, F: null}';
    assert.equal(printYaml(deep, plain, 0, true), expected);
    assert.equal(printYaml({ tag: '!Sub', value: '${a}' }, plain, 0, true), '!Sub "${a}"');
  });

  it('quotes where the neighbours do', () => {
    const quoting = of('{"a": "b", "c": {"d": "e"}}');
    assert.equal(
      printYaml({ k: 'v', n: 1, r: { tag: '!Ref', value: 'X' } }, quoting, 0, true),
      '{"k": "v", "n": 1, "r": !Ref X}',
    );
  });

  it('is read back by all readers', () => {
    fc.assert(
      fc.property(tree, manners, fc.boolean(), (value, manners, flow) => {
        const text = printYamlEntry('key', value, manners, 2, flow);
        const whole = flow ? `{${text}}\n` : `  ${text}${manners.eol}`;
        const expected = normal({ key: value });
        for (const schema of [CORE_SCHEMA, YAML11_SCHEMA])
          assert.deepEqual(normal(load(whole, { schema })), expected, whole);
        const document = parsed(whole);
        assert.deepEqual(document.problems, [], whole);
        assert.deepEqual(normal(toJson(document.roots[0]!)), expected, whole);
      }),
      { numRuns: 1_500 },
    );
  });

  it('keeps tags, and only those', () => {
    const value: Fresh = [
      { tag: '!Ref', value: 'A' },
      { a: { tag: '!Sub', value: 'x: ${B}' } },
      { tag: '!GetAtt', value: 'C.D' },
    ];
    for (const flow of [false, true]) {
      const document = parsed(printYaml(value, plain, 0, flow));
      const tags = [...nodesIn(document.roots[0]!)].flatMap((node) =>
        node.kind === 'scalar' && node.tag !== undefined ? [[node.tag, node.value]] : [],
      );
      assert.deepEqual(tags, [
        ['!Ref', 'A'],
        ['!Sub', 'x: ${B}'],
        ['!GetAtt', 'C.D'],
      ]);
    }
  });
});

describe('fresh JSON', () => {
  it('is written in the manners of the text', () => {
    const value: Fresh = { a: [1, {}], b: { tag: '!GetAtt', value: 'K.Arn' } };
    assert.equal(printJson({ a: 1, b: [2] }, of(fixture('minified.json').text, 'json')), '{"a":1,"b":[2]}');
    assert.equal(printJsonEntry('k', { a: 1 }, of('{ "x" : 1, "y" : { "z" : 2 } }', 'json')), '"k" : { "a" : 1 }');
    assert.equal(
      printJson(value, of(fixture('tabs.json').text, 'json'), '\t'),
      '{\n\t\t"a": [\n\t\t\t1,\n\t\t\t{}\n\t\t],\n\t\t"b": {\n\t\t\t"Fn::GetAtt": [\n\t\t\t\t"K",\n\t\t\t\t"Arn"\n\t\t\t]\n\t\t}\n\t}',
    );
    assert.deepEqual(
      JSON.parse(
        printJson(
          [
            { tag: '!Ref', value: 'A' },
            { tag: '!Sub', value: '${A}' },
          ],
          plain,
        ),
      ),
      [{ Ref: 'A' }, { 'Fn::Sub': '${A}' }],
    );
  });

  it('is read back', () => {
    const styles = fc.constantFrom(
      ...['pretty.json', 'tabs.json', 'minified.json', 'lines.json'].map((name) => of(fixture(name).text, 'json')),
    );
    fc.assert(
      fc.property(tree, styles, (value, manners) => {
        const text = printJson(value, manners, '  ');
        assert.deepEqual(normal(JSON.parse(text)), normal(value));
        assert.deepEqual(parsed(text, 'json').problems, []);
      }),
    );
  });
});

describe('manners', () => {
  it('of indentation, line ends and quotes', () => {
    const { step, dash, eol, quote, quotesValues, quotesKeys, finalNewline } = of(
      "a:\r\n    b: 'c'\r\n    d:\r\n        - 'e'\r\n    f: {}",
    );
    assert.deepEqual(
      [step, dash, eol, quote, quotesValues, quotesKeys, finalNewline],
      ['    ', 4, '\r\n', "'", true, false, false],
    );
    const level = of('a:\n  b:\n  - c: d\n    e:\n    - f\n');
    assert.deepEqual([level.step, level.dash], ['  ', 0]);
  });

  it('of JSON layouts', () => {
    const layout = (name: string): unknown[] => {
      const { step, spread, colon, comma, padding } = of(fixture(name).text, 'json');
      return [step, spread, colon, comma, padding];
    };
    assert.deepEqual(layout('minified.json'), ['  ', false, ':', ',', '']);
    assert.deepEqual(layout('tabs.json'), ['\t', true, ': ', ', ', '']);
    assert.deepEqual(layout('pretty.json').slice(0, 3), ['  ', true, ': ']);
    assert.deepEqual(layout('lines.json'), ['    ', true, ' : ', ', ', ' ']);
  });

  it('of one map win over those of the document', () => {
    const document = parsed(fixture('pretty.json').text, 'json');
    const env = [...nodesIn(document.roots[0]!)].find(
      (node) => node.kind === 'map' && document.text.startsWith('{ "Type": "String"', node.origin.start + node.from),
    );
    assert.ok(env?.kind === 'map');
    assert.deepEqual([mannersOfJson(document, env).spread, mannersOfJson(document, env).padding], [false, ' ']);
    assert.equal(mannersOfJson(document).spread, true);
  });
});
