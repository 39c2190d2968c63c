import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { serverFile } from './editor.ts';

/** The real server, spoken to byte by byte. */
interface Wire {
  readonly child: ChildProcessWithoutNullStreams;
  readonly send: (message: object) => void;
  /** The answer to a request. */
  readonly answer: (id: number) => Promise<{ readonly error?: { readonly code: number }; readonly result?: unknown }>;
  readonly ended: Promise<number | null>;
  readonly stderr: () => string;
}

const framed = (body: string): string => `Content-Length: ${String(Buffer.byteLength(body))}\r\n\r\n${body}`;
const initialize = { jsonrpc: '2.0', id: 1, method: 'initialize', params: { processId: null, capabilities: {} } };
const initialized = { jsonrpc: '2.0', method: 'initialized', params: {} };
const hover = (id: number): object => ({
  jsonrpc: '2.0',
  id,
  method: 'textDocument/hover',
  params: { textDocument: { uri: 'file:///nowhere/a.yaml' }, position: { line: 0, character: 0 } },
});
const shutdown = { jsonrpc: '2.0', id: 8, method: 'shutdown' };
const exit = { jsonrpc: '2.0', method: 'exit' };

describe('the protocol of the server', () => {
  let wire: Wire;
  beforeEach(() => {
    const child = spawn(process.execPath, [serverFile(), '--stdio']);
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    let [out, err] = ['', ''];
    child.stdout.on('data', (data: Buffer) => (out += data.toString('latin1')));
    child.stderr.on('data', (data: Buffer) => (err += data.toString()));
    child.stdin.on('error', () => undefined);
    wire = {
      child,
      ended,
      stderr: () => err,
      send: (message) => child.stdin.write(framed(JSON.stringify({ jsonrpc: '2.0', ...message }))),
      answer: async (id) => {
        for (;;) {
          const found = out.split(/Content-Length: \d+\r\n\r\n/).find((body) => {
            return body.includes(`"id":${String(id)}`) && body.endsWith('}') && !body.includes('"method"');
          });
          if (found !== undefined) return JSON.parse(found) as Awaited<ReturnType<Wire['answer']>>;
          if (child.exitCode !== null) throw new Error('the server has ended');
          await new Promise((resolve) => child.stdout.once('data', resolve));
        }
      },
    };
  });
  afterEach(() => {
    if (wire.child.exitCode === null) wire.child.kill('SIGKILL');
  });

  it('refuses requests before it is initialized, drops notifications, and starts all the same', async () => {
    wire.send(hover(5));
    wire.send({ method: 'textDocument/didClose', params: { textDocument: { uri: 'file:///nowhere/a.yaml' } } });
    assert.equal((await wire.answer(5)).error?.code, -32002);
    wire.send(shutdown);
    assert.equal((await wire.answer(8)).error?.code, -32002);
    wire.send(initialize);
    assert.ok((await wire.answer(1)).result);
    wire.send(initialized);
    wire.send(hover(6));
    assert.equal((await wire.answer(6)).result, null);
  });
  it('refuses requests after shutdown, and ends with 0', async () => {
    wire.send(initialize);
    await wire.answer(1);
    wire.send(shutdown);
    wire.send(hover(9));
    assert.equal((await wire.answer(9)).error?.code, -32600);
    wire.send({ ...initialize, id: 10 });
    assert.equal((await wire.answer(10)).error?.code, -32600);
    wire.send(exit);
    assert.equal(await wire.ended, 0);
  });
  for (const [when, messages, code] of [
    ['exit before initialize', [exit], 1],
    ['exit without shutdown', [initialize, exit], 1],
    ['exit after shutdown', [initialize, shutdown, exit], 0],
  ] as const)
    it(`ends with ${String(code)} on ${when}`, async () => {
      for (const message of messages) wire.send(message);
      assert.equal(await wire.ended, code);
    });
  for (const [when, messages, code] of [
    ['before initialize', [], 1],
    ['without shutdown', [initialize], 1],
    ['after shutdown', [initialize, shutdown], 0],
  ] as const)
    it(`ends with ${String(code)} when stdin ends ${when}`, async () => {
      for (const message of messages) wire.send(message);
      if (messages.length > 1) await wire.answer(8);
      wire.child.stdin.end();
      assert.equal(await wire.ended, code);
    });

  for (const [name, bytes, said] of [
    ['no length', 'Content-Type: x\r\n\r\n{"jsonrpc":"2.0"}', /must have one Content-Length/],
    ['a length that is no number', 'Content-Length: abc\r\n\r\n{}', /Content-Length is `abc`, not a number/],
    ['a negative length', 'Content-Length: -5\r\n\r\n{}', /Content-Length is `-5`, not a number/],
    ['a huge length', 'Content-Length: 99999999999\r\n\r\n{}', /more than 268435456 bytes/],
    ['two lengths', 'Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}', /must have one Content-Length/],
    ['garbage', 'hello world\r\n\r\n{}', /`hello world` is no header/],
    ['garbage without an end', '{"jsonrpc":"2.0"}', /is no header/],
    ['a header without an end', 'X: y\r\n'.repeat(10_000), /does not end within 8192 bytes/],
    ['a length that is too short', framed('{}').replace('2', '1'), /is no header/],
  ] as const)
    it(`ends with 1 and says why on ${name}`, async () => {
      wire.send(initialize);
      await wire.answer(1);
      wire.child.stdin.write(bytes);
      assert.equal(await wire.ended, 1);
      assert.match(wire.stderr(), /^atrest: the header of a message is broken: .*\. The server ends\.\n$/);
      assert.match(wire.stderr(), said);
    });
  it('goes on after a message that is no JSON, and takes headers that come byte by byte', async () => {
    wire.send(initialize);
    await wire.answer(1);
    wire.send(initialized);
    wire.child.stdin.write('Content-Length: 5\r\n\r\n{"a":');
    wire.child.stdin.write('Content-Length: 4\r\n\r\nnull');
    const spelled = framed(JSON.stringify(hover(7))).replace('Content-Length', 'content-length');
    for (const byte of spelled) {
      wire.child.stdin.write(byte);
      await new Promise(setImmediate);
    }
    assert.equal((await wire.answer(7)).result, null);
  });
  it('ends in peace when nobody reads what it says', async () => {
    wire.send(initialize);
    await wire.answer(1);
    wire.send(initialized);
    wire.child.stdout.destroy();
    const uri = 'file:///nowhere/a.yaml';
    wire.send({
      method: 'textDocument/didOpen',
      params: { textDocument: { uri, languageId: 'yaml', version: 1, text: '' } },
    });
    for (let id = 20; id < 40; id++) wire.send(hover(id));
    assert.equal(await wire.ended, 1);
    assert.equal(wire.stderr(), '');
  });
});
