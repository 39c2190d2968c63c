import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { atrest, root } from './atrest.ts';

const file = path.join(root, 'docs/cli.md');
function help(command: string): string {
  return atrest(root, [...command.split(' ').filter(Boolean), '--help']).stdout;
}

const block = /```help atrest ?(.*)\n([^]*?)```/g;

describe('docs/cli.md', () => {
  // `UPDATE=1` writes the right help into the page.
  if (process.env['UPDATE'] === '1') {
    const text = readFileSync(file, 'utf8');
    const helped = text.replace(
      block,
      (_, command: string) => `\`\`\`help atrest${command === '' ? '' : ` ${command}`}\n${help(command)}\`\`\``,
    );
    writeFileSync(file, helped);
  }
  const blocks = [...readFileSync(file, 'utf8').matchAll(block)];

  it('shows the help of every command', () => {
    const commands = [...help('').matchAll(/^ {2}(\w+) .*(?:\[|print help)/gm)].map((match) => match[1]);
    const shown = blocks.map((match) => match[1]);
    assert.deepEqual(new Set([...shown, 'help']), new Set(['', ...commands]));
  });
  for (const [, command = '', text] of blocks) {
    it(`has the help of \`atrest ${command}\` as the program prints it`, () => {
      assert.equal(text, help(command));
    });
  }

  it('names options that exist in its examples', () => {
    const examples = [...readFileSync(file, 'utf8').matchAll(/^.*\batrest (lint|fix|explain)\b([^#\n]*)/gm)];
    assert.ok(examples.length > 8);
    for (const [, command = '', rest = ''] of examples) {
      for (const [option] of rest.matchAll(/--[a-z-]+/g)) assert.match(help(command), new RegExp(`${option}\\b`));
    }
  });
});
