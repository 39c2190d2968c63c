import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ResponseError } from 'vscode-languageserver/node';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import { startEditor } from './editor.ts';
import type { Editor } from './editor.ts';

const text = 'Resources:\n  Data:\n    Type: AWS::EC2::Volume\n    Properties:\n      Encrypted: false\n';
const methods = [
  'textDocument/didOpen',
  'textDocument/didChange',
  'textDocument/didSave',
  'textDocument/didClose',
  'textDocument/diagnostic',
  'textDocument/codeAction',
  'codeAction/resolve',
  'textDocument/hover',
  'workspace/diagnostic',
  'workspace/executeCommand',
  'workspace/didChangeConfiguration',
  'workspace/didChangeWatchedFiles',
  'workspace/didChangeWorkspaceFolders',
  'atrest/page',
  'atrest/rules',
  '$/setTrace',
  'made/up',
];

describe('the server', () => {
  let editor: Editor;
  let uri: string;
  beforeEach(async () => {
    editor = await startEditor();
    uri = await editor.open('/nowhere/a.yaml', text);
  });

  afterEach(() => {
    // A test that failed must not leave a server behind.
    if (editor.process.exitCode === null) editor.process.kill();
  });

  /** Whatever was done to it, the server is the same process and sees what there is to see. */
  const isWell = async (): Promise<void> => {
    assert.equal(editor.process.exitCode, null);
    const probe = await editor.open(`/nowhere/probe-${String(Math.random())}.yaml`, text);
    const found = await editor.diagnostics(probe);
    assert.ok(found.some(({ code }) => code === 'ebs-volume-encrypted'));
    await editor.close(probe);
    assert.equal(await editor.stop(), 0);
  };

  it('answers what it does not know with an error, and goes on', async () => {
    await assert.rejects(
      editor.connection.sendRequest('made/up', { a: 1 }),
      (error: ResponseError) => error.code === -32601,
    );
    await editor.connection.sendNotification('made/up', { a: 1 });
    await isWell();
  });

  it('survives a start that makes no sense', async () => {
    for (const nonsense of [
      null,
      {},
      { capabilities: null },
      { capabilities: 7, workspaceFolders: [{}, null, 7], rootUri: 5 },
    ]) {
      const other = await startEditor({ nonsense });
      await other.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, text } });
      await other.connection.sendRequest('made/up').catch(() => undefined);
      assert.equal(other.process.exitCode, null);
      await other.stop();
    }
    await isWell();
  });

  it('survives parameters of every shape', async () => {
    const junk = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom(
          null,
          true,
          0,
          -1,
          1e99,
          '',
          'file:///nowhere/a.yaml',
          'file:///%zz',
          '\u0000',
          '__proto__',
          'Data',
        ),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(
          fc.constantFrom(
            'textDocument',
            'uri',
            'version',
            'text',
            'range',
            'start',
            'end',
            'line',
            'character',
            'contentChanges',
            'position',
            'context',
            'only',
            'diagnostics',
            'data',
            'payload',
            'command',
            'arguments',
            'previousResultIds',
            'changes',
            'event',
            'added',
            'removed',
            'settings',
            'rule',
            '__proto__',
          ),
          tie('value'),
          { maxKeys: 6 },
        ),
      ),
    })).value;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...methods),
        fc.oneof(fc.object(), fc.array(junk), junk),
        fc.boolean(),
        async (method, params, asks) => {
          if (method === 'workspace/executeCommand' && asks) return;
          const sent = params as object;
          if (asks) await editor.connection.sendRequest(method, sent).catch(() => undefined);
          else await editor.connection.sendNotification(method, sent);
        },
      ),
      { numRuns: 400 },
    );
    await isWell();
  });

  it('survives well-formed messages that make no sense', async () => {
    const { connection } = editor;
    const change = (target: string, contentChanges: unknown, version = 2): Promise<void> =>
      connection.sendNotification('textDocument/didChange', { textDocument: { uri: target, version }, contentChanges });
    const place = (line: number, character: number): object => ({ line, character });
    await change('file:///nowhere/not-open.yaml', [{ text: 'x' }]);
    await connection.sendNotification('textDocument/didClose', {
      textDocument: { uri: 'file:///nowhere/not-open.yaml' },
    });
    await connection.sendNotification('textDocument/didSave', {
      textDocument: { uri: 'file:///nowhere/not-open.yaml' },
    });
    await change(uri, [{ range: { start: place(0, 5), end: place(-1, 0) }, text: '' }]);
    await change(uri, [{ range: { start: place(9, 1), end: place(2, 0) }, text: '' }]);
    await change(uri, [{ range: { start: place(0.5, 0), end: place(1, 0) }, text: 'x' }]);
    await change(uri, [{ range: null, text: 'x' }]);
    await change(uri, []);
    for (const target of [
      '',
      'x',
      'untitled:Untitled-1',
      'git:/a.yaml?ref',
      'file:///nowhere/%00.yaml',
      'http://[',
      'file://host/share/a.yaml',
    ]) {
      await connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri: target, languageId: 'yaml', version: 1, text },
      });
      await editor.pull(target);
      await connection.sendRequest('textDocument/hover', { textDocument: { uri: target }, position: place(1e9, 1e9) });
    }
    await isWell();
  });

  it('moves edits that reach out of the text into it', async () => {
    await editor.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [
        { range: { start: { line: 99, character: 99 }, end: { line: 999, character: 0 } }, text: '# end\n' },
        { range: { start: { line: 4, character: 17 }, end: { line: 4, character: 999 } }, text: 'true' },
      ],
    });
    assert.ok((await editor.diagnostics(uri)).every(({ code }) => code !== 'ebs-volume-encrypted'));
    await isWell();
  });

  it('survives texts of every shape', async () => {
    const bomb = `a: &a [x]\n${Array.from({ length: 30 }, (_, i) => `b${String(i)}: &b${String(i)} [${`*${i === 0 ? 'a' : `b${String(i - 1)}`},`.repeat(9)}]\n`).join('')}${text}`;
    const deep = `{"Resources":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_001)}`;
    const wide = `Resources:\n${Array.from({ length: 3_000 }, (_, i) => `  V${String(i)}:\n    Type: AWS::EC2::Volume\n    Properties:\n      Encrypted: false\n`).join('')}`;
    const cycle = 'Resources: &r\n  A: *r\n  B:\n    Type: AWS::EC2::Volume\n';
    const proto = '{"Resources":{"__proto__":{"Type":"AWS::EC2::Volume"},"constructor":{"Type":"AWS::EC2::Volume"}}}';
    for (const [index, one] of [bomb, deep, wide, cycle, proto, '\uFEFF', '\u0000', '{', '---\n---\n'].entries()) {
      const target = await editor.open(`/nowhere/shape-${String(index)}.template`, one);
      await editor.pull(target);
      await editor.actions(target, { start: { line: 0, character: 0 }, end: { line: 1e6, character: 0 } });
    }
    await isWell();
  });

  it('answers a cancelled request at once, and the next one as if nothing had been', async () => {
    const wide = Array.from(
      { length: 4_000 },
      (_, i) => `  V${String(i)}:\n    Type: AWS::EC2::Volume\n    Properties:\n      Encrypted: false\n`,
    );
    const large = await editor.open('/nowhere/large.yaml', `Resources:\n${wide.join('')}`);
    const source = new CancellationTokenSource();
    const asked = editor.connection.sendRequest(
      'textDocument/diagnostic',
      { textDocument: { uri: large } },
      source.token,
    );
    const order: string[] = [];
    const refused = assert
      .rejects(asked, (error: ResponseError) => error.code === -32800)
      .then(() => order.push('refused'));
    setTimeout(() => {
      source.cancel();
    }, 30);
    const whole = editor.pull(large).then(() => order.push('whole'));
    await Promise.all([refused, whole]);
    assert.deepEqual(order, ['refused', 'whole']);
    await isWell();
  });

  it('hears other messages while it works', async () => {
    const wide = Array.from(
      { length: 4_000 },
      (_, i) => `  V${String(i)}:\n    Type: AWS::EC2::Volume\n    Properties:\n      Encrypted: false\n`,
    );
    await editor.pull(uri);
    const large = await editor.open('/nowhere/large.yaml', `Resources:\n${wide.join('')}`);
    const order: string[] = [];
    const slow = editor.pull(large).then(() => order.push('large'));
    const quick = editor.hover(uri, 'false').then(() => order.push('hover'));
    await Promise.all([slow, quick]);
    assert.deepEqual(order, ['hover', 'large']);
    await isWell();
  });

  it('goes on when a document is closed while it is looked at', async () => {
    for (let round = 0; round < 20; round++) {
      const wide = Array.from({ length: 500 }, (_, i) =>
        text.replace('Resources:\n', '').replace('Data', `V${String(i)}`),
      );
      const target = await editor.open(`/nowhere/closed-${String(round)}.yaml`, `Resources:\n${wide.join('')}`);
      const asked: Promise<unknown>[] = [editor.pull(target)];
      if (round % 2 === 0)
        asked.push(editor.hover(target, 'false'), editor.actions(target, editor.rangeOf(target, 'V1')));
      await new Promise((resolve) => setTimeout(resolve, round * 4));
      await editor.close(target);
      await Promise.allSettled(asked);
    }
    await isWell();
  });

  it('is the same when the command line starts it', async () => {
    await editor.stop();
    editor = await startEditor({ entry: 'cli' });
    await isWell();
  });

  it('is initialized once', async () => {
    await assert.rejects(
      editor.connection.sendRequest('initialize', { capabilities: {}, processId: null, rootUri: null }),
    );
    await isWell();
  });

  it('ends with 1 when the editor goes away without a word', async () => {
    const ended = new Promise((resolve) => editor.process.once('exit', resolve));
    editor.process.stdin?.end();
    assert.equal(await ended, 1);
  });
});
