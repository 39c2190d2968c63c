import { open } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { replaceText } from '../../server/node/write-file.ts';

/** A process of its own that gets stuck while the new text of a file lies beside it: `stuck-write.ts FILE`. */
const [file = ''] = process.argv.slice(2);
const handle = await open(file);
const prototype = Object.getPrototypeOf(handle) as { sync: () => Promise<void> };
await handle.close();
prototype.sync = () =>
  new Promise(() => {
    setInterval(() => undefined, 1000);
    process.stdout.write('stuck');
  });
await replaceText(file, readFileSync(file, 'utf8'), 'new\n');
