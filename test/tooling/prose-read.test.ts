import assert from 'node:assert/strict';
import { complaints as complaintsOf } from './complaints.ts';

/** The expressions that take one apart, in a file of these lines. */
const complaints = (...lines: readonly string[]): Promise<readonly string[]> =>
  complaintsOf(
    'atrest/no-prose-read',
    [
      "import type { Finding, Fix } from '../model/finding.ts';",
      "import type { Condition } from '../model/condition.ts';",
      'declare const fix: Fix;',
      'declare const finding: Finding;',
      'declare const condition: Condition;',
      ...lines,
    ].join('\n'),
  );

describe('texts for people, and ids', function () {
  this.timeout(0);

  it('are not taken apart', async () => {
    assert.deepEqual(
      await complaints(
        "export const one = fix.id.startsWith('suppress');",
        'export const two = /^(\\w+) = /.exec(condition.text)?.[1];',
        "export const three = finding.noFix?.includes('hand');",
        "export const four = ({ title }: Fix): string => title.replace(/;.*/, '');",
        'const { message } = finding;',
        "export const five = message.split(':');",
      ),
      [
        "fix.id.startsWith('suppress')",
        '/^(\\w+) = /.exec(condition.text)',
        "finding.noFix?.includes('hand')",
        "title.replace(/;.*/, '')",
        "message.split(':')",
      ],
    );
  });
  it('are not compared with a text', async () => {
    assert.deepEqual(
      await complaints(
        "export const one = fix.id === 'suppress';",
        "export const two = 'Encrypt' !== fix.title;",
        'switch (finding.rule.id) { default: }',
      ),
      ["fix.id === 'suppress'", "'Encrypt' !== fix.title", 'finding.rule.id'],
    );
  });
  it('may be shown, and one id compared with another', async () => {
    assert.deepEqual(
      await complaints(
        'export const one = `${fix.title}: ${finding.message}`;',
        'export const two = finding.rule.id === fix.finding.rule.id;',
        "export const three = finding.noFix === undefined || finding.noFix === '';",
        "export const four = finding.resource.address.startsWith('module.');",
      ),
      [],
    );
  });
});
