import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Document, MapNode, Node } from '../../server/model/source.ts';
import { nodeAt } from '../../server/syntax/walk.ts';
import { readJson } from '../../server/syntax/json/nodes.ts';
import { readWhole } from '../../server/syntax/pieces/whole.ts';
import { readFromNodes } from '../../server/syntax/yaml/from-nodes.ts';
import { yaml } from '../../server/syntax/yaml/yaml.ts';
import { allTexts, fixture, fixtures, variants } from './texts.ts';
import { content, nodesIn, padded, parsed, placed } from './tree.ts';

const resources = (document: Document): MapNode => nodeAt(document.roots[0], ['Resources']) as MapNode;
/** A template with many resources of both syntaxes; `insert` goes into the resource with the given number. */
const large = (syntax: 'yaml' | 'json', count: number, edited = -1, insert = ''): string => {
  const numbers = Array.from({ length: count }, (_, index) => index);
  if (syntax === 'yaml') {
    const one = (n: number): string =>
      `  R${n}:\n    Type: AWS::SQS::Queue\n    Properties:\n      QueueName: queue number ${n}\n`;
    return `Parameters:\n  P:\n    Type: String\nResources:\n${numbers.map((n) => one(n) + (n === edited ? insert : '')).join('')}Outputs:\n  O:\n    Value: !Ref R1\n`;
  }
  const one = (n: number): string =>
    `    "R${n}": {\n      "Type": "AWS::SQS::Queue"${n === edited ? insert : ''},\n      "Properties": { "QueueName": "queue ${n}" }\n    }`;
  return `{\n  "Parameters": { "P": { "Type": "String" } },\n  "Resources": {\n${numbers.map(one).join(',\n')}\n  },\n  "Outputs": { "O": { "Value": 1 } }\n}\n`;
};
const inserts = { yaml: '      DelaySeconds: 1\n', json: ',\n      "Condition": "C"' };

describe('parsing in pieces', () => {
  it('gives the tree of a whole parse', function () {
    this.timeout(300_000);
    for (const text of [...allTexts()].flatMap(variants)) {
      const long = padded(text);
      const whole = readWhole(long, text.syntax === 'yaml' ? readFromNodes : readJson);
      const { roots, problems, comments } = parsed(long, text.syntax);
      if (whole.broken) continue;
      assert.deepEqual(roots.map(placed), whole.roots.map(placed), text.name);
      assert.deepEqual({ problems, comments }, { problems: whole.problems, comments: whole.comments }, text.name);
    }
  });

  for (const syntax of ['yaml', 'json'] as const) {
    it(`keeps the nodes of what did not change (${syntax})`, () => {
      const before = parsed(large(syntax, 200), syntax);
      const old = new Map(resources(before).entries.map((entry) => [entry.key, entry.value]));
      const parameters = nodeAt(before.roots[0], ['Parameters']);
      const text = large(syntax, 200, 50, inserts[syntax]);
      const after = parsed(text, syntax, before);
      for (const { key, value } of resources(after).entries) {
        assert.equal(value === old.get(key), key !== 'R50', key);
      }
      assert.equal(nodeAt(after.roots[0], ['Parameters']), parameters);
      assert.deepEqual(content(after), content(parsed(text, syntax)));
    });

    it(`gives equal resources nodes of their own (${syntax})`, () => {
      const twice = large(syntax, 200)
        .replaceAll('number 7\n', 'number 6\n')
        .replaceAll('R7', 'R6')
        .replace('queue 7', 'queue 6');
      const before = parsed(twice, syntax);
      const after = parsed(`${twice} `, syntax, before);
      for (const document of [before, after]) {
        const seen = new Set<Node>();
        for (const node of nodesIn(document.roots[0]!)) {
          assert.ok(!seen.has(node));
          seen.add(node);
        }
        assert.ok(resources(document).duplicates.includes('R6'));
      }
    });

    it(`survives any series of edits (${syntax})`, () => {
      const start = large(syntax, 120);
      assert.ok(start.length > 9_000);
      const sign = fc.constantFrom(
        '',
        ' ',
        '\n',
        '"',
        "'",
        '{',
        '}',
        ',',
        ':',
        ': ',
        '- ',
        '#',
        'x',
        '  ',
        '&a',
        '*a',
        '\t',
        '\r\n',
        '---\n',
        '"a": 1',
      );
      const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), remove: fc.nat(12), insert: sign });
      fc.assert(
        fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
          let document = parsed(start, syntax);
          for (const { at, remove, insert } of edits) {
            const offset = Math.floor(at * document.text.length);
            const text = document.text.slice(0, offset) + insert + document.text.slice(offset + remove);
            document = parsed(text, syntax, document);
            assert.deepEqual(content(document), content(parsed(text, syntax)));
          }
        }),
        { numRuns: 15 },
      );
    });
  }

  it('follows resources that are inserted, removed and moved', () => {
    const { text } = fixture('rich.yaml');
    const lines = padded({ name: '', syntax: 'yaml', text }).split('\n');
    const key = lines.indexOf('  DataKey:');
    const bucket = lines.indexOf('  "Bucket":');
    const block = lines.slice(key, key + 14);
    const without = lines.toSpliced(key, 14);
    let document = parsed(lines.join('\n'));
    for (const version of [
      without,
      without.toSpliced(bucket, 0, ...block),
      lines,
      without,
      lines.toSpliced(bucket, 0, '  New: {}'),
    ]) {
      document = parsed(version.join('\n'), 'yaml', document);
      assert.deepEqual(content(document), content(parsed(document.text)));
    }
  });

  it('leaves the last version alone until the last step', () => {
    const before = parsed(large('yaml', 1_000));
    const expected = content(before);
    const text = large('yaml', 1_000, 0, inserts.yaml).replaceAll('queue number', 'queue no');
    const steps = yaml.parse({ uri: 'file:///t', version: 2, text, syntax: yaml }, before);
    let count = 0;
    for (let step = steps.next(); step.done !== true; step = steps.next()) {
      count++;
      assert.deepEqual(content(before), expected);
    }
    assert.ok(count > 2, `${count} steps`);
  });

  it('falls back to a whole parse for aliases across resources and layouts that cannot be split', () => {
    const anchors = parsed(padded(fixture('anchors.yaml')));
    assert.equal(nodeAt(anchors.roots[0], ['Resources', 'C', 'Type', 'x']), undefined);
    assert.equal(
      (nodeAt(anchors.roots[0], ['Resources', 'C', 'Type']) as { value?: unknown }).value,
      'AWS::EC2::Volume',
    );
    assert.deepEqual(anchors.problems, []);
    for (const name of ['flow.yaml', 'minified.json']) {
      const document = parsed(padded(fixture(name)), fixture(name).syntax);
      assert.deepEqual(document.problems, []);
      assert.equal(resources(document).entries.length, 2, name);
    }
  });

  it('has its own fixtures', () => {
    assert.ok(fixtures().length >= 12);
  });
});
