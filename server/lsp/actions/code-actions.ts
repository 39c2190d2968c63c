import type { CodeAction, CodeActionContext, Command, Diagnostic } from 'vscode-languageserver';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { tame } from '../../model/text/steering.ts';
import { APPLY, PAGE, SHOW_PAGE } from '../editor/capabilities.ts';
import type { Client } from '../editor/client.ts';
import type { ActionData } from './action-data.ts';
import type { DiagnosticData } from '../diagnostics/diagnostic.ts';
import type { OpenDocument } from '../editor/documents.ts';
import { FIX_ALL } from './available-actions.ts';
import type { AvailableAction } from './available-actions.ts';
import type { ActionAnswers } from './action-resolver.ts';
import type { Shown } from '../diagnostics/report.ts';

/**
 * An action in the editor's terms. Editors that ask again for the edit of the chosen action get none yet; others get all of them.
 * An edit that needs consent goes to an editor without means to ask as a command: the server asks. Where that can't be either, the
 * title says what there is to know before. An editor with a dialog of its own gets such a command at once, too: what is asked is worked
 * out when the command is carried out, so that nothing chosen waits for a deploy to be looked at and is forgotten meanwhile.
 */
export async function codeAction(
  action: AvailableAction,
  document: OpenDocument,
  context: CodeActionContext,
  client: Client,
  { editOf, consentTo }: ActionAnswers,
): Promise<CodeAction | Command | undefined> {
  const { kind, payload, page, about, preferred, confirm } = action;
  const title = tame(action.title);
  const base: CodeAction = {
    title,
    kind,
    ...(about && { diagnostics: [diagnosticFor(about, context)] }),
    ...(preferred === true && { isPreferred: true }),
  };
  if (page !== undefined) {
    const own = client.commands.find((name) => name === SHOW_PAGE);
    const command: Command = { title, command: own ?? PAGE, arguments: [page] };
    return client.codeActionLiterals ? { ...base, command } : command;
  }
  if (!payload) return undefined;
  const data: ActionData = { uri: document.clientUri, version: document.version, payload };
  // What is chosen from a menu for more than its findings is looked at when it is carried out, where the editor does not ask again.
  const later = !client.resolvesEdits && client.appliesEdits && action.wide === true && kind !== FIX_ALL;
  const asks = client.confirms ? kind !== FIX_ALL && mayAsk(action) : confirm === true && !client.annotations;
  if (!client.codeActionLiterals || asks || later) {
    if (!client.appliesEdits) {
      if (!client.codeActionLiterals) return undefined;
      const consent = await consentTo(data);
      const warned = consent ? tame([`${title}.`, ...consent.lines].join(' ')) : title;
      return { ...base, title: warned, edit: await editOf(data, 'plain') };
    }
    const command = applying(title, data);
    return client.codeActionLiterals ? { ...base, command } : command;
  }
  if (client.resolvesEdits) return { ...base, data };
  try {
    return { ...base, edit: await editOf(data, 'asked') };
  } catch (error) {
    // One that must not be applied without asking is not offered where nobody can ask.
    if (error instanceof ResponseError && error.code === LSPErrorCodes.RequestFailed) return undefined;
    throw error;
  }
}

/** What is asked of several fixes together is known only when a deploy of all of them has been looked at. */
const mayAsk = ({ confirm, payload }: AvailableAction): boolean =>
  confirm === true || (payload !== undefined && 'all' in payload);

/** Has the server carry out an action, which asks first where that is needed. */
export const applying = (title: string, data: ActionData): Command => ({ title, command: APPLY, arguments: [data] });

/** The editor's own diagnostic of a finding, so that it sees what the action is about; else ours. */
function diagnosticFor({ diagnostic, fingerprint }: Shown, { diagnostics }: CodeActionContext): Diagnostic {
  const given: unknown = diagnostics;
  const same = Array.isArray(given)
    ? (given as readonly Diagnostic[]).find(
        ({ data }) => (data as DiagnosticData | null | undefined)?.fingerprint === fingerprint,
      )
    : undefined;
  return same ?? diagnostic;
}
