import { PROFILES } from '../../model/settings.ts';
import type { Profile } from '../../model/settings.ts';

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
