/**
 * What the author chose is still there after any fix, with any key: parameters, conditions, variables and locals are named as often as
 * before, over every example of the rules' pages and the sample of real files. ATREST_CORPUS names a folder to take instead.
 */
import assert from 'node:assert/strict';
import { applyEdits } from '../../server/edits/apply.ts';
import { look } from './check-fix.ts';
import { choicesOf } from './choices-of.ts';
import { examples } from './examples.ts';
import { realTexts } from './real-texts.ts';

/** How often each name that a deploy's caller or the author decides by is written. */
function namings(name: string, text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1);
  if (name.endsWith('.tf.json')) for (const [what] of text.matchAll(/\b(?:var|local)\.\w+/g)) add(what);
  else {
    const declared = new Set(
      look(name, text).analyses.flatMap(({ project }) =>
        project.documents.flatMap(({ roots }) =>
          roots.flatMap((root) =>
            root.kind !== 'map'
              ? []
              : root.entries.flatMap(({ key, value }) =>
                  ['Parameters', 'Conditions', 'Mappings'].includes(key) && value.kind === 'map'
                    ? value.entries.map((entry) => entry.key)
                    : [],
                ),
          ),
        ),
      ),
    );
    for (const [word] of text.matchAll(/\w+/g)) if (declared.has(word)) add(word);
  }
  return counts;
}

function* texts(): Generator<{ readonly what: string; readonly name: string; readonly text: string }> {
  for (const { page, files } of examples) {
    const [[name, text] = ['', ''], ...others] = Object.entries(files);
    if (others.length === 0) yield { what: page, name, text };
  }
  for (const { file, name, text } of realTexts()) yield { what: file, name, text };
}

describe('what the author chose', () => {
  it('is still there after every fix', () => {
    const dropped: string[] = [];
    let fixes = 0;
    for (const { what, name, text } of texts()) {
      const before = namings(name, text);
      if (before.size === 0) continue;
      for (const { fix } of choicesOf(look(name, text))) {
        fixes++;
        const after = namings(name, applyEdits(text, fix.edits));
        for (const [word, count] of before)
          if ((after.get(word) ?? 0) < count) dropped.push(`${what}: ${fix.finding.rule.id}: ${fix.title}: ${word}`);
      }
    }
    assert.deepEqual(dropped, []);
    assert.ok(fixes > 200, String(fixes));
  });
});
