/** What the user or another program does. Names are paths in the folder; plain JSON, so that a story can be a file. */
export type Step =
  /** Opens a file, or changes the text that is open. */
  | { readonly do: 'show'; readonly name: string; readonly text: string }
  | { readonly do: 'close'; readonly name: string }
  | { readonly do: 'write'; readonly name: string; readonly text: string }
  | { readonly do: 'remove'; readonly name: string }
  | { readonly do: 'rename'; readonly name: string; readonly to: string }
  /** A symbolic link to a file or directory; `remove` takes it away again. */
  | { readonly do: 'link'; readonly name: string; readonly to: string }
  /** A directory with all that is in it: an editor is told of the directory alone. */
  | { readonly do: 'move'; readonly name: string; readonly to: string }
  | { readonly do: 'drop'; readonly name: string }
  | { readonly do: 'make'; readonly name: string; readonly files: Readonly<Record<string, string>> }
  | { readonly do: 'configure'; readonly settings: Settings };

/** The editor's settings that a story changes. */
export interface Settings {
  readonly enable?: boolean;
  readonly scan?: 'openFiles' | 'workspace';
  readonly profile?: 'recommended' | 'hipaa' | 'strict';
  readonly maxFileSize?: number;
}

/** Files that are there at first, and what happens then. */
export interface Story {
  readonly files: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}
