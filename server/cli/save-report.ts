import { mkdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { TerminalText } from '../model/text/terminal.ts';
import { UsageError } from './usage-error.ts';
import { own } from '../model/own.ts';

/** Writes a report, in folders that are made where they are missing; throws `UsageError` where that can't be done. */
export async function saveReport(file: string, text: TerminalText): Promise<void> {
  try {
    await makeFolder(path.dirname(path.resolve(file)));
    await writeFile(file, text.toString());
  } catch (error) {
    throw new UsageError(`cannot write the report to ${file}: ${reasonOf(error)}; name another file after the colon`);
  }
}

/** One folder after another: made in one call, Node 20 never ends where a file system takes no folders (/proc). */
async function makeFolder(folder: string): Promise<void> {
  const missing: string[] = [];
  for (let at = folder; !(await exists(at)); at = path.dirname(at)) missing.unshift(at);
  for (const one of missing) {
    await mkdir(one).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw new Error(`the folder ${one} cannot be made (${codeOf(error) ?? '?'})`);
    });
  }
}

async function exists(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT' && path.dirname(file) !== file) return false;
    throw error;
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'it may not be written',
  EPERM: 'it may not be written',
  EROFS: 'it may not be written',
  EISDIR: 'it is a directory',
  ENOTDIR: 'a part of the path is a file',
  ENOSPC: 'the disk is full',
};
const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

function reasonOf(error: unknown): string {
  const code = codeOf(error);
  if (code === undefined) return error instanceof Error ? error.message : String(error);
  const reason = own(reasons, code);
  return reason === undefined ? code : `${reason} (${code})`;
}
