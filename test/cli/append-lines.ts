import { readFileSync } from 'node:fs';
import { replaceText } from '../../server/node/write-file.ts';

/** A process of its own that appends lines to a file that others write, too: `append-lines.ts FILE NAME COUNT`. */
const [file = '', name = '', count = '0'] = process.argv.slice(2);
for (let index = 0; index < Number(count);) {
  const before = readFileSync(file, 'utf8');
  try {
    await replaceText(file, before, `${before}${name} ${String(index)}\n`);
    index++;
  } catch (error) {
    // The other one was faster: once more with what it wrote.
    if (!(error instanceof Error) || !error.message.includes('changed')) throw error;
  }
}
