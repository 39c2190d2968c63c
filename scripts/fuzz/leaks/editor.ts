import path from 'node:path';
import { PassThrough } from 'node:stream';
import type { CodeAction, Command, Diagnostic, Hover, MessageConnection } from 'vscode-languageserver/node';
import {
  createConnection,
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { createDeploys } from '../../../server/deploy/deploys.ts';
import { deployThread } from '../../../server/deploy/thread.ts';
import { analyzer } from '../../../server/index.ts';
import { serve } from '../../../server/lsp/server.ts';
import { memoryFiles } from '../stories/memory-files.ts';
import { leaksInMarkdown, leaksInPlain } from './signs.ts';

/** An editor that can do everything, and one that can do nothing: it is asked, and told, in plain words. */
const editors = {
  rich: {
    capabilities: {
      workspace: {
        applyEdit: true,
        workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} },
      },
      textDocument: {
        diagnostic: { relatedInformation: true },
        hover: { contentFormat: ['markdown'] },
        codeAction: {
          codeActionLiteralSupport: { codeActionKind: { valueSet: [] } },
          dataSupport: true,
          honorsChangeAnnotations: true,
          resolveSupport: { properties: ['edit', 'command'] },
        },
      },
    },
    initializationOptions: { confirms: true, commands: ['atrest.showRulePage'] },
  },
  plain: { capabilities: { workspace: { applyEdit: true } }, initializationOptions: {} },
};
/** Where an editor shows nothing: what it writes into a text, names of files, and what it hands back. */
const unseen = /^(?:newText|uri|data|arguments|documentChanges|changes|documents|edits|diagnostics)$/;
/** Findings of a text that are asked about, and actions of each that are carried out. */
const places = 6;
const most = 4;

/** What of secrets and names the server shows in diagnostics, hovers, actions, their edits' labels, questions and its log; and how many hovers there were. */
export async function leaksInEditor(
  name: string,
  text: string,
): Promise<{ readonly leaks: readonly { readonly what: string; readonly where: string }[]; readonly hovered: number }> {
  const leaks: { what: string; where: string }[] = [];
  let hovered = 0;
  for (const [kind, given] of Object.entries(editors)) {
    const look = (where: string, shown: unknown): void => {
      for (const what of leaksInShown(shown, '')) leaks.push({ what, where: `${kind} editor: ${where}` });
    };
    const editor = start(look);
    const uri = `file:///w/${name}`;
    const textDocument = { uri };
    await editor.sendRequest('initialize', { processId: null, rootUri: null, ...given });
    await editor.sendNotification('initialized', {});
    await editor.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'json', version: 1, text },
    });
    const { items } = await editor.sendRequest<{ items: readonly Diagnostic[] }>('textDocument/diagnostic', {
      textDocument,
    });
    look('diagnostics', items);
    for (const { range } of items.slice(0, places)) {
      const hover = await editor.sendRequest<Hover | null>('textDocument/hover', {
        textDocument,
        position: range.start,
      });
      if (hover) hovered++;
      look('hover', hover?.contents);
      const context = { diagnostics: [] };
      const actions = await editor.sendRequest<(CodeAction | Command)[] | null>('textDocument/codeAction', {
        textDocument,
        range,
        context,
      });
      look('actions', actions);
      for (const action of (actions ?? []).slice(0, most)) {
        const whole = 'data' in action ? await editor.sendRequest<CodeAction>('codeAction/resolve', action) : action;
        look('resolved action', whole);
        const command = typeof whole.command === 'object' ? whole.command : (whole as Command);
        if (typeof command.command === 'string') await editor.sendRequest('workspace/executeCommand', command);
      }
    }
    editor.dispose();
  }
  return { leaks, hovered };
}

function start(look: (where: string, shown: unknown) => void): MessageConnection {
  const [up, down] = [new PassThrough(), new PassThrough()];
  serve(createConnection(new StreamMessageReader(up), new StreamMessageWriter(down)), {
    analyzer,
    files: memoryFiles(new Map()),
    deploys: createDeploys(deployThread([path.join(import.meta.dirname, '../../../dist')])),
    version: '0',
  });
  const editor = createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  editor.onNotification(look);
  editor.onRequest((method, params) => {
    look(method, params);
    return method === 'workspace/applyEdit' ? { applied: false } : null;
  });
  editor.listen();
  return editor;
}

function leaksInShown(shown: unknown, kind: string): readonly string[] {
  if (typeof shown === 'string') return kind === 'markdown' ? leaksInMarkdown(shown) : leaksInPlain(shown);
  if (typeof shown !== 'object' || shown === null) return [];
  const inside = 'kind' in shown && typeof shown.kind === 'string' ? shown.kind : kind;
  return Object.entries(shown).flatMap(([key, value]) => (unseen.test(key) ? [] : leaksInShown(value, inside)));
}
