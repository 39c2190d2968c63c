import type {
  AnnotatedTextEdit,
  SnippetTextEdit,
  TextDocumentEdit,
  TextEdit as ClientEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { TextEdit } from '../../model/finding.ts';
import type { Document } from '../../model/source.ts';
import type { Client } from '../editor/client.ts';
import type { OpenDocument } from '../editor/documents.ts';
import { rangeOf } from '../editor/range.ts';

/** The text has changed since: the editor is to ask again. */
export const stale = (): ResponseError => new ResponseError(LSPErrorCodes.ContentModified, 'The text has changed.');

export interface EditContext {
  readonly client: Client;
  readonly openDocument: (uri: string) => OpenDocument | undefined;
  /** The editor's name of a file. */
  readonly clientUri: (uri: string) => string;
}

/** How edits are to be applied, where the editor can. */
export interface EditManner {
  /** The editor asks first; one that can't must not be given such edits. */
  readonly confirm?: { readonly label: string; readonly description: string };
  /** The editor shows the edits under this label, ready to be applied. */
  readonly preview?: string;
  /** A text that stands for what the user is to write: it is selected. */
  readonly placeholder?: string;
}

/** Edits in the editor's terms, tied to the versions for which they were made. */
export function workspaceEdit(
  edits: readonly TextEdit[],
  documents: readonly Document[],
  { client, openDocument, clientUri }: EditContext,
  { confirm, preview, placeholder }: EditManner = {},
): WorkspaceEdit {
  const byFile = [...new Set(edits.map(({ uri }) => uri))].map((uri) => {
    const ofFile = edits.filter((edit) => edit.uri === uri);
    const document = documents.find((one) => one.uri === uri);
    const open = openDocument(uri);
    if (!document || (open && open.text !== document.text)) throw stale();
    const changes = ofFile.map((edit): ClientEdit => ({ range: rangeOf(document, edit.span), newText: edit.text }));
    return { uri: clientUri(uri), version: open?.version ?? null, changes, document };
  });
  if (!client.documentChanges) return { changes: Object.fromEntries(byFile.map(({ uri, changes }) => [uri, changes])) };
  const fitted = (edit: ClientEdit): TextDocumentEdit['edits'][number] => {
    if (confirm || preview !== undefined) return { ...edit, annotationId: 'confirm' } satisfies AnnotatedTextEdit;
    return placeholder !== undefined && client.snippets ? (snippetOf(edit, placeholder) ?? edit) : edit;
  };
  const documentChanges = byFile.map(({ uri, version, changes, document }, index) => ({
    textDocument: { uri, version },
    edits: [
      ...changes.map(fitted),
      ...(preview !== undefined && index === byFile.length - 1 ? [nothingAtEnd(document)] : []),
    ],
  }));
  if (preview !== undefined)
    return {
      documentChanges,
      changeAnnotations: {
        confirm: { label: preview, needsConfirmation: false },
        nothing: { label: 'Nothing', needsConfirmation: true },
      },
    };
  return {
    documentChanges,
    ...(confirm && { changeAnnotations: { confirm: { ...confirm, needsConfirmation: true } } }),
  };
}

/** VS Code shows a preview where something needs confirmation, and leaves just that unticked: this, so that all else is ticked. */
function nothingAtEnd(document: Document): AnnotatedTextEdit {
  const end = document.text.length;
  return { range: rangeOf(document, { start: end, end }), newText: '', annotationId: 'nothing' };
}

/** One line can be a snippet; the editor would indent further ones anew. */
function snippetOf({ range, newText }: ClientEdit, placeholder: string): SnippetTextEdit | undefined {
  const at = newText.lastIndexOf(placeholder);
  if (at < 0 || /\n./s.test(newText)) return undefined;
  const plain = (text: string): string => text.replace(/[\\$}]/g, '\\$&');
  const rest = newText.slice(at + placeholder.length);
  const value = `${plain(newText.slice(0, at))}\${1:${plain(placeholder)}}${plain(rest)}`;
  return { range, snippet: { kind: 'snippet', value } };
}
