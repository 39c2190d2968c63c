import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { tame } from '../../model/text/steering.ts';
import { crashText } from '../../workspace/crash.ts';

/** What went wrong, for the log: what an error itself says may quote a file, and with it a secret, and is never written. */
export const logLineOf = (what: string, error: unknown): string =>
  tame(
    error instanceof ResponseError
      ? `${what}: the editor answered with error ${String(error.code)}`
      : `${what}: ${crashText(error)}`,
  );

/** A handler whose mistakes reach the editor, and its log, as their stable line; a refusal of ours goes through as it is. */
export const answering =
  <Given extends readonly unknown[], Answer>(
    handler: (...given: Given) => Answer | Promise<Answer>,
  ): ((...given: Given) => Promise<Answer>) =>
  async (...given) => {
    try {
      return await handler(...given);
    } catch (error) {
      throw error instanceof ResponseError ? error : new ResponseError(ErrorCodes.InternalError, crashText(error));
    }
  };
