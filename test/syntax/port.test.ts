/** The port is one: a syntax that nobody in `server` has heard of is read, judged, fixed and silenced through its object alone. */
import assert from 'node:assert/strict';
import { readTemplate } from '../../server/dialects/cloudformation/read.ts';
import { applyEdits } from '../../server/edits/apply.ts';
import type { Change } from '../../server/edits/change.ts';
import { editsForAll } from '../../server/edits/edit.ts';
import { suppressionChange } from '../../server/edits/suppress.ts';
import { RawExpression } from '../../server/model/fresh.ts';
import type { Analysis } from '../../server/model/finding.ts';
import { DEFAULTS } from '../../server/model/settings.ts';
import { spanOf } from '../../server/model/source.ts';
import type { Document, MapNode } from '../../server/model/source.ts';
import { parse } from '../../server/syntax/parse.ts';
import { pathAt, toJson } from '../../server/syntax/walk.ts';
import { analyzer } from '../picture/lint-files.ts';
import { toy } from './toy/toy.ts';

const text = `# a volume, and what it is part of
title = "x"

[Resources.Data]
Type = "AWS::EC2::Volume" # a disk
[Resources.Data.Properties]
Size = 1
Tags = [{ Key = "a", Value = "b" }]
[Outputs]
Name = @Data.Id

[Resources.Data.Metadata]
Owner = "me"
`;
const read = (source = text): Document => parse({ uri: 'file:///t.toy', version: 1, text: source, syntax: toy });
const rootOf = (document: Document): MapNode => document.roots[0] as MapNode;

type Step = Change extends infer C ? (C extends Change ? Omit<C, 'document' | 'root'> : never) : never;
function edited(...changes: readonly Step[]): string {
  const document = read();
  const outcome = editsForAll(changes.map((change) => ({ ...change, document, root: rootOf(document) }) as Change));
  return 'edits' in outcome ? applyEdits(text, outcome.edits) : outcome.refused;
}

describe('a syntax given by its object alone', () => {
  it("is parsed to the common tree, with comments, and says what it can't read", () => {
    const { problems, comments } = read();
    assert.deepEqual(problems, []);
    assert.deepEqual(
      comments.map((comment) => comment.text),
      ['a volume, and what it is part of', 'a disk'],
    );
    assert.deepEqual(JSON.parse(JSON.stringify(toJson(rootOf(read())))), {
      title: 'x',
      Resources: {
        Data: {
          Type: 'AWS::EC2::Volume',
          Properties: { Size: 1, Tags: [{ Key: 'a', Value: 'b' }] },
          Metadata: { Owner: 'me' },
        },
      },
      Outputs: { Name: 'Data.Id' },
    });
    assert.deepEqual(read('a = 1\n!').problems, [
      { message: 'A key or a [table] is expected here.', span: { start: 6, end: 7 } },
    ]);
  });

  it('finds places, also where the parts of a map are scattered', () => {
    const at = (sought: string): unknown => {
      const { path, onKey } = pathAt(read(), text.indexOf(sought));
      return [path.join('.'), onKey];
    };
    assert.deepEqual(at('"me"'), ['Resources.Data.Metadata.Owner', false]);
    assert.deepEqual(at('Owner'), ['Resources.Data.Metadata.Owner', true]);
    assert.deepEqual(at('b" }'), ['Resources.Data.Properties.Tags.0.Value', false]);
    assert.deepEqual(at('Id\n'), ['Outputs.Name', false]);
  });

  it('sets, inserts, replaces and removes by its own layouts', () => {
    assert.equal(
      edited({ do: 'set', path: ['Resources', 'Data', 'Properties', 'Size'], value: 8 }),
      text.replace('Size = 1', 'Size = 8'),
    );
    assert.equal(
      edited({ do: 'set', path: ['Resources', 'Data', 'Properties', 'Encrypted'], value: true }),
      text.replace('"b" }]\n', '"b" }]\nEncrypted = true\n'),
    );
    assert.equal(
      edited({ do: 'set', path: ['Resources', 'Key'], value: { Type: 'K', Properties: { On: true } } }),
      `${text}\n[Resources.Key]\nType = "K"\n\n[Resources.Key.Properties]\nOn = true\n`,
    );
    assert.equal(
      edited({ do: 'append', path: ['Resources', 'Data', 'Properties', 'Tags'], item: { Key: 'c' } }),
      text.replace('"b" }]', '"b" }, { Key = "c" }]'),
    );
    assert.equal(
      edited({ do: 'set', path: ['Resources', 'Data', 'Properties', 'Tags', 0, 'Value'], value: ['d'] }),
      text.replace('"b"', '["d"]'),
    );
    assert.equal(
      edited({ do: 'remove', path: ['Resources', 'Data', 'Properties', 'Size'] }),
      text.replace('Size = 1\n', ''),
    );
    assert.equal(edited({ do: 'set', path: ['Outputs'], value: 1 }), 'A table is not replaced as a whole.');
  });

  it('writes what refers to something bare, and tells it from text', () => {
    const path = ['Resources', 'Data', 'Properties', 'KmsKeyId'];
    assert.equal(
      edited({ do: 'set', path, value: new RawExpression('Key.Arn') }),
      text.replace('"b" }]\n', '"b" }]\nKmsKeyId = @Key.Arn\n'),
    );
    assert.equal(edited({ do: 'set', path: ['Outputs', 'Name'], value: new RawExpression('Data.Id') }), text);
    assert.equal(
      edited({ do: 'set', path: ['Outputs', 'Name'], value: 'Data.Id' }),
      text.replace('@Data.Id', '"Data.Id"'),
    );
  });

  it('prints a value that reads the same again', () => {
    const value = { a: 1, B: { c: ['x', { d: true }], e: {} }, F: { G: { h: 'i' } } };
    assert.deepEqual(JSON.parse(JSON.stringify(toJson(rootOf(read(toy.print(value)))))), value);
  });

  it('is judged and fixed as any other text', () => {
    const analysis = analyze(text);
    const finding = analysis.findings.find(({ rule }) => rule.id === 'ebs-volume-encrypted');
    assert.ok(finding, analysis.findings.map(({ rule }) => rule.id).join(' '));
    const [fix] = analyzer.fixes(finding, analysis).fixes;
    assert.ok(fix);
    assert.equal(applyEdits(text, fix.edits), text.replace('"b" }]\n', '"b" }]\nEncrypted = true\n'));
  });

  it('is silenced by a comment above the header', () => {
    const [resource] = analyze(text).project.resources;
    assert.ok(resource);
    const changes = suppressionChange(resource, 'ebs-volume-encrypted', 'scratch');
    assert.ok(Array.isArray(changes));
    const outcome = editsForAll(changes as Change[]);
    assert.ok('edits' in outcome);
    const after = applyEdits(text, outcome.edits);
    assert.equal(
      after,
      text.replace('[Resources.Data]', '# atrest: ignore[ebs-volume-encrypted] -- scratch\n[Resources.Data]'),
    );
    const finding = analyze(after).findings.find(({ rule }) => rule.id === 'ebs-volume-encrypted');
    assert.equal(finding?.suppressed?.reason, 'scratch');
  });

  it('has the marks of findings on its own tokens', () => {
    const { findings, project } = analyze(text);
    const { header } = project.resources[0]!;
    assert.ok(findings.length > 0 && 'node' in header);
    const { start, end } = spanOf(header.node);
    assert.equal(text.slice(start, end), 'Data');
  });
});

function analyze(source: string): Analysis {
  const reader = { document: () => undefined, text: () => undefined, list: () => [] };
  const steps = analyzer.analyze(readTemplate(read(source), 0, { reader }), () => DEFAULTS);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
