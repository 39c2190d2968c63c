/** Every example of docs/api.md runs, and prints what stands below it. `UPDATE=1` writes what they print. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { format } from 'node:util';
import { folderWith, root } from './atrest.ts';

const file = path.join(root, 'docs/api.md');
const page = readFileSync(file, 'utf8');
const [, template = ''] = /```yaml\n([^]*?)```/.exec(page) ?? [];
const example = /```js\n([^]*?)```\n\n```text\n([^]*?)```/g;
const api = pathToFileURL(path.join(root, 'server/index.ts')).href;

/** What an example prints, run in a folder with the template. */
async function printed(code: string): Promise<string> {
  const folder = folderWith({ 'app.yaml': template, 'example.mjs': code.replace("'atrest'", `'${api}'`) });
  const [home, log] = [process.cwd(), console.log];
  const lines: string[] = [];
  console.log = (...parts: readonly unknown[]) => void lines.push(`${format(...parts)}\n`);
  process.chdir(folder.path);
  try {
    await import(pathToFileURL(folder.at('example.mjs')).href);
    assert.equal(readFileSync(folder.at('app.yaml'), 'utf8'), template, 'an example must not write');
  } finally {
    process.chdir(home);
    console.log = log;
    folder.remove();
  }
  return lines.join('');
}

describe('docs/api.md', () => {
  const examples = [...page.matchAll(example)];
  const codes = page.match(/```js\n/g)?.length;
  const found: string[] = [];

  it('shows what each example prints', () => {
    assert.equal(examples.length, codes);
    assert.ok(examples.length >= 4);
  });
  for (const [, code = '', expected = ''] of examples) {
    const [, first = ''] = /import \{ (.*) \}/.exec(code) ?? [];
    it(`has an example of ${first}`, async () => {
      const text = await printed(code);
      found.push(text);
      if (process.env['UPDATE'] !== '1') assert.equal(text, expected);
    });
  }
  after(() => {
    if (process.env['UPDATE'] !== '1') return;
    let index = 0;
    writeFileSync(
      file,
      page.replace(
        example,
        (_, code: string) => `\`\`\`js\n${code}\`\`\`\n\n\`\`\`text\n${found[index++] ?? ''}\`\`\``,
      ),
    );
  });
});
