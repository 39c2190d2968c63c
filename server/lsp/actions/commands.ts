import type { Connection, ExecuteCommandParams } from 'vscode-languageserver';
import { MessageType, ShowMessageNotification } from 'vscode-languageserver';
import type { Analyzer } from '../../model/finding.ts';
import { APPLY, CONFIRM, PAGE, SCAN } from '../editor/capabilities.ts';
import type { Client } from '../editor/client.ts';
import { isActionData } from './action-data.ts';
import type { CancellableRun } from '../deferred.ts';
import { consentText } from './action-resolver.ts';
import type { Consent, EditDelivery, ActionResolver } from './action-resolver.ts';

/** Carries out commands, for editors that have no means of their own. */
export function createCommands(
  connection: Connection,
  client: Client,
  analyzer: Analyzer,
  resolver: ActionResolver,
  scan: () => Promise<void>,
): (params: ExecuteCommandParams, run: CancellableRun) => Promise<unknown> {
  const apply = async (action: unknown, run: CancellableRun): Promise<boolean> => {
    if (!isActionData(action)) return false;
    const { editOf, consentTo } = resolver(run);
    const consent = await consentTo(action);
    const delivery = consent ? await ask(consent) : 'plain';
    if (delivery === undefined) return false;
    const { applied } = await connection.workspace.applyEdit(await editOf(action, delivery));
    return applied;
  };
  const ask = async (consent: Consent): Promise<EditDelivery | undefined> => {
    if (client.confirms) {
      const answer: unknown = await connection.sendRequest(CONFIRM, consent);
      return answer === 'apply' ? 'plain' : answer === 'preview' ? 'preview' : undefined;
    }
    const yes = { title: 'Apply' };
    const question = `${consent.title}? ${consentText(consent)}`;
    const answer = await connection.window.showWarningMessage(question, yes, { title: 'Cancel' });
    return answer?.title === yes.title ? 'plain' : undefined;
  };
  const page = async (rule: unknown): Promise<string | null> => {
    const text = typeof rule === 'string' ? analyzer.page(rule) : undefined;
    if (text !== undefined)
      await connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message: text });
    return text ?? null;
  };
  return async ({ command, arguments: [argument] = [] }, run) => {
    if (command === APPLY) return apply(argument, run);
    if (command === PAGE) return page(argument);
    if (command === SCAN) await scan();
    return null;
  };
}
