import { readFileSync } from 'node:fs';
import type { Editor } from '../../../test/lsp/editor.ts';

/** In hundredths of a second of the processor: what hangs takes more, and nothing that is typed takes as much. */
const MOST = 3000;

/** The server's answer, or a rejection when it has been at it for too long. Waits for ever where the system does not tell. */
export async function answered<T>({ process: { pid } }: Editor, answer: Promise<T>): Promise<T> {
  const first = processorOf(pid);
  let timer: NodeJS.Timeout | undefined;
  const tired = new Promise<never>((_, reject) => {
    timer = setInterval(() => {
      if (processorOf(pid) - first > MOST) reject(new Error('the server does not answer'));
    }, 2000);
  });
  try {
    return await Promise.race([answer, tired]);
  } finally {
    clearInterval(timer);
  }
}

function processorOf(pid: number | undefined): number {
  try {
    // The name, in brackets, may hold anything.
    const fields =
      readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
        .split(') ')
        .at(-1)
        ?.split(' ') ?? [];
    return Number(fields[11]) + Number(fields[12]);
  } catch {
    return 0;
  }
}
