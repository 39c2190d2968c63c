import type { Connection } from 'vscode-languageserver';
import { PROFILES } from '../model/settings.ts';
import type { Profile } from '../model/settings.ts';

/** The `atrest.*` settings of the editor for one folder. The configuration file of the project beats `profile`. */
export interface EditorSettings {
  readonly enable: boolean;
  readonly run: 'onType' | 'onSave';
  readonly profile: Profile;
  readonly scan: 'openFiles' | 'workspace';
  readonly maxFileSize: number;
}

/** Reads what the editor sent; what is missing or of another type keeps its default. */
export function readEditorSettings(value: unknown): EditorSettings {
  const given = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  const size = given['maxFileSize'];
  return {
    enable: given['enable'] !== false,
    run: given['run'] === 'onSave' ? 'onSave' : 'onType',
    profile: PROFILES.find((profile) => profile === given['profile']) ?? 'recommended',
    scan: given['scan'] === 'workspace' ? 'workspace' : 'openFiles',
    maxFileSize: typeof size === 'number' && size >= 0 ? size : 5_242_880,
  };
}

/** Settings by scope (a folder, or a file outside of all folders), asked for once and again after a change. */
export interface SettingsSource {
  readonly of: (scope: string | undefined) => Promise<EditorSettings>;
  /** Forgets what was asked for; `pushed` is what an editor sends that can't be asked. */
  readonly changed: (pushed: unknown) => void;
}

export function createSettingsSource(connection: Connection, canAsk: boolean, initial: unknown): SettingsSource {
  const asked = new Map<string | undefined, Promise<EditorSettings>>();
  let told = readEditorSettings(initial);
  return {
    of: (scope) => {
      if (!canAsk) return Promise.resolve(told);
      const known = asked.get(scope);
      if (known) return known;
      const item = scope === undefined ? { section: 'atrest' } : { section: 'atrest', scopeUri: scope };
      const answer = connection.workspace.getConfiguration(item).then(readEditorSettings, (error: unknown) => {
        connection.console.warn(`The editor did not tell its settings: ${String(error)}`);
        return told;
      });
      asked.set(scope, answer);
      return answer;
    },
    changed: (pushed) => {
      asked.clear();
      if (pushed !== undefined && pushed !== null) told = readEditorSettings(pushed);
    },
  };
}
