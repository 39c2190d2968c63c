import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { applyEdits } from '../../server/edits/apply.ts';
import type { Change } from '../../server/edits/change.ts';
import { editsForAll } from '../../server/edits/edit.ts';
import type { Document } from '../../server/model/source.ts';
import { nodeAt } from '../../server/syntax/walk.ts';
import { readCases } from './case-file.ts';
import type { Case } from './case-file.ts';
import { draw } from './picture.ts';
import { attempt, documentOf, rootOf } from './trial.ts';
import type { Wish } from './trial.ts';

/** Like one of the trials, in any syntax. */
interface Subject {
  readonly uri: string;
  readonly syntax: 'yaml' | 'json' | 'hcl';
  readonly text: string;
}

const files = [
  { name: 'yaml.md', uri: 'file:///t.yaml', syntax: 'yaml' },
  { name: 'json.md', uri: 'file:///t.json', syntax: 'json' },
  { name: 'terraform.md', uri: 'file:///t.tf.json', syntax: 'json' },
  { name: 'hcl.md', uri: 'file:///t.tf', syntax: 'hcl' },
] as const;

const changesFor = (document: Document, wishes: Case['wishes']): Change[] => {
  const root = rootOf(document);
  return wishes.map((wish) => {
    if (wish.do !== 'comment') return { ...wish, document, root };
    const above = nodeAt(root, wish.path);
    assert.ok(above);
    return { do: 'comment', document, above, text: wish.text };
  });
};

interface Outcome {
  readonly after: string;
  readonly refused: string | undefined;
}
function run(subject: Subject, { wishes }: Case): Outcome {
  const document = documentOf(subject);
  const outcome = editsForAll(changesFor(document, wishes));
  if ('refused' in outcome) return { after: subject.text, refused: outcome.refused };
  return { after: applyEdits(subject.text, outcome.edits), refused: undefined };
}

const crlf = (text: string): string => text.replaceAll('\n', '\r\n');

for (const { name, uri, syntax } of files) {
  const path = new URL(`cases/${name}`, import.meta.url);
  const markdown = readFileSync(path, 'utf8');
  describe(`edits: cases/${name}`, () => {
    for (const one of readCases(markdown)) {
      const subject: Subject = { uri, syntax, text: one.before };
      const isWish = (wish: Case['wishes'][number]): wish is Wish => wish.do !== 'comment';

      it(one.name, () => {
        const { after, refused } = run(subject, one);
        assert.equal(refused, one.refused);
        assert.equal(draw(one.before, after), draw(one.before, one.after));
        // No second reader of HCL tells values: `terraform fmt` and HashiCorp's parser are asked elsewhere.
        if (refused === undefined && one.wishes.every(isWish) && syntax !== 'hcl') {
          const wishes = one.wishes.filter(isWish);
          const trial = attempt({ ...subject, syntax }, documentOf(subject), wishes);
          assert.notEqual(trial.verdict, 'wrong', trial.why);
        }
      });
      it(`${one.name} (CRLF, byte order mark)`, () => {
        const { after, refused } = run({ ...subject, text: `\ufeff${crlf(one.before)}` }, one);
        assert.equal(refused, one.refused);
        assert.equal(after, `\ufeff${crlf(one.after)}`);
      });
    }
  });
  if (process.env['UPDATE'] !== undefined) writeFileSync(path, redrawn(markdown, uri, syntax));
}

/** The file with what happens now: read the difference before you commit it. */
function redrawn(markdown: string, uri: string, syntax: Subject['syntax']): string {
  const [head = '', ...sections] = markdown.split(/^(?=## )/m);
  const cases = readCases(markdown);
  const now = sections.map((section, index) => {
    const one = cases[index];
    if (!one) return section;
    const { after, refused } = run({ uri, syntax, text: one.before }, one);
    const fenced = ['```diff', draw(one.before, after), '```'].join('\n');
    const [above = ''] = section.split('```');
    return `${above}${fenced}\n${refused === undefined ? '' : `\nrefused: ${refused}\n`}\n`;
  });
  return `${(head + now.join('')).trimEnd()}\n`;
}
