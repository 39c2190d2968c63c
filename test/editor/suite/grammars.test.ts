import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { examples } from '../../syntaxes/examples.ts';
import { colouredBy } from '../../syntaxes/tokens.ts';

/** The grammars that this very editor ships, by their names. */
function hosts(): Record<string, string> {
  const files: Record<string, string> = {};
  for (const language of ['yaml', 'json']) {
    const folder = path.join(vscode.env.appRoot, 'extensions', language);
    const { contributes } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
      contributes: { grammars: { scopeName: string; path: string }[] };
    };
    for (const { scopeName, path: file } of contributes.grammars) files[scopeName] = path.join(folder, file);
  }
  return files;
}

describe("in the editor's own grammars, ours colour", () => {
  // No editor ships one for HCL.
  for (const { what, scopeName, text, coloured } of examples.filter(({ scopeName }) => scopeName in hosts())) {
    it(`${what} (${scopeName})`, async () => {
      assert.deepEqual(await colouredBy(hosts(), scopeName, text), coloured);
    });
  }
});
