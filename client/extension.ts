import type { ExtensionContext } from 'vscode';
import { window } from 'vscode';
import { LanguageClient, RevealOutputChannelOn, TransportKind } from 'vscode-languageclient/node';
import { registerCommands, TRUSTED_COMMANDS } from './commands.ts';
import { registerConfirmation } from './confirm.ts';
import { holdCommands } from './held-commands.ts';
import { registerPages } from './pages.ts';
import { documentSelector, pullsOn } from './settings.ts';
import { registerStatus } from './status.ts';
import { registerSyntaxElsewhere, withSyntaxElsewhere } from './syntax-elsewhere.ts';
import { traceChannel } from './trace.ts';

let client: LanguageClient | undefined;

/** Starts the bundled server with the Node that runs this very code: nothing of the machine's own is looked for. */
export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel('AtRest', { log: true });
  const trace = traceChannel(output);
  const held = holdCommands();
  const module = context.asAbsolutePath('dist/server.cjs');
  client = new LanguageClient(
    'atrest',
    'AtRest',
    { module, transport: TransportKind.ipc },
    {
      documentSelector,
      outputChannel: output,
      traceOutputChannel: trace.channel,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions: { commands: TRUSTED_COMMANDS, confirms: true },
      diagnosticPullOptions: { onChange: true, onSave: true, filter: (document, mode) => !pullsOn(document, mode) },
      middleware: {
        provideCodeActions: async (document, range, asked, token, next) =>
          (await next(document, range, asked, token))?.map(held.hold),
        workspace: {
          configuration: async (asked, token, next) => withSyntaxElsewhere(asked, await next(asked, token)),
        },
        resolveCodeAction: async (action, token, next) => held.hold((await next(action, token)) ?? action),
      },
      markdown: { isTrusted: { enabledCommands: TRUSTED_COMMANDS } },
    },
  );
  context.subscriptions.push(
    output,
    held,
    trace.disposable,
    registerPages(client),
    registerConfirmation(client),
    registerStatus(client),
    registerSyntaxElsewhere(client),
    ...registerCommands(client),
  );
  await client.start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}
