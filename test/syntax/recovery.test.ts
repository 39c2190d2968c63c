import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Document, MapNode, Node } from '../../server/model/source.ts';
import { nodeAt, toJson } from '../../server/syntax/walk.ts';
import { fixture } from './texts.ts';
import { nodesIn, padded, parsed } from './tree.ts';

const resources = (document: Document): MapNode | undefined =>
  nodeAt(document.roots[0], ['Resources']) as MapNode | undefined;
const isOpen = (node: Node): boolean => node.kind === 'map' && node.open !== undefined;

/** Lines as they look while someone types, put into a resource with the indentation of the line before. */
const halfTyped = {
  yaml: [
    'Encr',
    "Encrypted: 'tr",
    'Encrypted: "tr',
    'A: b: c',
    '- ',
    '-',
    'A: [',
    'A: {',
    'A: {b: c',
    ': x',
    '\tA: b',
    '!Ref',
    'A: !Ref @',
    '&',
    '"',
    "'",
    '? ',
    '*',
    '%',
    '`',
    'A: b }',
    '} ]',
  ],
  json: [
    '"',
    '"Encr',
    '"Encrypted"',
    '"Encrypted":',
    '"A": {',
    '"A": [',
    ',',
    'bare',
    '"A": "b"',
    '"A" "b"',
    '}',
    ']',
    '"A": tru',
    "'a': 1",
    '"A": 01',
    '/*',
    '"\\x": 1',
    '\u0000',
  ],
};

for (const [name, syntax] of [
  ['rich.yaml', 'yaml'],
  ['pretty.json', 'json'],
  ['tabs.json', 'json'],
] as const) {
  describe(`a syntax error hides no other resource (${name})`, () => {
    const { text } = fixture(name);
    for (const [size, source] of [
      ['short', text],
      ['long', padded({ name, syntax, text })],
    ] as const) {
      it(`at every line of every resource, ${size} text`, () => {
        const clean = resources(parsed(source, syntax))!;
        const json = new Map(clean.entries.map(({ key, value }) => [key, toJson(value)]));
        let line = 0;
        for (const [index, { key, keyNode, value }] of clean.entries.entries()) {
          // An explicit key shares its piece with its neighbour.
          if (key === 'Explicit' || clean.entries[index + 1]?.key === 'Explicit') continue;
          const start = source.indexOf('\n', keyNode.origin.start + keyNode.from);
          const end = value.origin.start + value.to;
          for (let at = start; at >= 0 && at < end; at = source.indexOf('\n', at + 1)) {
            line++;
            const indent =
              /[ \t]*$/.exec(
                source
                  .slice(0, at + 1)
                  .split('\n')
                  .at(-2) ?? '',
              )?.[0] ?? '';
            const lead = /^[ \t]*/.exec(source.slice(source.lastIndexOf('\n', at - 1) + 1))![0] + indent;
            for (const [turn, typed] of halfTyped[syntax].entries()) {
              if ((turn + line) % 3 !== 0) continue;
              const document = parsed(`${source.slice(0, at)}\n${lead}${typed}${source.slice(at)}`, syntax);
              const found = resources(document);
              const place = `${typed} in ${key} at ${at}`;
              for (const entry of clean.entries) {
                if (entry.key === key) continue;
                const intact = found?.entries.find((other) => other.key === entry.key);
                assert.ok(intact, `${entry.key} is lost: ${place}`);
                assert.deepEqual(toJson(intact.value), json.get(entry.key), `${entry.key} changed: ${place}`);
                assert.ok(![...nodesIn(intact.value)].some(isOpen), `${entry.key} is open: ${place}`);
              }
            }
          }
        }
      });
    }

    it('marks the broken resource open and says where', () => {
      const insert = syntax === 'yaml' ? "\n    Foo: 'bar" : '\n "Foo';
      const at = text.indexOf('\n', text.indexOf('Type', text.indexOf('Resources')));
      const document = parsed(text.slice(0, at) + insert + text.slice(at), syntax);
      const broken = resources(document)!.entries[0]!.value;
      assert.ok(isOpen(broken));
      assert.ok(document.problems.length > 0);
      for (const { message, span } of document.problems) {
        assert.match(message, /^[A-Z].*[.]$/);
        assert.ok(span.start >= 0 && span.end >= span.start && span.end <= document.text.length);
      }
      const first = document.problems[0]!.span.start;
      assert.ok(first >= at, `the problem is reported at ${first}, before the edit at ${at}`);
    });
  });
}

describe('a removed piece of text hides no other resource', () => {
  for (const syntax of ['yaml', 'json'] as const) {
    it(syntax, () => {
      const names = ['A', 'B', 'C', 'D', 'E'];
      const one = (name: string): string =>
        syntax === 'yaml'
          ? `  ${name}:\n    Type: AWS::SQS::Queue\n    Properties:\n      QueueName: "${name}"\n      Tags:\n        - {Key: a, Value: b}\n`
          : `    "${name}": {\n      "Type": "AWS::SQS::Queue",\n      "Properties": {\n        "QueueName": "${name}",\n        "Tags": [{ "Key": "a" }]\n      }\n    }`;
      const source =
        syntax === 'yaml'
          ? `Resources:\n${names.map(one).join('')}`
          : `{\n  "Resources": {\n${names.map(one).join(',\n')}\n  }\n}\n`;
      const first = source.indexOf('Type', source.indexOf(syntax === 'yaml' ? '  C:' : '"C":'));
      const last = source.indexOf('a', source.indexOf('Tags', first));
      fc.assert(
        fc.property(
          fc.integer({ min: first, max: last }),
          fc.nat(10),
          fc.string({ maxLength: 6 }),
          (at, remove, insert) => {
            const typed = insert.replace(/[\r\n]/g, '');
            const document = parsed(source.slice(0, at) + typed + source.slice(Math.min(at + remove, last)), syntax);
            for (const name of ['A', 'B', 'D', 'E']) {
              assert.equal(
                (
                  nodeAt(document.roots[0], ['Resources', name, 'Properties', 'QueueName']) as
                    { value?: unknown } | undefined
                )?.value,
                name,
              );
            }
          },
        ),
        { numRuns: 400 },
      );
    });
  }
});

describe('what is odd between resources', () => {
  it('is a problem and leaves the map open', () => {
    const document = parsed('Resources:\n  Foo\n  A:\n    Type: AWS::SNS::Topic\n  B:\n    Type: AWS::SQS::Queue\n');
    assert.deepEqual(
      resources(document)?.entries.map(({ key }) => key),
      ['A', 'B'],
    );
    assert.equal(resources(document)?.open, 'syntax error');
    assert.equal(document.problems.length > 0, true);
  });

  it('does not open the map when the error is inside of a resource', () => {
    const document = parsed('Resources:\n  A:\n    Type: AWS::SNS::Topic\n    Foo\n  B:\n    Type: AWS::SQS::Queue\n');
    assert.equal(resources(document)?.open, undefined);
    assert.equal(nodeAt(document.roots[0], ['Resources', 'B'])?.kind, 'map');
  });

  it('a missing or superfluous comma in JSON hides nothing at all', () => {
    const text =
      '{\n  "Resources": {\n    "A": {\n      "Type": "T"\n    }\n    "B": {\n      "Type": "T"\n    },\n  }\n}\n';
    const document = parsed(text, 'json');
    assert.deepEqual(
      document.problems.map(({ message, span }) => [message, text.slice(span.start, span.end)]),
      [
        ['A comma is missing before this.', '"B"'],
        ['JSON allows no comma after the last item: remove it.', ','],
      ],
    );
    assert.ok(![...nodesIn(document.roots[0]!)].some(isOpen));
  });
});
