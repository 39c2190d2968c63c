import path from 'node:path';
import type { Duplex } from 'node:stream';
import type { Editor } from '../../../test/lsp/editor.ts';

/** What a server has used: bytes, with garbage for `rss` and without for `heap`, and microseconds of the processor. */
export interface Use {
  readonly rss: number;
  readonly heap: number;
  readonly processor: number;
}

/** Node's options for a server that can be asked for its use. */
export const PROBED: readonly string[] = [
  '--expose-gc',
  '--require',
  path.join(import.meta.dirname, 'memory-probe.cjs'),
];

/** Asks a server that was started with `PROBED`; collects its garbage on the way. Rejects when the server ends instead. */
export async function useOf({ process }: Editor): Promise<Use> {
  const stream = process.stdio[3] as Duplex;
  return await new Promise((resolve, reject) => {
    const ended = (): void => {
      reject(new Error('the server ended'));
    };
    process.once('exit', ended);
    stream.once('data', (answer: Buffer) => {
      process.off('exit', ended);
      resolve(JSON.parse(answer.toString()) as Use);
    });
    stream.write('?');
  });
}
