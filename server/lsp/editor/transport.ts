import { tame } from '../../model/text/steering.ts';
import {
  createConnection,
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { Connection } from 'vscode-languageserver/node';
import { createFraming } from './framing.ts';
import { withLifecycle } from './lifecycle.ts';

/** Over the channel of the process that forked this one, else over stdin and stdout. Never over a socket. */
export function connect(): Connection {
  return process.argv.includes('--node-ipc') ? overChannel() : overStdio();
}

function overChannel(): Connection {
  const writer = new IPCMessageWriter(process);
  return createConnection(withLifecycle(new IPCMessageReader(process), writer).reader, writer);
}

/** Ends with the editor: 0 when it asked for a shutdown first, as the protocol has it, else 1. */
function overStdio(): Connection {
  const { stdin, stdout } = process;
  const writer = new StreamMessageWriter(stdout);
  const { reader, isOver } = withLifecycle(new StreamMessageReader(stdin), writer);
  const end = (): never => process.exit(isOver() ? 0 : 1);
  const brokenBy = createFraming();
  // Before the reader gets to see it.
  stdin.on('data', (chunk: Buffer) => {
    const broken = brokenBy(chunk);
    if (broken === undefined) return;
    process.stderr.write(`atrest: the header of a message is broken: ${tame(broken)}. The server ends.\n`);
    process.exit(1);
  });
  stdin.on('end', end).on('close', end).on('error', end);
  // Nobody reads what we say any more.
  stdout.on('error', end).on('close', end);
  return createConnection(reader, writer);
}
