import os from 'node:os';
import path from 'node:path';

/** A workbench that `setup.sh` put in place. */
export interface Workbench {
  readonly name: WorkbenchName;
  readonly node: string;
  /** The script of code-server that starts it. */
  readonly entry: string;
}
export const WORKBENCHES = ['newest', 'oldest'] as const;
export type WorkbenchName = (typeof WORKBENCHES)[number];

/** Where `setup.sh` puts the workbenches when no other folder is named. */
export const workbenchFolder =
  process.env['ATREST_WORKBENCHES'] ??
  path.join(process.env['XDG_CACHE_HOME'] ?? path.join(os.homedir(), '.cache'), 'atrest-editor');

export function workbench(name: WorkbenchName): Workbench {
  const prefix = path.join(workbenchFolder, name);
  return {
    name,
    node: path.join(prefix, 'node/node'),
    entry: path.join(prefix, 'code-server/node_modules/code-server/out/node/entry.js'),
  };
}

/** The workbench named in the environment, the newest without a name. */
export function chosenWorkbench(): Workbench {
  const wanted = process.env['ATREST_WORKBENCH'] ?? 'newest';
  const name = WORKBENCHES.find((known) => known === wanted);
  if (name === undefined) throw new Error(`ATREST_WORKBENCH is ${wanted}; there are ${WORKBENCHES.join(' and ')}`);
  return workbench(name);
}
