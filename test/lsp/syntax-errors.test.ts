import assert from 'node:assert/strict';
import type { Diagnostic } from 'vscode-languageserver/node';
import { startEditor } from './editor.ts';
import type { Editor } from './editor.ts';

const template = `Resources:
  Data:
    Type: AWS::EC2::Volume
    Properties:
      AvailabilityZone: a
      Encrypted: false
  Logs:
    Type: AWS::EC2::Volume
    Properties: { AvailabilityZone: a, Encrypted: false }
`;
const broken = '{"Resources":{"Data":{"Type":"AWS::EC2::Volume","Properties":{"Encrypted":false},}}}';
const hcl =
  'resource "aws_ebs_volume" "data" {\n  size      = 8\n  encrypted = false\n}\n\nresource "aws_sqs_queue" {{\n';

const syntax = (found: readonly Diagnostic[]): readonly Diagnostic[] => found.filter(({ code }) => code === 'syntax');
const volumes = (found: readonly Diagnostic[]): number =>
  found.filter(({ code }) => code === 'ebs-volume-encrypted').length;

describe('syntax errors', () => {
  let editor: Editor;
  afterEach(() => editor.stop());

  const start = async (settings: object = {}): Promise<void> => {
    editor = await startEditor({ settings: () => settings });
  };
  const diagnosticsOf = async (file: string, text: string, language?: string): Promise<readonly Diagnostic[]> =>
    editor.diagnostics(await editor.open(file, text, language));
  const refreshed = async (): Promise<void> => {
    while (!editor.heard.some(({ method }) => method === 'workspace/diagnostic/refresh'))
      await new Promise((resolve) => setTimeout(resolve, 20));
  };

  describe('while one types', () => {
    it('come when the line rests, and take no finding of others along', async () => {
      await start();
      const uri = await editor.open('/nowhere/a.yaml', template);
      assert.equal(volumes(await editor.diagnostics(uri)), 2);
      await editor.replace(uri, 'AvailabilityZone: a\n', 'AvailabilityZone: "a\n');
      const typed = await editor.diagnostics(uri);
      assert.deepEqual(syntax(typed), []);
      assert.ok(volumes(typed) >= 1);
      await refreshed();
      assert.equal(syntax(await editor.diagnostics(uri)).length, 1);
    });

    it('come at once when the text is saved', async () => {
      await start();
      const uri = await editor.open('/nowhere/a.yaml', template);
      await editor.diagnostics(uri);
      await editor.replace(uri, 'AvailabilityZone: a\n', 'AvailabilityZone: "a\n');
      assert.deepEqual(syntax(await editor.diagnostics(uri)), []);
      await editor.save(uri);
      assert.equal(syntax(await editor.diagnostics(uri)).length, 1);
    });

    it('of other lines stay', async () => {
      await start();
      const uri = await editor.open('/nowhere/a.json', broken.replaceAll(',', ',\n'));
      const before = syntax(await editor.diagnostics(uri));
      assert.equal(before.length, 1);
      await editor.replace(uri, 'AWS::EC2::Volume', 'AWS::EC2::Vol');
      assert.deepEqual(syntax(await editor.diagnostics(uri)), before);
    });

    it('stay, and are told to an editor that does not ask, too', async () => {
      editor = await startEditor({ capabilities: { textDocument: { diagnostic: null as never } } });
      const uri = await editor.open('/nowhere/a.yaml', template.replace('a\n', '"a\n'));
      const told = await editor.pushed(uri, ({ diagnostics }) => syntax(diagnostics).length === 1);
      assert.equal(told.version, 1);
    });
  });

  describe('that something else tells', () => {
    const elsewhere = { syntaxErrorsElsewhere: ['json', 'terraform'] };

    it('are left to it; findings are not', async () => {
      await start(elsewhere);
      const json = await diagnosticsOf('/nowhere/a.json', broken);
      assert.deepEqual([syntax(json).length, volumes(json)], [0, 1]);
      const terraform = await diagnosticsOf('/nowhere/main.tf', hcl, 'terraform');
      assert.deepEqual([syntax(terraform).length, volumes(terraform)], [0, 1]);
    });

    it('are told in other languages', async () => {
      await start(elsewhere);
      assert.equal(syntax(await diagnosticsOf('/nowhere/a.template', broken, 'plaintext')).length, 1);
      assert.ok(syntax(await diagnosticsOf('/nowhere/main.tf', hcl, 'plaintext')).length >= 1);
    });

    it('are told all the same when they are to be shown always', async () => {
      await start({ ...elsewhere, showSyntaxErrors: 'always' });
      assert.equal(syntax(await diagnosticsOf('/nowhere/a.json', broken)).length, 1);
    });
  });

  it('are told nowhere when they are to be shown never', async () => {
    await start({ showSyntaxErrors: 'never' });
    const found = await diagnosticsOf('/nowhere/a.template', broken, 'plaintext');
    assert.deepEqual([syntax(found).length, volumes(found)], [0, 1]);
  });
});
