import { catalogue } from '../../rules/index.ts';
import { createAnalyzer } from '../../server/analyzer.ts';
import type { Analysis, Finding } from '../../server/model/finding.ts';
import { locationOf } from '../../server/model/source.ts';
import { chosenBy } from '../../server/model/rule.ts';
import { createConfig, type Config } from '../../server/workspace/config.ts';
import type { Files } from '../../server/workspace/files.ts';
import { type Loaded, loadProjects } from '../../server/workspace/load-projects.ts';
import { createOverlay } from '../../server/workspace/overlay.ts';
import { walk } from '../../server/workspace/walk.ts';
import type { InputFiles } from './input.ts';

/** Judges by one day, so that a run can be had again on another. */
export const analyzer = createAnalyzer({ catalogue, page: () => undefined, today: '2026-11-24' });

const HOME = 'file:///w';
export const uriOf = (name: string): string => `${HOME}/${name}`;

/** What the files of one folder come to. Whatever throws on the way is not caught. */
export interface Judged {
  readonly analyses: readonly Analysis[];
  readonly loaded: Loaded;
  readonly configuration: ReturnType<Config['errors']>;
}

const nothing: Files = {
  read: () => Promise.resolve(undefined),
  head: () => Promise.resolve(undefined),
  list: () => Promise.resolve([]),
  stat: () => Promise.resolve(undefined),
};

/** Reads and judges files that are in memory alone, each of them named. */
export async function judge(input: InputFiles): Promise<Judged> {
  const files = createOverlay(nothing);
  for (const [name, text] of Object.entries(input)) files.set(uriOf(name), { version: 1, text });
  const config = createConfig(files, { ruleNames: () => catalogue.rules().flatMap(chosenBy) });
  const named = Object.keys(input).filter((name) => name !== '.atrest.yaml');
  const { candidates } = await walk(named.map(uriOf), files, { load: config.load, excludes: config.excludes });
  const loaded = await loadProjects(candidates, files);
  await config.load(named.map(uriOf));
  const analyses = loaded.projects.map(({ project }) => finished(analyzer.analyze(project, config.settingsFor)));
  return { analyses, loaded, configuration: config.errors() };
}

function finished<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

export const findingsOf = ({ analyses }: Judged): readonly Finding[] => analyses.flatMap(({ findings }) => findings);

/** All that a user sees of a finding, in one line. */
export function told(finding: Finding): string {
  const { rule, verdict, severity, resource, site, message, suppressed, cases, related } = finding;
  const { uri, span } = locationOf(site);
  const seen = [
    rule.id,
    verdict,
    severity,
    resource.address,
    uri,
    span,
    message,
    suppressed?.by,
    cases.length,
    related.length,
  ];
  return JSON.stringify(seen);
}
