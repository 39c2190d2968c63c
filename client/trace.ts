import type { LogOutputChannel } from 'vscode';
import { Disposable, EventEmitter, LogLevel, workspace } from 'vscode';

/**
 * The channel that the language client traces to. By itself the client traces only while the channel's log level is `Trace`,
 * whatever `atrest.trace.server` says; through this channel the setting alone decides.
 */
export function traceChannel(output: LogOutputChannel): {
  readonly channel: LogOutputChannel;
  readonly disposable: Disposable;
} {
  const changed = new EventEmitter<LogLevel>();
  const level = (): LogLevel =>
    workspace.getConfiguration('atrest').get<string>('trace.server', 'off') === 'off' ? LogLevel.Info : LogLevel.Trace;
  const channel: LogOutputChannel = Object.create(output, {
    logLevel: { get: level },
    onDidChangeLogLevel: { value: changed.event },
    trace: {
      value: (message: string) => {
        output.info(message);
      },
    },
  }) as LogOutputChannel;
  const listening = workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration('atrest.trace.server')) changed.fire(level());
  });
  return { channel, disposable: Disposable.from(listening, changed) };
}
