import type { Project } from '../model/finding.ts';
import type { Document } from '../model/source.ts';
import type { Inputs, Needs, Reader } from './dialect.ts';
import type { Start } from './start.ts';

/** What has been loaded for an entry since it was asked last. */
export interface Gathered {
  /** URIs of documents that were asked for, whether they are there or not. */
  readonly documents: ReadonlySet<string>;
  /** Texts that were asked for. */
  readonly texts: ReadonlySet<string>;
  /** Directories whose files belong together. */
  readonly directories: ReadonlySet<string>;
}

export interface FormOptions {
  readonly inputs?: Inputs;
  /** Directory of the configuration that plans were made of; their own when absent. */
  readonly sourceDirectory?: string | undefined;
}

/** What a file of a directory is for a project that is the directory: parsed, or read as text. */
export type Role = 'document' | 'text';

/**
 * One sort of thing that a project is read from: a template, a module directory, an assembly, a plan. One object each, in the folder
 * of its dialect; all that the workspace knows of files it asks of these. Nobody compares them by name.
 */
export interface Form {
  /** Part of an entry's key, for reports and for tests. */
  readonly name: string;
  /** Names of files that may be of this form. */
  readonly names: RegExp;
  /** Files by whose name it is seen that they are another tool's, which this form can't read: their names, and what to do instead. */
  readonly othersFiles?: { readonly names: RegExp; readonly instead: string };
  /** Names of directories in which its tools keep copies. */
  readonly passesOver?: RegExp;
  /** Whether a text is of this form, by its start and its file name. */
  readonly sniff: (start: Start) => boolean;
  /** Whether a longer text whose start is of no form may be of this one all the same: it is then read on. */
  readonly mayBe?: (start: Start) => boolean;
  /** Whether a text of no form has the marks of this one, so that what keeps it from being read is to be told; and its noun. */
  readonly marks?: { readonly in: (text: string) => boolean; readonly noun: string };
  /** Its projects are directories: files of one directory belong together. */
  readonly inDirectory: boolean;
  /** How a text of this form becomes a document, where that is not the tree of its syntax. */
  readonly document?: (source: { readonly uri: string; readonly version: number; readonly text: string }) => Document;
  /** In its texts a map may stand for a list of one (`DialectFacts.listsOneBlock`). */
  readonly listsOneBlock?: boolean;
  /** Mebibytes past which the command line reads no such file, where that is not what holds for all. */
  readonly limit?: number;
  /** What a file is for a project of this form that holds its directory; undefined for none of its. */
  readonly role?: (uri: string, directory: string) => Role | undefined;
  /** What reading asks for next, as far as what is loaded tells: asked again until nothing is new. */
  readonly needs: (
    entry: string,
    gathered: Gathered,
    reader: Reader,
    options: FormOptions,
  ) => readonly Partial<Needs>[];
  /** The projects of an entry; `previous` are its last ones. Synchronous: what is not loaded counts as not there. Never throws. */
  readonly read: (
    entry: string,
    reader: Reader,
    options: FormOptions,
    previous: readonly Project[],
  ) => readonly Project[];
  /** How many projects `read` makes. */
  readonly count: (entry: string, reader: Reader) => number;
  /** Which of what was gathered is read through this entry, and is no project of its own then. */
  readonly claims: 'documents' | 'directories' | 'nothing';
  /** The directory that all it reads must lie in, also where links lead; undefined where it may read what is beside it. */
  readonly home?: (entry: string) => string;
  /** A directory of the entry in which foreign code is kept: what is named below it must lie in it, also where links lead. */
  readonly confined?: (entry: string) => string;
  /** Files of this form and name that, where they are there, may read a file of another form as part of their project. */
  readonly above?: { readonly file: string; readonly of: (uri: string, form: Form) => readonly string[] };
  /** It is written by a tool: the name of the file that lies where the tool is called, and the entry that the file's text tells. */
  readonly madeBy?: { readonly file: string; readonly entry: (directory: string, text: string | undefined) => string };
  /** Whether a file that the entry does not claim is left over from an earlier run of the tool that made the entry. */
  readonly leavesOver?: (entry: string, uri: string, reader: Reader) => boolean;
}
