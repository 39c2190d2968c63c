import { parentPort } from 'node:worker_threads';
import type { EditedText, TemplateEffect } from '../../model/deploy.ts';
import { compare } from './compare.ts';

/** The other thread: compares templates for `../thread.ts`, one question after the other. What can't be compared has no effects. */
export interface DiffRequest {
  readonly id: number;
  readonly texts: readonly EditedText[];
}
export interface DiffResponse {
  readonly id: number;
  readonly effects: readonly TemplateEffect[] | undefined;
}

parentPort?.on('message', ({ id, texts }: DiffRequest) => {
  parentPort?.postMessage({ id, effects: answer(texts) } satisfies DiffResponse);
});

function answer(texts: readonly EditedText[]): DiffResponse['effects'] {
  try {
    return compare(texts);
  } catch {
    // A template that is no template, or a library that stumbles over one: the impact is then not known.
    return undefined;
  }
}
