import type { Connection } from 'vscode-languageserver';
import type { Settings } from '../../model/settings.ts';
import type { Client } from './client.ts';
import type { EditorSettings } from './editor-settings.ts';
import { readEditorSettings } from './editor-settings.ts';
import type { Folders } from './folders.ts';
import { logLineOf } from './log-line.ts';
import { own } from '../../model/own.ts';

/** The editor's settings, asked for by folder and at hand from then on. */
export interface EditorConfig {
  /** The settings that hold for a file, by our URI. */
  readonly of: (uri: string) => EditorSettings;
  /** What they mean for the analysis; the project's own configuration beats it. */
  readonly settingsOf: (uri: string) => Partial<Settings>;
  /** Asks the editor anew, or takes what it has sent. */
  readonly load: (pushed?: unknown) => Promise<void>;
}

export function createEditorConfig(
  connection: Connection,
  client: Client,
  folders: Folders,
  options: unknown,
): EditorConfig {
  const byFolder = new Map<string, EditorSettings>();
  let general = readEditorSettings(sectionOf(options, 'settings'));
  const of = (uri: string): EditorSettings => byFolder.get(folders.of(uri) ?? '') ?? general;
  return {
    of,
    settingsOf: (uri) => ({ profile: of(uri).profile }),
    load: async (pushed) => {
      await folders.locate();
      if (!client.configuration) {
        if (pushed !== undefined) general = readEditorSettings(sectionOf(pushed, 'atrest'));
        return;
      }
      const scopes = folders.all();
      const items = [undefined, ...scopes].map((folder) => ({
        section: 'atrest',
        ...(folder !== undefined && { scopeUri: folders.clientUri(folder) }),
      }));
      try {
        const answers: unknown = await connection.workspace.getConfiguration(items);
        if (!Array.isArray(answers)) return;
        const [first, ...others] = answers.map(readEditorSettings);
        general = first ?? general;
        byFolder.clear();
        for (const [index, folder] of scopes.entries()) byFolder.set(folder, others[index] ?? general);
      } catch (error) {
        connection.console.warn(logLineOf('The editor did not tell its settings', error));
      }
    },
  };
}

/** Settings come with or without their section around them. */
function sectionOf(value: unknown, section: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, section)
    ? own(value as Readonly<Record<string, unknown>>, section)
    : value;
}
