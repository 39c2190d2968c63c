import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';

interface Report {
  readonly items: readonly unknown[];
}

/** A real server process and an editor that asks it. */
export interface Editor {
  /** From the start of the process to the answer for the first document, in milliseconds. */
  readonly started: number;
  readonly findings: number;
  /** Milliseconds from a change of a part of the text to an answer about the new findings, without the pause of typing. */
  readonly edit: (offset: number, put: string) => Promise<number>;
  /** Resident set in MB, where the system tells. */
  readonly memory: () => number | undefined;
  readonly close: () => Promise<void>;
}

export async function openInServer(server: string, file: string): Promise<Editor> {
  const start = performance.now();
  const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.onRequest('workspace/configuration', (asked: { items: readonly unknown[] }) =>
    asked.items.map(() => null),
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();
  const folder = pathToFileURL(path.dirname(file)).href;
  const uri = pathToFileURL(file).href;
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: folder,
    workspaceFolders: [{ uri: folder, name: 'bench' }],
    capabilities: {
      textDocument: { diagnostic: { relatedDocumentSupport: true } },
      workspace: { configuration: true },
    },
  });
  await connection.sendNotification('initialized', {});
  let text = readFileSync(file, 'utf8');
  const languageId = file.endsWith('.json') ? 'json' : 'yaml';
  let version = 1;
  await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version, text } });
  const pull = async (): Promise<number> => {
    const report = await connection.sendRequest<Report>('textDocument/diagnostic', { textDocument: { uri } });
    return report.items.length;
  };
  const findings = await pull();
  const started = performance.now() - start;
  return {
    started,
    findings,
    edit: async (offset, put) => {
      const before = text.slice(0, offset);
      const position = { line: before.split('\n').length - 1, character: offset - before.lastIndexOf('\n') - 1 };
      text = before + put + text.slice(offset);
      version++;
      const contentChanges = [{ range: { start: position, end: position }, text: put }];
      const changed = performance.now();
      await connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
      // The server answers this from the findings of the newest text, at once; diagnostics wait until typing pauses.
      await connection.sendRequest('textDocument/hover', { textDocument: { uri }, position });
      return performance.now() - changed;
    },
    memory: () => residentOf(child.pid),
    close: async () => {
      await connection.sendRequest('shutdown');
      const gone = once(child, 'exit');
      await connection.sendNotification('exit');
      await gone;
      connection.dispose();
    },
  };
}

/** Linux alone tells this of another process in a file. */
function residentOf(pid: number | undefined): number | undefined {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid ?? 'self'}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}
