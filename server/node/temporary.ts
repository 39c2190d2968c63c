import { createHash, randomBytes } from 'node:crypto';
import { readdir, stat, unlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/*
 * The new text of a file is written beside it, under a name that tells whose it is: `.<file>.<host>-<process>-<random>.atrest-tmp`.
 * Each name is used once, so that taking away what a killed run has left can never hit another's file; and as each writer puts
 * down his own before he looks for others', of two at most one goes on.
 */
const ending = '.atrest-tmp';
const here = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const named = /^\.(?<file>.+)\.(?<host>[0-9a-f]{8})-(?<pid>\d{1,10})-[0-9a-f]{12}\.atrest-tmp$/s;

/** Writing takes milliseconds; what is older than ten minutes, nobody will finish. */
const leftAfter = 600_000;
const attempts = 60;

/** A fresh path beside `target` for its next text. */
export function temporaryFor(target: string): string {
  const name = `.${labelOf(target)}.${here}-${process.pid}-${randomBytes(6).toString('hex')}${ending}`;
  return path.join(path.dirname(target), name);
}

/** Its name, unless that leaves no room for more in the 255 bytes that file systems give. */
function labelOf(target: string): string {
  const name = path.basename(target);
  return Buffer.byteLength(name) <= 200 ? name : createHash('sha256').update(name).digest('hex');
}

/**
 * Resolves once nobody else has a text under way for `target`; `mine` has been put down by the caller, and is put down again with
 * `renew` after it had to give way. Takes away what killed runs have left in the directory, for whatever file. Throws when the others
 * do not come to an end.
 */
export async function awaitTurn(
  target: string,
  mine: string,
  giveWay: { readonly drop: () => Promise<void>; readonly renew: () => Promise<string> },
): Promise<string> {
  let own = mine;
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (!(await othersAreWriting(target, own))) return own;
    await giveWay.drop();
    // Of two that met, each waits another while.
    await sleep(5 + Math.random() * 10 * (1 + attempt));
    own = await giveWay.renew();
  }
  throw new Error('another run is writing it: wait for its end, then run again');
}

/** Takes away what killed runs have left beside these files. */
export async function sweepBeside(files: readonly string[]): Promise<void> {
  for (const directory of new Set(files.map((file) => path.dirname(file))))
    for (const name of await readdir(directory).catch(() => [])) {
      const match = named.exec(name)?.groups;
      const file = path.join(directory, name);
      if (match && (await isLeft(file, match))) await unlink(file).catch(() => undefined);
    }
}

async function othersAreWriting(target: string, own: string): Promise<boolean> {
  const directory = path.dirname(target);
  let others = false;
  for (const name of await readdir(directory)) {
    const match = named.exec(name)?.groups;
    if (!match || name === path.basename(own)) continue;
    const file = path.join(directory, name);
    if (await isLeft(file, match)) await unlink(file).catch(() => undefined);
    else if (match['file'] === labelOf(target)) others = true;
  }
  return others;
}

/** Of a process that is gone, which only its own machine can tell, or too old to be anybody's. */
async function isLeft(file: string, { host, pid }: Readonly<Record<string, string>>): Promise<boolean> {
  if (host === here && !isRunning(Number(pid))) return true;
  const found = await stat(file).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs > leftAfter;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process may not be asked, and is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
