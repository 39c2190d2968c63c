/** Every picture in every page of the rule folders is executed. `UPDATE=1` writes what happened into the pages. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { catalogue } from '../../rules/index.ts';
import { drawPicture } from '../picture/draw.ts';
import { happen, shownUnder } from '../picture/happen.ts';
import { type Picture, picturesOf, projectsOf, readPicture } from '../picture/page.ts';
import { readAgain } from '../edits/second-reader.ts';

const root = join(import.meta.dirname, '../../rules');
const update = process.env['UPDATE'] === '1';
const pages = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) =>
    readdirSync(join(root, name))
      .filter((file) => file.endsWith('.md'))
      .map((file) => join(name, file)),
  )
  .sort();

/** `<rule>.md` and `<rule>.cases.md` are about the rule of that name. */
const ruleOf = (page: string): string => basename(page).replace(/(\.cases)?\.md$/, '');

describe('pages', () => {
  for (const page of pages) {
    describe(page, () => {
      const markdown = readFileSync(join(root, page), 'utf8');
      const projects = projectsOf(picturesOf(page, markdown));
      const drawn: (readonly [Picture, string])[] = [];
      for (const pictures of projects) {
        const name = `${pictures[0]?.heading ?? ''}: ${pictures.map(({ file }) => file).join(', ')}`;
        it(name, () => {
          const files = Object.fromEntries(pictures.map(({ file, text }) => [file, readPicture(text).before]));
          const happened = happen(files, ruleOf(page), shownUnder(ruleOf(page)));
          for (const picture of pictures) {
            const result = happened.files[picture.file];
            assert.ok(result);
            const actual = drawPicture(result);
            drawn.push([picture, actual]);
            if (!update) assert.equal(actual, picture.text);
          }
          againstTheFix(files, happened, ruleOf(page));
        });
      }
      after(() => {
        if (update) writeFileSync(join(root, page), redraw(markdown, drawn));
      });
    });
  }

  it('exist for every rule with a formula of its own, flagged and clean', () => {
    for (const rule of catalogue.rules()) {
      if (rule.rung !== undefined) continue;
      const page = pages.find((candidate) => basename(candidate) === `${rule.id}.md`);
      assert.ok(page, `${rule.id} has no page`);
      const pictures = picturesOf(page, readFileSync(join(root, page), 'utf8')).map(({ text }) => readPicture(text));
      assert.ok(
        pictures.some(({ marks }) => marks.length > 0),
        `${page} shows no finding`,
      );
      assert.ok(
        pictures.some(({ marks }) => marks.length === 0),
        `${page} shows no clean example`,
      );
    }
  });
});

/** What must be so of any fix: the finding is gone, a second round changes nothing, a second reader sees only what was meant, other bytes stay. */
function againstTheFix(
  files: Readonly<Record<string, string>>,
  { fixed, left }: ReturnType<typeof happen>,
  ruleId: string,
): void {
  const changed = Object.keys(files).filter((name) => fixed[name] !== files[name]);
  if (changed.length === 0) return;
  const next = happen(fixed, ruleId, shownUnder(ruleId));
  assert.equal(next.findings.length, left.length, 'the fix silences the rule');
  assert.deepEqual(next.fixed, fixed, 'a second round changes nothing');
  for (const name of changed)
    assert.ok(
      readAgain(fixed[name] ?? '', name.endsWith('.json') ? 'json' : 'yaml'),
      'a second reader reads the fixed text',
    );
  for (const convert of [(text: string) => text.replaceAll('\n', '\r\n'), (text: string) => `\uFEFF${text}`]) {
    const other = happen(
      Object.fromEntries(Object.entries(files).map(([name, text]) => [name, convert(text)])),
      ruleId,
    );
    for (const name of changed)
      assert.equal(other.fixed[name], convert(fixed[name] ?? ''), 'line ends and byte order mark are kept');
  }
}

function redraw(markdown: string, drawn: readonly (readonly [Picture, string])[]): string {
  const lines = markdown.split('\n');
  for (const [picture, text] of [...drawn].sort(([a], [b]) => b.lines[0] - a.lines[0]))
    lines.splice(picture.lines[0], picture.lines[1] - picture.lines[0], ...text.split('\n'));
  return lines.join('\n');
}
