import type { CodeAction, CodeActionContext, Command, Diagnostic } from 'vscode-languageserver';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { tame } from '../model/text/steering.ts';
import { APPLY, PAGE, SHOW_PAGE } from './capabilities.ts';
import type { Client } from './client.ts';
import type { Order } from './deed.ts';
import type { DiagnosticData } from './diagnostic.ts';
import type { OpenDocument } from './documents.ts';
import type { Offer } from './offers.ts';
import type { OrderAnswers } from './orders.ts';
import type { Shown } from './report.ts';

/**
 * An offer in the editor's terms. Editors that ask again for the edit of the chosen action get none yet; others get all of them.
 * An edit that needs consent goes to an editor without means to ask as a command: the server asks. Where that can't be either, the
 * title says what there is to know before.
 */
export async function codeAction(
  offer: Offer,
  document: OpenDocument,
  context: CodeActionContext,
  client: Client,
  { editOf, consentTo }: OrderAnswers,
): Promise<CodeAction | Command | undefined> {
  const { kind, deed, page, about, preferred, confirm } = offer;
  const title = tame(offer.title);
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
  if (!deed) return undefined;
  const order: Order = { uri: document.clientUri, version: document.version, deed };
  if (!client.codeActionLiterals || (confirm === true && !client.annotations)) {
    if (!client.appliesEdits) {
      if (!client.codeActionLiterals) return undefined;
      const consent = await consentTo(order);
      const warned = consent ? tame([`${title}.`, ...consent.lines].join(' ')) : title;
      return { ...base, title: warned, edit: await editOf(order, 'plain') };
    }
    const command = applying(title, order);
    return client.codeActionLiterals ? { ...base, command } : command;
  }
  if (client.resolvesEdits) return { ...base, data: order };
  try {
    return { ...base, edit: await editOf(order, 'asked') };
  } catch (error) {
    // One that must not be applied without asking is not offered where nobody can ask.
    if (error instanceof ResponseError && error.code === LSPErrorCodes.RequestFailed) return undefined;
    throw error;
  }
}

/** Has the server carry out an order, which asks first where that is needed. */
export const applying = (title: string, order: Order): Command => ({ title, command: APPLY, arguments: [order] });

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
