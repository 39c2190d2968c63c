import { catalogue } from '../../rules/index.ts';
import { createAnalyzer } from '../../server/analyzer.ts';
import { isConfiguration } from '../../server/dialects/terraform/files.ts';
import { readModule } from '../../server/dialects/terraform/read.ts';
import { readTemplate } from '../../server/dialects/cloudformation/read.ts';
import type { Reader } from '../../server/dialects/dialect.ts';
import type { Analysis } from '../../server/model/finding.ts';
import { DEFAULTS, type Settings } from '../../server/model/settings.ts';
import type { Document } from '../../server/model/source.ts';
import { parse } from '../../server/syntax/parse.ts';
import { syntaxOf } from '../../server/syntax/syntaxes.ts';

export const analyzer = createAnalyzer({ catalogue, page: () => undefined, today: '2026-11-24' });
const ROOT = 'file:///project/';
export const uriOf = (name: string): string => `${ROOT}${name}`;

/** Files by name, read and judged as one project each: every template for itself, all `*.tf.json` as one module. */
export function lintFiles(
  files: Readonly<Record<string, string>>,
  settings: Partial<Settings> = {},
): { readonly analyses: readonly Analysis[]; readonly documents: ReadonlyMap<string, Document> } {
  const documents = new Map<string, Document>();
  for (const [name, text] of Object.entries(files))
    documents.set(
      name,
      parse({
        uri: uriOf(name),
        version: 1,
        text,
        syntax: syntaxOf(uriOf(name), text),
        ...(isConfiguration(name) && { listsOneBlock: true }),
      }),
    );
  const byUri = new Map([...documents.values()].map((document) => [document.uri, document]));
  const reader: Reader = {
    document: (uri) => byUri.get(uri),
    text: (uri) => byUri.get(uri)?.text,
    list: (directory) =>
      [...byUri.keys()].filter(
        (uri) =>
          uri.startsWith(directory.replace(/\/?$/, '/')) &&
          !uri.slice(directory.replace(/\/?$/, '/').length).includes('/'),
      ),
  };
  const all: Settings = { ...DEFAULTS, profile: 'strict', ...settings };
  const projects = [...documents].flatMap(([name, document]) => {
    if (isConfiguration(name)) return [];
    return document.roots.map((_, index) => readTemplate(document, index, { reader }));
  });
  const directories = new Set(
    [...documents.keys()]
      .filter((name) => isConfiguration(name))
      .map((name) => uriOf(name.slice(0, Math.max(name.lastIndexOf('/'), 0)))),
  );
  for (const directory of directories) projects.push(readModule(directory.replace(/\/$/, ''), { reader }));
  return { analyses: projects.map((project) => run(analyzer.analyze(project, () => all))), documents };
}

function run<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
