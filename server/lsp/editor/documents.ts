import type {
  DidChangeTextDocumentParams,
  DidOpenTextDocumentParams,
  TextDocumentContentChangeEvent,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { normalizeUri } from '../../model/uri.ts';

/** A text that is open in the editor. */
export interface OpenDocument {
  /** As the editor spells it: what it is to be called when talking to the editor. */
  readonly clientUri: string;
  /** The file behind symbolic links and other spellings: what it is called by everything else. */
  readonly uri: string;
  /** The editor's name of the language. */
  readonly language: string;
  readonly version: number;
  readonly text: string;
}

/** The open texts. An editor may know one file by several URIs; the text that changed last counts. */
export interface Documents {
  readonly open: (params: DidOpenTextDocumentParams) => Promise<OpenDocument>;
  /** Undefined when the document is not open or the message makes no sense. */
  readonly change: (params: DidChangeTextDocumentParams) => Promise<OpenDocument> | undefined;
  /** Gives another open text of the same file, if there is one. */
  readonly close: (clientUri: string) => Promise<{ uri: string; left?: OpenDocument } | undefined>;
  /** By any spelling. */
  readonly get: (clientUri: string) => Promise<OpenDocument | undefined>;
  /** By the file. */
  readonly of: (uri: string) => OpenDocument | undefined;
  readonly all: () => readonly OpenDocument[];
}

interface Held {
  text: TextDocument;
  readonly file: Promise<string>;
  /** Set when `file` is known. */
  uri?: string;
}

export function createDocuments(fileOf: (uri: string) => Promise<string>): Documents {
  const held = new Map<string, Held>();
  const seen = ({ text, uri }: Held): OpenDocument => ({
    clientUri: text.uri,
    uri: uri ?? normalizeUri(text.uri),
    language: text.languageId,
    version: text.version,
    text: text.getText(),
  });
  const found = async (one: Held): Promise<OpenDocument> => {
    one.uri ??= await one.file;
    return seen(one);
  };
  const of = (uri: string): Held | undefined => [...held.values()].reverse().find((one) => one.uri === uri);
  return {
    open: ({ textDocument: { uri, languageId, version, text } }) => {
      const key = normalizeUri(uri);
      const one = { text: TextDocument.create(uri, languageId, version, text), file: fileOf(key) };
      held.set(key, one);
      return found(one);
    },
    change: ({ textDocument, contentChanges }) => {
      const key = normalizeUri(textDocument.uri);
      const one = held.get(key);
      if (!one || contentChanges.length === 0 || !contentChanges.every(isChange)) return undefined;
      const version = Number.isInteger(textDocument.version) ? textDocument.version : one.text.version + 1;
      one.text = TextDocument.update(one.text, [...contentChanges], version);
      // The one that changed last stands last.
      held.delete(key);
      held.set(key, one);
      return found(one);
    },
    close: async (clientUri) => {
      const key = normalizeUri(clientUri);
      const one = held.get(key);
      if (!one) return undefined;
      held.delete(key);
      const { uri } = await found(one);
      const left = of(uri);
      return left ? { uri, left: seen(left) } : { uri };
    },
    get: async (clientUri) => {
      const one = held.get(normalizeUri(clientUri));
      return one && (await found(one));
    },
    of: (uri) => {
      const one = of(uri);
      return one && seen(one);
    },
    all: () => [...held.values()].filter(({ uri }) => uri !== undefined).map(seen),
  };
}

/** Positions outside of the text are moved into it when the change is made; what is no position would make nonsense of the text. */
function isChange(change: TextDocumentContentChangeEvent): boolean {
  if (typeof change.text !== 'string') return false;
  if (!('range' in change)) return true;
  const { start, end } = change.range;
  return [start.line, start.character, end.line, end.character].every((count) => Number.isInteger(count));
}
