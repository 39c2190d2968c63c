/** A verdict and its words are equally sure (docs/decisions/0030). */
import assert from 'node:assert/strict';
import { examples } from '../fixes/examples.ts';
import { lintFiles } from '../picture/lint-files.ts';

const guess = /can't be (?:seen|told|known)|cannot be|not in sight|may or may not|perhaps|probably/i;

describe('what is said of the examples of the rules', () => {
  const found = examples.flatMap(({ page, files }) =>
    lintFiles(files, { profile: 'strict', unknown: 'hint' }).analyses.flatMap(({ findings }) =>
      findings.map(({ rule, verdict, message }) => ({ page, rule: rule.id, verdict, message })),
    ),
  );

  it('is sure where it fails', () => {
    assert.ok(found.length > 500, String(found.length));
    const guessed = found.filter(({ verdict, message }) => verdict !== 'unknown' && guess.test(message));
    assert.deepEqual(guessed, []);
  });

  it('is a doubt where it is not known, and nowhere else', () => {
    const doubts = found.filter(({ verdict }) => verdict === 'unknown');
    assert.ok(doubts.length > 20, String(doubts.length));
    assert.deepEqual(
      found.filter(
        ({ verdict, message }) => (verdict === 'unknown') !== message.startsWith("It can't be told from here whether "),
      ),
      [],
    );
  });
});
