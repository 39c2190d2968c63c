import { randomBytes } from 'node:crypto';
import { open, realpath, rename, unlink } from 'node:fs/promises';
import path from 'node:path';
import { type Encoding, encodingOf } from '../workspace/decode.ts';

/**
 * Replaces the text of a file in one step, so that nobody ever sees half of it and a full disk leaves the old text. Encoding, mode
 * and owner stay, and a symbolic link keeps pointing where it points. Throws, with the file untouched, when the text is no longer `expected`.
 */
export async function replaceText(file: string, expected: string, text: string): Promise<void> {
  const target = await realpath(file);
  const temporary = path.join(path.dirname(target), `.${path.basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
  const old = await open(target, 'r+');
  try {
    const bytes = await old.readFile();
    const encoding = encodingOf(bytes);
    if (!bytes.equals(encoded(expected, encoding)))
      throw new Error('it has changed since it was read, or is not text in UTF-8 or UTF-16');
    const { mode, uid, gid } = await old.stat();
    const next = await open(temporary, 'wx', mode);
    try {
      await next.writeFile(encoded(text, encoding));
      await next.chmod(mode);
      await keepOwner(next, uid, gid);
      await next.sync();
    } finally {
      await next.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  } finally {
    await old.close();
  }
}

function encoded(text: string, encoding: Encoding): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  const bytes = Buffer.from(text, 'utf16le');
  return encoding === 'utf-16le' ? bytes : bytes.swap16();
}

/** Only root may give files away; everybody else writes files that are his already. */
async function keepOwner(file: Awaited<ReturnType<typeof open>>, uid: number, gid: number): Promise<void> {
  const now = await file.stat();
  if (now.uid !== uid || now.gid !== gid) await file.chown(uid, gid).catch(() => undefined);
}
