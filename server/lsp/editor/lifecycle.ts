import { ErrorCodes, Message } from 'vscode-languageserver/node';
import type { Message as AnyMessage, MessageReader, MessageWriter, RequestMessage } from 'vscode-languageserver/node';

/**
 * Keeps to the life of a server as the protocol tells it, which the library leaves to each: before `initialize` requests are refused
 * with -32002 and notifications dropped, after `shutdown` requests are refused with -32600; `exit` always passes. A message is counted
 * when it comes in, whatever is still being answered.
 */
export function withLifecycle(
  reader: MessageReader,
  writer: MessageWriter,
): { readonly reader: MessageReader; readonly isOver: () => boolean } {
  let state: 'new' | 'running' | 'over' = 'new';
  const refuse = (request: RequestMessage, code: number, message: string): void => {
    // A writer that fails is told of by its own event.
    const answer = { jsonrpc: '2.0', id: request.id, error: { code, message } };
    void writer.write(answer as AnyMessage).catch(() => undefined);
  };
  const passes = (message: AnyMessage): boolean => {
    if (Message.isNotification(message)) return state === 'running' || message.method === 'exit';
    if (!Message.isRequest(message)) return true;
    if (state === 'over') {
      refuse(message, ErrorCodes.InvalidRequest, 'The server is shut down: only `exit` may follow.');
      return false;
    }
    if (state === 'new' && message.method !== 'initialize') {
      refuse(message, ErrorCodes.ServerNotInitialized, 'The server is not initialized: send `initialize` first.');
      return false;
    }
    state = message.method === 'shutdown' ? 'over' : 'running';
    return true;
  };
  const kept: MessageReader = {
    onError: reader.onError,
    onClose: reader.onClose,
    onPartialMessage: reader.onPartialMessage,
    listen: (callback) =>
      reader.listen((message) => {
        if (passes(message)) callback(message);
      }),
    dispose: () => {
      reader.dispose();
    },
  };
  return { reader: kept, isOver: () => state === 'over' };
}
