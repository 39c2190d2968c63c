import { PROFILES } from '../../model/settings.ts';
import type { Profile } from '../../model/settings.ts';

/** The `atrest.*` settings of the editor for one folder. The configuration file of the project beats `profile`. */
export interface EditorSettings {
  readonly enable: boolean;
  readonly run: 'onType' | 'onSave';
  readonly profile: Profile;
  readonly scan: 'openFiles' | 'workspace';
  readonly maxFileSize: number;
  /** `auto` leaves those of a language in which another extension tells them to it. */
  readonly showSyntaxErrors: 'auto' | 'always' | 'never';
  /** Languages, by the editor's names, whose syntax errors something else tells; the editor's extension adds them. */
  readonly syntaxErrorsElsewhere: readonly string[];
}

const SHOW = ['auto', 'always', 'never'] as const;

/** Whether syntax errors of an open text of a language are ours to tell; without one, of a file that is not open. */
export const tellsSyntax = (settings: EditorSettings, language: string | undefined): boolean =>
  settings.showSyntaxErrors === 'always' ||
  (settings.showSyntaxErrors === 'auto' &&
    (language === undefined || !settings.syntaxErrorsElsewhere.includes(language)));

/** Reads what the editor sent; what is missing or of another type keeps its default. */
export function readEditorSettings(value: unknown): EditorSettings {
  const given = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  const size = given['maxFileSize'];
  const elsewhere = given['syntaxErrorsElsewhere'];
  return {
    enable: given['enable'] !== false,
    run: given['run'] === 'onSave' ? 'onSave' : 'onType',
    profile: PROFILES.find((profile) => profile === given['profile']) ?? 'recommended',
    scan: given['scan'] === 'workspace' ? 'workspace' : 'openFiles',
    showSyntaxErrors: SHOW.find((show) => show === given['showSyntaxErrors']) ?? 'auto',
    syntaxErrorsElsewhere: Array.isArray(elsewhere) ? elsewhere.filter((language) => typeof language === 'string') : [],
    maxFileSize: typeof size === 'number' && size >= 0 ? size : 5_242_880,
  };
}
