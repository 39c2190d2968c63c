import type { InitializeParams } from 'vscode-languageserver';
import { own } from '../../model/own.ts';

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
  /** Asks the user by `atrest/confirm`, with all there is to say, before an action is carried out. */
  readonly confirms: boolean;
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
  const annotations =
    documentChanges && isGiven(edit.changeAnnotationSupport) && action?.honorsChangeAnnotations === true;
  const appliesEdits = workspace?.applyEdit === true;
  const resolves = (property: string): boolean =>
    action?.dataSupport === true && includes(action.resolveSupport?.properties, property);
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
    resolvesEdits: resolves('edit'),
    documentChanges,
    annotations,
    snippets: documentChanges && edit.snippetEditSupport === true,
    appliesEdits,
    markdown: includes(textDocument?.hover?.contentFormat, 'markdown'),
    progress: window?.workDoneProgress === true,
    confirms:
      optionOf(params.initializationOptions, 'confirms') === true &&
      annotations &&
      appliesEdits &&
      resolves('edit') &&
      resolves('command'),
    commands: commandsOf(params.initializationOptions),
  };
}

const isGiven = (value: unknown): boolean => typeof value === 'object' && value !== null;
const includes = (list: unknown, item: string): boolean => Array.isArray(list) && list.includes(item);

const optionOf = (options: unknown, name: string): unknown =>
  typeof options === 'object' && options !== null ? own(options as Readonly<Record<string, unknown>>, name) : undefined;

function commandsOf(options: unknown): readonly string[] {
  const commands = optionOf(options, 'commands');
  return Array.isArray(commands) ? commands.filter((command): command is string => typeof command === 'string') : [];
}
