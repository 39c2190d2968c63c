import type { Settings } from '../model/settings.ts';
import type { ProjectSource } from './analyses.ts';

/** What the server wants of the workspace. */
export interface Projects extends ProjectSource {
  /** Why a file that is open is not checked; undefined when it is. */
  readonly unread: (uri: string) => string | undefined;
  readonly settingsOf: (uri: string) => Settings;
  /** The text of a buffer has changed or, without one, the file counts again. Gives the projects that hold it. */
  readonly setBuffer: (
    uri: string,
    buffer: { readonly version: number; readonly text: string } | undefined,
  ) => Promise<readonly string[]>;
  /** Files have come, gone or changed on disk. Gives the projects that may be different now. */
  readonly filesChanged: (uris: readonly string[]) => Promise<readonly string[]>;
  /** Settings have changed. */
  readonly reconfigure: () => void;
  /** The projects of a folder. */
  readonly entries: (folder: string) => Promise<readonly string[]>;
}

// TEMPORARY stand-in until server/workspace/workspace.ts exists.
import { createOverlay } from '../workspace/overlay.ts';
import { createConfig } from '../workspace/config.ts';
import type { Files } from '../workspace/files.ts';
import type { Analyzer, Project } from '../model/finding.ts';
import type { EditorConfig } from './editor-config.ts';
import { sniff } from '../dialects/sniff.ts';
import { readTemplate } from '../dialects/cloudformation/read.ts';
import { parseSteps } from '../syntax/parse.ts';
import { inSlices } from './slices.ts';
import type { Document } from '../model/source.ts';
export function createProjects(files: Files, editor: EditorConfig, _analyzer: Analyzer): Projects {
  const overlay = createOverlay(files);
  const config = createConfig(overlay, { editor: editor.settingsOf });
  const docs = new Map<string, Document>();
  const projects = new Map<string, Project>();
  const isOurs = async (uri: string) => {
    const head = await overlay.head(uri);
    return head && sniff(head.text, uri) === 'template';
  };
  const keysOf = async (uri: string) => ((await isOurs(uri)) ? [uri] : []);
  return {
    projectsOf: keysOf,
    read: async (key, run, before) => {
      await config.load([key]);
      const text = await overlay.read(key);
      if (text === undefined) return [];
      const syntax = text.trimStart().startsWith('{') ? 'json' : 'yaml';
      const version = overlay.buffer(key)?.version ?? 0;
      const doc = await inSlices(parseSteps({ uri: key, version, text, syntax }, docs.get(key)), run, before);
      if (!doc) return undefined;
      docs.set(key, doc);
      const project = readTemplate(doc, 0, {
        reader: { document: (u) => docs.get(u), text: () => undefined, list: () => [] },
        previous: projects.get(key),
      });
      projects.set(key, project);
      return [project];
    },
    unread: (uri) => (docs.has(uri) ? undefined : 'not a template'),
    settingsOf: config.settingsFor,
    setBuffer: async (uri, buffer) => {
      if (buffer) overlay.set(uri, buffer);
      else overlay.remove(uri);
      return keysOf(uri);
    },
    filesChanged: async (uris) => {
      for (const uri of uris) if (config.changed(uri)) return [...docs.keys()];
      return uris.filter((uri) => docs.has(uri));
    },
    reconfigure: () => undefined,
    entries: async (folder) => (await files.list(folder)).map((e) => `${folder}/${e.name}`),
  };
}
