import type { Connection, InitializeParams } from 'vscode-languageserver';
import { ErrorCodes, LSPErrorCodes, MessageType, ResponseError, ShowMessageNotification } from 'vscode-languageserver';
import { capabilitiesFor } from './editor/capabilities.ts';
import { applying, codeAction } from './actions/code-actions.ts';
import { createCommands } from './actions/commands.ts';
import { isActionData } from './actions/action-data.ts';
import { untilCancelled } from './deferred.ts';
import { hoverAt } from './hover.ts';
import { answering, logLineOf } from './editor/log-line.ts';
import { actionsAt, FIX_ALL } from './actions/available-actions.ts';
import { createActionResolver } from './actions/action-resolver.ts';
import { createPublisher } from './diagnostics/publisher.ts';
import { createRegistrations } from './editor/registrations.ts';
import { createScan } from './diagnostics/scan.ts';
import { createSession } from './session.ts';
import type { ServerServices } from './session.ts';

/** Serves one editor. Handlers only translate; what they throw becomes the answer to that one message. */
export function serve(connection: Connection, services: ServerServices): void {
  let started = false;
  connection.onInitialize((params) => {
    if (started) throw new ResponseError(ErrorCodes.InvalidRequest, 'The server is initialized already.');
    started = true;
    return {
      capabilities: start(connection, params, services),
      serverInfo: { name: 'AtRest', version: services.version },
    };
  });
  connection.listen();
}

function start(
  connection: Connection,
  params: InitializeParams,
  services: ServerServices,
): ReturnType<typeof capabilitiesFor> {
  const { analyzer, deploys } = services;
  const session = createSession(connection, params, services, (uris) => {
    publisher.done(uris);
  });
  const { client, documents, folders, inputs } = session;
  const registrations = createRegistrations(connection, client);
  const scan = createScan(connection, session);
  const publisher = createPublisher(connection, session, scan);
  const resolver = createActionResolver(session, analyzer, deploys);
  const execute = createCommands(connection, client, analyzer, resolver, async () => {
    scan.everything();
    await registrations.scans(true);
    await scan.run();
  });

  const configure = async (pushed?: unknown): Promise<void> => {
    await inputs.configured(pushed);
    await registrations.scans(scan.wanted());
    publisher.reconfigured();
    await scan.run();
  };

  connection.onInitialized(
    answering(async () => {
      if (client.folders) {
        connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
          folders.change(added, removed);
          configure().catch((error: unknown) => {
            connection.console.error(logLineOf('The folders were not looked at', error));
          });
        });
      }
      await Promise.all([configure(), registrations.start()]);
    }),
  );
  connection.onDidChangeConfiguration(answering(({ settings }: { settings: unknown }) => configure(settings)));

  connection.onDidOpenTextDocument(answering((event) => inputs.opened(documents.open(event))));
  connection.onDidChangeTextDocument(
    answering(async (event) => {
      const changed = documents.change(event)?.then((document) => {
        publisher.typed(document.uri, event.contentChanges);
        return document;
      });
      if (changed) await inputs.changed(changed);
    }),
  );
  connection.onDidSaveTextDocument(
    answering(async ({ textDocument }) => {
      const saving = documents.get(textDocument.uri);
      await inputs.saved(saving);
      const saved = await saving;
      if (saved) publisher.saved(saved.uri);
    }),
  );
  connection.onDidCloseTextDocument(
    answering(async ({ textDocument }) => {
      const closing = documents.close(textDocument.uri);
      await inputs.closed(closing);
      const closed = await closing;
      if (closed) publisher.closed(textDocument.uri, closed.uri);
    }),
  );
  connection.onDidChangeWatchedFiles(answering(({ changes }) => inputs.filesChanged(changes.map(({ uri }) => uri))));

  connection.onCodeAction(
    answering(async ({ textDocument, range, context }, token) => {
      const run = untilCancelled(token);
      const found = await session.currentReports(textDocument.uri, run);
      if (!found) return run.dropped ? cancelled() : [];
      const available = await actionsAt(range, context, found.reports, session.fixes, run);
      if (!available) return cancelled();
      // What an editor does by itself, on save, is looked at first; what is only offered does not wait.
      const answers = { done: resolver(run), offered: resolver(run, 'known') };
      const actions = await Promise.all(
        available.map((action) =>
          codeAction(action, found.document, context, client, action.kind === FIX_ALL ? answers.done : answers.offered),
        ),
      );
      return actions.filter((action) => action !== undefined);
    }),
  );
  connection.onCodeActionResolve(
    answering(async (action, token) => {
      if (!isActionData(action.data)) return action;
      const { editOf, consentTo } = resolver(untilCancelled(token));
      if (client.confirms) {
        // What has to be asked becomes a command, which asks before there is an edit.
        return (await consentTo(action.data))
          ? { ...action, command: applying(action.title, action.data) }
          : { ...action, edit: await editOf(action.data, 'plain') };
      }
      const edit = await editOf(action.data, 'asked');
      // Editors show the edit to be confirmed, and hide what there is to say of it in a tooltip.
      const question = edit.changeAnnotations?.['confirm']?.description;
      if (question !== undefined)
        await connection.sendNotification(ShowMessageNotification.type, {
          type: MessageType.Warning,
          message: question,
        });
      return { ...action, edit };
    }),
  );
  connection.onHover(
    answering(async ({ textDocument, position }, token) => {
      const found = await session.currentReports(textDocument.uri, untilCancelled(token));
      return found ? hoverAt(position, found.reports, { analyzer, client, fixes: session.fixes, deploys }) : null;
    }),
  );
  connection.onExecuteCommand(answering((command, token) => execute(command, untilCancelled(token))));
  connection.onRequest(
    'atrest/page',
    answering(({ rule }: { rule: string }) => analyzer.page(rule) ?? null),
  );
  connection.onRequest('atrest/rules', () => analyzer.catalogue.rules().map(({ id, title }) => ({ id, title })));
  return capabilitiesFor(client);
}

const cancelled = (): ResponseError => new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
