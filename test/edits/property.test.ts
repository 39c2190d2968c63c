import assert from 'node:assert/strict';
import fc from 'fast-check';
import { draw } from './picture.ts';
import { randomJson } from './random-json.ts';
import { randomYaml } from './random-yaml.ts';
import { readAgain } from './second-reader.ts';
import { attempt, documentOf } from './trial.ts';
import type { Subject } from './trial.ts';
import { wishesFor } from './wishes.ts';

const runs = { numRuns: 100 } as const;
/** Spots tried in each text. */
const most = 6;

describe('edits of generated texts', () => {
  for (const [syntax, texts] of [
    ['yaml', randomYaml],
    ['json', randomJson],
  ] as const) {
    for (const uri of syntax === 'json' ? ['file:///t.json', 'file:///t.tf.json'] : ['file:///t.yaml']) {
      it(`change what they are meant to and nothing else: ${uri.slice('file:///'.length)}`, () => {
        const counts = { ok: 0, same: 0, refused: 0, unread: 0, wrong: 0 };
        fc.assert(
          fc.property(texts, (text) => {
            const subject: Subject = { uri, syntax, text };
            const document = documentOf(subject);
            const before = readAgain(text, syntax);
            fc.pre(before !== undefined && document.problems.length === 0);
            for (const { name, wishes } of wishesFor(document, most)) {
              const trial = attempt(subject, document, wishes, before);
              counts[trial.verdict]++;
              assert.notEqual(trial.verdict, 'wrong', `${name}: ${trial.why}\n${draw(text, trial.after)}`);
            }
          }),
          runs,
        );
        assert.ok(counts.ok > 20 * counts.refused, JSON.stringify(counts));
      });
    }
  }
});
