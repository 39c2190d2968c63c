import { readFileSync, realpathSync, renameSync, statSync } from 'node:fs';
import type { BigIntStats } from 'node:fs';
import { open, realpath, unlink } from 'node:fs/promises';
import { type Encoding, encodingOf } from '../workspace/decode.ts';
import { takenAwayAtEnd } from './ended.ts';
import { awaitTurn, temporaryFor } from './temporary.ts';

const changed = 'it has changed since it was read: run again';

/**
 * Replaces the text of a file in one step, so that nobody ever sees half of it and a full disk leaves the old text. Encoding, mode
 * and owner stay, and a symbolic link keeps pointing where it points. Throws, with the file untouched, when the text is no longer
 * `expected`: of several runs at once one writes, the others are told, and so is a save in an editor while the text was on its way.
 * A file of several names is refused: a new file in one step would part them, and writing into the old one could leave half a text.
 */
export async function replaceText(file: string, expected: string, text: string): Promise<void> {
  const target = await realpath(file);
  const { bytes, found } = await readWhole(target);
  const encoding = encodingOf(bytes);
  if (!bytes.equals(encoded(expected, encoding)))
    throw new Error('it has changed since it was read, or is not text in UTF-8 or UTF-16: run again');
  refuseNames(found);
  let temporary = temporaryFor(target);
  let guard = takenAwayAtEnd(temporary);
  const create = async (): Promise<void> => (await open(temporary, 'wx', 0o600)).close();
  const drop = (): Promise<void> => unlink(temporary).catch(() => undefined);
  const renew = async (): Promise<string> => {
    guard.release();
    temporary = temporaryFor(target);
    guard = takenAwayAtEnd(temporary);
    await create();
    return temporary;
  };
  try {
    await create();
    await awaitTurn(target, temporary, { drop, renew });
    await fill(temporary, encoded(text, encoding), found);
    // Without a pause from here on, so that next to nothing can come in between.
    if (realpathSync(file) !== target || !isSame(statSync(target, { bigint: true }), found)) throw new Error(changed);
    if (!readFileSync(target).equals(bytes)) throw new Error(changed);
    renameSync(temporary, target);
  } catch (error) {
    await drop();
    throw error;
  } finally {
    guard.release();
  }
}

/** Opened for writing, so that a file that is closed to the user is not replaced either. */
async function readWhole(target: string): Promise<{ readonly bytes: Buffer; readonly found: BigIntStats }> {
  const file = await open(target, 'r+');
  try {
    return { found: await file.stat({ bigint: true }), bytes: await file.readFile() };
  } finally {
    await file.close();
  }
}

function refuseNames({ nlink }: BigIntStats): void {
  if (nlink <= 1n) return;
  throw new Error(
    `it has ${nlink} names (hard links), which replacing it would part: make it a file of its own, or apply what --diff prints`,
  );
}

const isSame = (now: BigIntStats, then: BigIntStats): boolean =>
  (['dev', 'ino', 'size', 'mtimeNs', 'mode', 'uid', 'gid', 'nlink'] as const).every((key) => now[key] === then[key]);

async function fill(path: string, bytes: Buffer, { mode, uid, gid }: BigIntStats): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.writeFile(bytes);
    // Only root may give files away; everybody else writes files that are his already. Giving away takes the setuid bit.
    const now = await file.stat({ bigint: true });
    if (now.uid !== uid || now.gid !== gid) await file.chown(Number(uid), Number(gid)).catch(() => undefined);
    await file.chmod(Number(mode) & 0o7777);
    await file.sync();
  } finally {
    await file.close();
  }
}

function encoded(text: string, encoding: Encoding): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  const bytes = Buffer.from(text, 'utf16le');
  return encoding === 'utf-16le' ? bytes : bytes.swap16();
}
