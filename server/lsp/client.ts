import type { InitializeParams } from 'vscode-languageserver';

/** What the editor at the other end can do, as far as answers depend on it. */
export interface Client {
  readonly pullsDiagnostics: boolean;
  /** Diagnostics can be registered later, when it is known whether the workspace is to be scanned. */
  readonly registersDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly versionsDiagnostics: boolean;
  readonly relatedInformation: boolean;
  readonly tags: boolean;
  readonly codeDescription: boolean;
  readonly configuration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  readonly folders: boolean;
  readonly codeActionLiterals: boolean;
  /** Edits may be left out of code actions until one is chosen. */
  readonly resolvesEdits: boolean;
  readonly documentChanges: boolean;
  readonly annotations: boolean;
  readonly snippets: boolean;
  readonly appliesEdits: boolean;
  readonly markdown: boolean;
  readonly progress: boolean;
  /** Commands of its own that answers may name. */
  readonly commands: readonly string[];
}

/** Reads the editor's abilities; whatever is missing or malformed counts as not there. */
export function clientOf(params: InitializeParams): Client {
  const { workspace, textDocument, window } = params.capabilities;
  const diagnostic = textDocument?.diagnostic;
  const published = textDocument?.publishDiagnostics;
  const related = diagnostic ?? published;
  const action = textDocument?.codeAction;
  const edit = workspace?.workspaceEdit;
  const documentChanges = edit?.documentChanges === true;
  return {
    pullsDiagnostics: isGiven(diagnostic),
    registersDiagnostics: diagnostic?.dynamicRegistration === true,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    versionsDiagnostics: published?.versionSupport === true,
    relatedInformation: related?.relatedInformation === true,
    tags: isGiven(related?.tagSupport),
    codeDescription: related?.codeDescriptionSupport === true,
    configuration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    folders: workspace?.workspaceFolders === true,
    codeActionLiterals: isGiven(action?.codeActionLiteralSupport),
    resolvesEdits: action?.dataSupport === true && includes(action.resolveSupport?.properties, 'edit'),
    documentChanges,
    annotations: documentChanges && isGiven(edit.changeAnnotationSupport) && action?.honorsChangeAnnotations === true,
    snippets: documentChanges && edit.snippetEditSupport === true,
    appliesEdits: workspace?.applyEdit === true,
    markdown: includes(textDocument?.hover?.contentFormat, 'markdown'),
    progress: window?.workDoneProgress === true,
    commands: commandsOf(params.initializationOptions),
  };
}

const isGiven = (value: unknown): boolean => typeof value === 'object' && value !== null;
const includes = (list: unknown, item: string): boolean => Array.isArray(list) && list.includes(item);

function commandsOf(options: unknown): readonly string[] {
  if (typeof options !== 'object' || options === null || !('commands' in options)) return [];
  const { commands } = options;
  return Array.isArray(commands) ? commands.filter((command): command is string => typeof command === 'string') : [];
}
