import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import type { Diagnostic, MessageConnection, PublishDiagnosticsParams } from 'vscode-languageserver/node';
import {
  createConnection,
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { memoryFiles } from '../../scripts/fuzz/stories/memory-files.ts';
import { createDeploys } from '../../server/deploy/deploys.ts';
import { deployThread } from '../../server/deploy/thread.ts';
import { assemblyForm } from '../../server/dialects/cdk/form.ts';
import { templateForm } from '../../server/dialects/cloudformation/form.ts';
import type { Form } from '../../server/dialects/form.ts';
import { analyzer } from '../../server/index.ts';
import { serve } from '../../server/lsp/server.ts';
import type { ServerServices } from '../../server/lsp/session.ts';

const volume = 'Resources:\n  V:\n    Type: AWS::EC2::Volume\n    Properties:\n      Encrypted: false\n';
const secret = 'HUNTER2 of /home/me';
function brokenRule(): never {
  throw new TypeError(`Cannot read ${secret}`);
}
const line =
  /internal error in AtRest \S+: TypeError at (?:Object\.)?brokenRule \(crash\.test\.ts:\d+:\d+\).*Please report this line/;

/** The real server in this process, with a mistake of ours put in, and what it sends to an editor that is pushed diagnostics. */
function startServer(services: Partial<ServerServices>, capabilities: object = {}) {
  const up = new PassThrough();
  const down = new PassThrough();
  const files = memoryFiles(new Map());
  serve(createConnection(new StreamMessageReader(up), new StreamMessageWriter(down)), {
    analyzer,
    files,
    deploys: createDeploys(deployThread([])),
    version: '0',
    ...services,
  });
  const editor = createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  const shown = new Map<string, readonly Diagnostic[]>();
  const news = new Set<() => void>();
  const heard: string[] = [];
  const hear = (text: string): void => {
    heard.push(text);
    for (const told of news) told();
  };
  editor.onNotification((method, params) => {
    if (method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = params as unknown as PublishDiagnosticsParams;
      shown.set(uri, diagnostics);
    }
    hear(`${method} ${JSON.stringify(params)}`);
  });
  editor.listen();
  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds())
      await new Promise<void>((resolve) => {
        const told = (): void => {
          news.delete(told);
          resolve();
        };
        news.add(told);
      });
  };
  const codes = (uri: string): readonly unknown[] | undefined => shown.get(uri)?.map(({ code }) => code);
  const messages = (uri: string): readonly string[] => (shown.get(uri) ?? []).map(({ message }) => message as string);
  return {
    editor,
    heard,
    messages,
    start: async () => {
      await editor.sendRequest('initialize', { processId: null, rootUri: null, capabilities });
      await editor.sendNotification('initialized', {});
    },
    open: (uri: string, text: string) =>
      editor.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'yaml', version: 1, text },
      }),
    change: (uri: string, version: number, text: string) =>
      editor.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] }),
    shows: (uri: string, ...wanted: readonly string[]) =>
      until(() => JSON.stringify(codes(uri)) === JSON.stringify(wanted)),
    says: (uri: string, text: RegExp) => until(() => messages(uri).some((message) => text.test(message))),
    logs: (text: RegExp) => until(() => heard.some((one) => one.startsWith('window/logMessage') && text.test(one))),
  };
}

describe('a mistake of ours in the server', () => {
  let editor: MessageConnection;
  afterEach(() => {
    editor.dispose();
  });
  const begin = async (services: Partial<ServerServices>): Promise<ReturnType<typeof startServer>> => {
    const server = startServer(services);
    ({ editor } = server);
    await server.start();
    return server;
  };
  const [bad, good] = ['file:///w/bad.yaml', 'file:///w/good.yaml'];

  it('is shown at the start of its file in place of what was true before; others go on', async () => {
    const server = await begin({
      analyzer: {
        ...analyzer,
        analyze: (project, ...rest) => {
          if (project.documents.some(({ text }) => text.includes('# broken'))) brokenRule();
          return analyzer.analyze(project, ...rest);
        },
      },
    });
    await server.open(bad, volume);
    await server.shows(bad, 'ebs-volume-encrypted');
    await server.change(bad, 2, `${volume}# broken\n`);
    await server.shows(bad, 'internal-error');
    assert.match(server.messages(bad)[0] ?? '', /^Not checked: internal error in AtRest/);
    assert.match(server.messages(bad)[0] ?? '', line);
    await server.logs(line);
    await server.open(good, volume);
    await server.shows(good, 'ebs-volume-encrypted');
    // And it goes with the mistake.
    await server.change(bad, 3, volume);
    await server.shows(bad, 'ebs-volume-encrypted');
    assert.doesNotMatch(server.heard.join('\n'), new RegExp(secret));
  });

  it('in reading a file is told at the start of what needs it', async () => {
    const files = memoryFiles(new Map([[bad, volume]]));
    const server = await begin({
      files: {
        ...files,
        head: (uri) => (uri === bad ? brokenRule() : files.head(uri)),
        read: (uri, limit) => (uri === bad ? brokenRule() : files.read(uri, limit)),
      },
    });
    const nests = 'Resources:\n  S:\n    Type: AWS::CloudFormation::Stack\n    Properties: { TemplateURL: bad.yaml }\n';
    await server.open('file:///w/parent.yaml', nests + volume.replace('Resources:\n', ''));
    await server.says('file:///w/parent.yaml', /^Not all of it is checked: `bad\.yaml`: internal error in AtRest/);
    assert.match(server.messages('file:///w/parent.yaml').join('\n'), line);
    assert.match(server.messages('file:///w/parent.yaml').join('\n'), /volume/);
    await server.open(good, volume);
    await server.shows(good, 'ebs-volume-encrypted');
    assert.doesNotMatch(server.heard.join('\n'), new RegExp(secret));
  });

  const nests = (flag: string): string =>
    'Resources:\n  S:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n' +
    `      TemplateURL: child.yaml\n      Parameters: { On: ${flag} }\n`;
  const takes = `Parameters: { On: { Type: String, Default: false } }\n${volume.replace('false', '!Ref On')}`;
  const [parent, child] = ['file:///w/parent.yaml', 'file:///w/child.yaml'];
  const isBroken = ({ text }: { readonly text: string }): boolean => text.includes('# broken');
  /** Puts a mistake of ours into a form, and says how it is taken out again. */
  let mend = (): void => undefined;
  function breakForm(form: Form, change: (form: Form) => Partial<Form>): void {
    const before = { ...form };
    mend = () => void Object.assign(form, before);
    Object.assign(form, change(before));
  }
  afterEach(() => {
    mend();
  });
  const mistakes: Readonly<Record<string, () => Partial<ServerServices>>> = {
    judging: () => ({
      analyzer: {
        ...analyzer,
        analyze: (project, ...rest) => {
          if (project.uri === parent && project.documents.some(isBroken)) brokenRule();
          return analyzer.analyze(project, ...rest);
        },
      },
    }),
    reading: () => {
      breakForm(templateForm, ({ read }) => ({
        read: (entry, reader, ...rest) => {
          const document = reader.document(entry);
          return entry === parent && document && isBroken(document) ? brokenRule() : read(entry, reader, ...rest);
        },
      }));
      return {};
    },
    'finding out what it needs': () => {
      breakForm(templateForm, ({ needs }) => ({
        needs: (entry, gathered, reader, ...rest) => {
          const document = reader.document(entry);
          return entry === parent && document && isBroken(document)
            ? brokenRule()
            : needs(entry, gathered, reader, ...rest);
        },
      }));
      return {};
    },
  };
  for (const [when, services] of Object.entries(mistakes))
    it(`in ${when} leaves what only its project reads to be judged by itself, until it is mended`, async () => {
      const server = await begin({ files: memoryFiles(new Map([[child, takes]])), ...services() });
      await server.open(parent, nests('true'));
      await server.open(child, takes);
      await server.open(good, volume);
      await server.shows(good, 'ebs-volume-encrypted');
      await server.shows(child, 'ebs-volume-customer-key');
      await server.change(parent, 2, `${nests('true')}# broken\n`);
      await server.shows(parent, 'internal-error');
      assert.match(server.messages(parent)[0] ?? '', line);
      await server.shows(child, 'ebs-volume-encrypted');
      await server.change(child, 2, takes.replace('!Ref On', 'true'));
      await server.shows(child, 'ebs-volume-customer-key');
      await server.shows(parent, 'internal-error');
      await server.change(child, 3, takes);
      await server.shows(child, 'ebs-volume-encrypted');
      await server.change(parent, 3, nests('true'));
      await server.shows(parent);
      await server.shows(child, 'ebs-volume-customer-key');
      assert.doesNotMatch(server.heard.join('\n'), new RegExp(secret));
    });

  const settling: Readonly<Record<string, () => void>> = {
    'seeing what a file is': () => {
      breakForm(templateForm, ({ sniff }) => ({
        sniff: (start) => (start.text.includes('# broken') ? brokenRule() : sniff(start)),
      }));
    },
    'finding what stands above a file': () => {
      breakForm(assemblyForm, ({ above }) => ({
        ...(above && {
          above: { ...above, of: (uri, form) => (uri === bad ? brokenRule() : above.of(uri, form)) },
        }),
      }));
    },
  };
  for (const [when, breakIt] of Object.entries(settling))
    it(`in ${when} is shown at the start of that file; others go on`, async () => {
      breakIt();
      const server = await begin({});
      await server.open(bad, `${volume}# broken\n`);
      await server.shows(bad, 'internal-error');
      assert.match(server.messages(bad)[0] ?? '', line);
      await server.open(good, volume);
      await server.shows(good, 'ebs-volume-encrypted');
      mend();
      await server.change(bad, 2, volume);
      await server.shows(bad, 'ebs-volume-encrypted');
      assert.doesNotMatch(server.heard.join('\n'), new RegExp(secret));
    });

  it('in an answer reaches the editor as its stable line', async () => {
    const server = await begin({ analyzer: { ...analyzer, explain: brokenRule, explainText: brokenRule } });
    await server.open(good, volume);
    await server.shows(good, 'ebs-volume-encrypted');
    await assert.rejects(
      editor.sendRequest('textDocument/hover', {
        textDocument: { uri: good },
        position: { line: 4, character: 20 },
      }),
      (error: Error) => line.test(error.message) && !error.message.includes(secret),
    );
  });

  it('in a message without an answer is logged as its stable line', async () => {
    const server = await begin({});
    const uri = { toString: () => secret };
    await editor.sendNotification('textDocument/didOpen', { textDocument: { uri: { [secret]: uri }, text: secret } });
    await server.logs(/internal error in AtRest/);
    assert.doesNotMatch(server.heard.join('\n'), new RegExp(secret));
  });
});
