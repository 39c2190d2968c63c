import type { Connection, ExecuteCommandParams } from 'vscode-languageserver';
import { MessageType, ShowMessageNotification } from 'vscode-languageserver';
import type { Analyzer } from '../model/finding.ts';
import { APPLY, PAGE, SCAN } from './capabilities.ts';
import { isOrder } from './deed.ts';
import type { Dropping } from './gate.ts';
import type { Orders } from './orders.ts';

/** Carries out commands, for editors that have no means of their own. */
export function createCommands(
  connection: Connection,
  analyzer: Analyzer,
  orders: Orders,
  scan: () => Promise<void>,
): (params: ExecuteCommandParams, run: Dropping) => Promise<unknown> {
  const apply = async (order: unknown, run: Dropping): Promise<boolean> => {
    if (!isOrder(order)) return false;
    const consent = await orders.consentTo(order, run);
    if (consent) {
      const yes = { title: 'Apply' };
      const question = `${consent.title}? ${consent.confirm}`;
      const answer = await connection.window.showWarningMessage(question, yes, { title: 'Cancel' });
      if (answer?.title !== yes.title) return false;
    }
    const { applied } = await connection.workspace.applyEdit(await orders.editOf(order, run, true));
    return applied;
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
