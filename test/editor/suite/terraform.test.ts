import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { eventually, findingOf, findingsOf, idOf, preferredFix } from './quick-fix.ts';
import { withFile } from './workspace-file.ts';

/** The packed extension runs beside a stand-in for HashiCorp's, the one under development beside none. */
const beside = vscode.extensions.getExtension('hashicorp.terraform') !== undefined;
const topic = 'resource "aws_sns_topic" "events" {\n  display_name = "events"\n}\n';
const syntaxErrors = (uri: vscode.Uri): number => findingsOf(uri).filter((one) => idOf(one) === 'syntax').length;

describe(`Terraform in HCL ${beside ? 'beside' : 'without'} an extension for it`, () => {
  it('is looked at, whatever its language is', () =>
    withFile('topics.tf', topic.replace('}', '  kms_master_key_id = "alias/aws/sns"\n}'), async (document) => {
      assert.equal(document.languageId, beside ? 'terraform' : 'plaintext');
      await withFile('plain.tf', 'resource "aws_ebs_volume" "v" {\n  encrypted = false\n}\n', async ({ uri }) => {
        await findingOf(uri, 'ebs-volume-encrypted');
      });
    }));

  it(`has its syntax errors told ${beside ? 'by that one alone' : 'by us'}`, () =>
    withFile(
      'broken.tf',
      'resource "aws_ebs_volume" "v" {\n  encrypted = false\n}\nresource "a" {{\n',
      async ({ uri }) => {
        await findingOf(uri, 'ebs-volume-encrypted');
        if (beside) assert.equal(syntaxErrors(uri), 0);
        else await eventually('a syntax error', () => syntaxErrors(uri) > 0 || undefined);
      },
    ));

  it('is fixed so that format on save has nothing to do', async function () {
    if (!beside || !process.env['ATREST_TERRAFORM']) this.skip();
    const text = 'resource "aws_ebs_volume" "v" {\n  size = 8\n  type = "gp3"\n}\n';
    const settings = vscode.workspace.getConfiguration('editor');
    await settings.update('formatOnSave', true, vscode.ConfigurationTarget.Workspace);
    try {
      await withFile('formatted.tf', text, async (document) => {
        const fix = await preferredFix(document.uri, await findingOf(document.uri, 'ebs-volume-encrypted'));
        assert(fix.edit !== undefined && (await vscode.workspace.applyEdit(fix.edit)));
        const fixed = document.getText();
        assert.match(fixed, /^ {2}size {6}= 8\n {2}type {6}= "gp3"\n {2}encrypted = true$/m);
        assert(await document.save(), 'not saved');
        assert.equal(readFileSync(document.uri.fsPath, 'utf8'), fixed);
      });
    } finally {
      await settings.update('formatOnSave', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});
