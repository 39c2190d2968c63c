/** Writes the types of the npm API into dist/types. */
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.dirname(import.meta.dirname);
const types = path.join(root, 'dist/types');

rmSync(types, { recursive: true, force: true });
const tsc = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
});
if (tsc.status !== 0) process.exit(1);
// They describe a CommonJS bundle: without this, `require('atrest')` would not type-check in a CommonJS project.
writeFileSync(path.join(types, 'package.json'), '{ "type": "commonjs" }\n');
