import type { DocumentFilter, TextDocument } from 'vscode';
import { workspace } from 'vscode';
import { DiagnosticPullMode } from 'vscode-languageclient/node';

/** Whose text the server gets to see; it decides by their content which are templates. */
export const documentSelector = [
  { scheme: 'file', language: 'yaml' },
  { scheme: 'file', language: 'json' },
  { scheme: 'file', language: 'jsonc' },
  { scheme: 'file', language: 'cloudformation' },
  { scheme: 'file', language: 'terraform' },
  { scheme: 'file', language: 'terraform-vars' },
  { scheme: 'file', language: 'opentofu' },
  { scheme: 'file', language: 'opentofu-vars' },
  { scheme: 'file', pattern: '**/*.template' },
  // Where no extension names their language.
  { scheme: 'file', pattern: '**/*.{tf,tofu,tfvars}' },
  { scheme: 'file', pattern: '**/*.{tf,tofu}.json' },
  { scheme: 'untitled', language: 'yaml' },
  { scheme: 'untitled', language: 'json' },
  { scheme: 'untitled', language: 'jsonc' },
  { scheme: 'untitled', language: 'cloudformation' },
] satisfies DocumentFilter[];

/** Whether diagnostics are to be asked for at this moment; on focus never, because every change has been asked for. */
export function pullsOn(document: TextDocument, mode: DiagnosticPullMode): boolean {
  const onSave = workspace.getConfiguration('atrest', document).get<string>('run') === 'onSave';
  return mode === (onSave ? DiagnosticPullMode.onSave : DiagnosticPullMode.onType);
}
