import path from 'node:path';
import { readTemplate } from '../dialects/cloudformation/read.ts';
import type { Analyzer, Project } from '../model/finding.ts';
import type { Settings, UnknownPolicy } from '../model/settings.ts';
import { parse } from '../syntax/parse.ts';
import { createConfig } from '../workspace/config.ts';
import type { Files } from '../workspace/files.ts';
import { nodeFiles, uriOfPath } from '../workspace/node.ts';
import { parameterValues } from './inputs.ts';
import type { ScopeOptions } from './options.ts';
import type { Broken, Skipped } from './report.ts';

/** Everything that the paths lead to, read and ready to be judged. */
export interface Loaded {
  /** By file. */
  readonly projects: readonly Project[];
  readonly settings: (uri: string) => Settings;
  /** Files that are part of a project. */
  readonly files: readonly string[];
  /** Walked files that are not ours or could not be understood. */
  readonly skipped: readonly Skipped[];
  /** Files that were named, and are not linted. */
  readonly named: readonly Skipped[];
  readonly unreadable: readonly Skipped[];
  readonly broken: readonly Broken[];
}

export interface LoadOptions extends ScopeOptions {
  readonly unknown?: UnknownPolicy;
}

export async function load(
  paths: readonly string[],
  options: LoadOptions,
  _analyzer: Analyzer,
  files: Files = nodeFiles,
): Promise<Loaded> {
  const config = createConfig(files, {
    base: { unknown: 'off' },
    flags: {
      ...(options.profile && { profile: options.profile }),
      ...(options.unknown && { unknown: options.unknown }),
    },
  });
  const uris = paths.map((one) => uriOfPath(path.resolve(one)));
  const parameters = await parameterValues(options);
  const projects: Project[] = [];
  for (const uri of uris) {
    const text = await files.read(uri);
    if (text === undefined) continue;
    const document = parse({ uri, version: 0, text, syntax: uri.endsWith('json') ? 'json' : 'yaml' });
    projects.push(
      readTemplate(document, 0, {
        reader: { document: () => undefined, text: () => undefined, list: () => [] },
        inputs: { parameters },
      }),
    );
  }
  const documents = projects.flatMap((project) => project.documents);
  return {
    projects,
    settings: config.settingsFor,
    files: documents.map(({ uri }) => uri),
    skipped: [],
    named: [],
    unreadable: [],
    broken: documents.flatMap((document) =>
      document.problems.length > 0 ? [{ document, problems: document.problems }] : [],
    ),
  };
}
