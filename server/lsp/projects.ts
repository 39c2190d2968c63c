import type { Analyzer } from '../model/finding.ts';
import { chosenBy } from '../model/rule.ts';
import type { Files } from '../workspace/files.ts';
import { createWorkspace } from '../workspace/workspace.ts';
import type { Workspace, WorkspaceOptions } from '../workspace/workspace.ts';
import type { EditorConfig } from './editor/editor-config.ts';
import { turn } from './slices.ts';

/** The projects of the workspace, under the editor's settings. */
export interface Projects extends Workspace {
  /** Whether the files of a folder are checked at all. */
  readonly isChecked: (uri: string) => boolean;
}

export function createProjects(
  files: Files,
  editor: EditorConfig,
  { catalogue }: Analyzer,
  { moved, crashed }: Pick<WorkspaceOptions, 'moved' | 'crashed'>,
): Projects {
  const isChecked = (uri: string): boolean => editor.of(uri).enable;
  const workspace = createWorkspace(files, {
    editor: editor.settingsOf,
    before: turn,
    limit: (uri) => editor.of(uri).maxFileSize,
    ruleNames: () => catalogue.rules().flatMap(chosenBy),
    isChecked,
    ...(moved && { moved }),
    ...(crashed && { crashed }),
  });
  return { ...workspace, isChecked };
}
