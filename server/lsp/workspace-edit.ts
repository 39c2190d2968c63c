import type { AnnotatedTextEdit, TextEdit as ClientEdit, WorkspaceEdit } from 'vscode-languageserver';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Analysis, TextEdit } from '../model/finding.ts';
import type { Client } from './client.ts';
import type { OpenDocument } from './documents.ts';
import { rangeOf } from './range.ts';

/** The text has changed since: the editor is to ask again. */
export const stale = (): ResponseError => new ResponseError(LSPErrorCodes.ContentModified, 'The text has changed.');

export interface EditContext {
  readonly client: Client;
  readonly openDocument: (uri: string) => OpenDocument | undefined;
}

/**
 * Edits in the editor's terms, tied to the versions for which they were made. With `confirm`, the editor asks before it applies
 * them; one that can't ask must not be given such edits.
 */
export function workspaceEdit(
  edits: readonly TextEdit[],
  analysis: Analysis,
  { client, openDocument }: EditContext,
  confirm?: { readonly label: string; readonly description: string },
): WorkspaceEdit {
  const byFile = [...new Set(edits.map(({ uri }) => uri))].map((uri) => {
    const ofFile = edits.filter((edit) => edit.uri === uri);
    const document = analysis.project.documents.find((one) => one.uri === uri);
    const open = openDocument(uri);
    if (!document || (open && open.version !== document.version)) throw stale();
    const changes = ofFile.map((edit): ClientEdit => ({ range: rangeOf(document, edit.span), newText: edit.text }));
    return { uri: open?.clientUri ?? uri, version: open?.version ?? null, changes };
  });
  if (!client.documentChanges) return { changes: Object.fromEntries(byFile.map(({ uri, changes }) => [uri, changes])) };
  const annotated = ({ range, newText }: ClientEdit): AnnotatedTextEdit => ({
    range,
    newText,
    annotationId: 'confirm',
  });
  return {
    documentChanges: byFile.map(({ uri, version, changes }) => ({
      textDocument: { uri, version },
      edits: confirm ? changes.map(annotated) : changes,
    })),
    ...(confirm && { changeAnnotations: { confirm: { ...confirm, needsConfirmation: true } } }),
  };
}
