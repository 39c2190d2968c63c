import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ParsedText } from '../../server/syntax/pieces/reading.ts';
import { readFromEvents } from '../../server/syntax/yaml/events/from-events.ts';
import { readFromNodes } from '../../server/syntax/yaml/from-nodes.ts';
import { readFrom } from '../../server/syntax/yaml/read.ts';
import { allTexts, variants } from './texts.ts';
import { parsed } from './tree.ts';
import { blockTexts, mutated, mutations } from './yaml-texts.ts';

const yamlTexts = [...allTexts()].filter(({ syntax }) => syntax === 'yaml');
const withoutMark = (text: string): string => text.replace(/^\uFEFF/, '');

/** The tree from events, if there is one: it must be the other reader's in every place, style and comment. */
function compared(text: string, name = JSON.stringify(text)): ParsedText | undefined {
  const origin = { start: 0 };
  const read = readFromEvents(text, origin);
  if (read) assert.deepEqual(read, readFromNodes(text, origin), name);
  return read;
}

describe('both readers of YAML', () => {
  it('see the same in every template', function () {
    this.timeout(300_000);
    let sound = 0;
    let read = 0;
    for (const { name, text } of yamlTexts.flatMap(variants)) {
      const plain = withoutMark(text);
      if (compared(plain, name)) read++;
      const { broken, problems } = readFromNodes(plain, { start: 0 });
      if (!broken && problems.length === 0) sound++;
    }
    console.log(`      ${read} of ${sound} sound texts are read from events`);
    assert.ok(sound >= 60 && read >= 0.9 * sound);
  });

  it('see the same in any text', function () {
    this.timeout(120_000);
    let read = 0;
    const check = (text: string): void => {
      if (compared(text)) read++;
    };
    fc.assert(fc.property(blockTexts, check), { seed: 1, numRuns: 1_500 });
    fc.assert(
      fc.property(blockTexts, mutations, fc.boolean(), (text, changes, crlf) => {
        check(mutated(crlf ? text.replaceAll('\n', '\r\n') : text, changes));
      }),
      { seed: 2, numRuns: 2_500 },
    );
    const short = yamlTexts.map(({ text }) => withoutMark(text).slice(0, 2_000));
    fc.assert(
      fc.property(fc.constantFrom(...short), mutations, (text, changes) => {
        check(mutated(text, changes));
      }),
      { seed: 3, numRuns: 1_000 },
    );
    assert.ok(read >= 500, `only ${read} texts were compared`);
  });

  it('ordinary templates are read from events alone, whole and in pieces', () => {
    for (const count of [1, 300]) {
      const resources = Array.from({ length: count }, (_, n) => ordinary.replaceAll('NAME', `Bucket${n}`));
      const before = { ...readFrom };
      const { problems } = parsed(
        `# A template\n---\nAWSTemplateFormatVersion: '2010-09-09'\nResources:\n${resources.join('')}`,
      );
      assert.deepEqual(problems, []);
      assert.equal(readFrom.nodes, before.nodes);
      assert.equal(readFrom.events - before.events, count === 1 ? 1 : count + 3);
    }
  });

  const left: readonly (readonly [why: string, text: string])[] = [
    ['an anchor', 'a: &x b\n'],
    ['an alias', 'a: *x\n'],
    ['a merge key', '<<: {a: b}\n'],
    ['a tag of the language', 'a: !!int 1\n'],
    ['a tag alone between brackets', 'a: [!GetAZs\n  ]\n'],
    ['nothing between brackets', 'a: {b: , c}\n'],
    ['a pair without braces', 'a: [b: c]\n'],
    ['an explicit key', '? [a]\n: b\n'],
    ['two documents', 'a: b\n---\nc: d\n'],
    ['the end of a document', 'a: b\n...\n'],
    ['text behind the mark of a document', '--- a\n'],
    ['a mark that is none', ' ---'],
    ['a directive', '%YAML 1.2\n---\na: b\n'],
    ['a tab that indents', 'a:\n\tb: c\n'],
    ['a tab behind a dash', '-\t!t'],
    ['a line break of an old kind', 'a: b\rc: d\n'],
    ['a byte order mark inside', 'a: b\n\uFEFFc: d\n'],
    ['an indentation that is told', 'a: |2\n    b\n'],
    ['line breaks that are kept', 'a: |+\n  b\n\n'],
    ['a comment behind the sign of a block', 'a: > # |\n  b\n'],
    ['a block without a line', 'a: |\n'],
    ['an escaped line break', 'a: "b\\\n\n  c"\n'],
    ['a key behind brackets', '- a:\n  - {}a:'],
    ['text below a comment', 's:\n#r\n e\ns:'],
    ['a key that is too long', `${'k'.repeat(1_100)}: a\n`],
    ['a key on two lines', '{a\n b: c}\n'],
    ['more levels than a template has', `${'- '.repeat(70)}a\n`],
    ['an error', 'a: "b\n'],
    ['a sign that is not printable', 'a: \u0007\n'],
  ];
  for (const [why, text] of left)
    it(`leaves ${why} to the nodes`, () => {
      assert.equal(readFromEvents(text, { start: 0 }), undefined);
      const before = { ...readFrom };
      parsed(text);
      assert.ok(readFrom.nodes > before.nodes);
    });

  it('blank lines before a text are no comment', () => {
    assert.ok(compared('\n a\n'));
    assert.ok(compared('\n\n\n  a: b\n'));
    assert.ok(compared('k:\n\n  text\n'));
    assert.equal(compared('k:\n  # c\n\n  text\n'), undefined);
  });
});

const ordinary = `  NAME: # a comment
    Type: AWS::S3::Bucket
    Condition: IsProd
    Properties:
      BucketName: !Sub "\${AWS::StackName}-logs"
      Tags:
        - Key: 'a''b'
          Value: !If [IsProd, !Ref Name, { "Ref": "AWS::NoValue" }]
        - { Key: zones, Value: !Join [',', !GetAZs ''] }
      Empty:
      Zones: !GetAZs
      Folded: plain text that goes on
        over two lines
      # another comment
      UserData:
        Fn::Base64: !Sub |
          #!/bin/bash
          echo "\${AWS::Region}"	# a tab

      Text: >-
        folded
        lines
`;
