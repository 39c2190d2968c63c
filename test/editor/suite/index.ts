import { readdirSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { recordResults } from '../../results.ts';

/** Called by VS Code in its extension host, with the extension under test beside it. Rejects when a test fails. */
export async function run(): Promise<void> {
  const editor = `${vscode.env.appName} ${vscode.version}, Node ${process.versions.node}`;
  console.log(`\neditor: ${editor}`);
  // Not `import Mocha`: mocha is an ES module, which not every editor's Node can `require`.
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({ ui: 'bdd', timeout: 120_000, reporter: 'spec', color: false, forbidOnly: true });
  const suites = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.test.cjs'));
  for (const file of suites.sort()) mocha.addFile(path.join(import.meta.dirname, file));
  const failures = await new Promise<number>((resolve) => {
    recordResults(mocha.run(resolve), editor);
  });
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
