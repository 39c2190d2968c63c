import { setTimeout } from 'node:timers/promises';
import type { PublishDiagnosticsParams } from 'vscode-languageserver';
import type { Editor } from '../../../test/lsp/editor.ts';
import { differenceOf } from '../stories/difference.ts';

/** How often news that must be pushed is looked for, a twentieth of a second apart. Typing must pause first; the machine may be busy. */
const LOOKS = 1200;

/** How what one server answers and another has told differs from what a new one answers, as JSON; undefined when it does not. */
export async function compared(
  uris: readonly string[],
  [asked, telling]: readonly [Editor, Editor],
  fresh: Editor,
): Promise<string | undefined> {
  // New syntax errors are told at once when a text is saved.
  for (const editor of [asked, telling]) for (const uri of uris) await editor.save(uri);
  for (const uri of uris) {
    // What is due later is left to its time: the second answer is of everything.
    await asked.diagnostics(uri);
    await fresh.diagnostics(uri);
    const want = await fresh.diagnostics(uri);
    const pulled = differenceOf(await asked.diagnostics(uri), want);
    if (pulled) return JSON.stringify({ uri, how: 'pull', ...pulled });
    const pushed = await soon(() => differenceOf(told(telling, uri)?.diagnostics ?? [], want));
    if (pushed) return JSON.stringify({ uri, how: 'push', ...pushed });
  }
  return undefined;
}

async function soon<T>(look: () => T | undefined): Promise<T | undefined> {
  for (let left = LOOKS; ; left--) {
    const found = look();
    if (found === undefined || left === 0) return found;
    await setTimeout(50);
  }
}

const told = ({ heard }: Editor, uri: string): PublishDiagnosticsParams | undefined =>
  heard
    .filter(({ method }) => method === 'textDocument/publishDiagnostics')
    .map(({ params }) => params as PublishDiagnosticsParams)
    .findLast((params) => params.uri === uri);
