import { drain } from '../model/drain.ts';
import type { Analysis, Analyzer, Project } from '../model/finding.ts';
import { net } from '../workspace/crash.ts';
import type { Loaded } from '../workspace/load-projects.ts';
import type { FailedFile } from '../workspace/walk.ts';
import { type Material, unseenBy } from './load.ts';

/** What was loaded, and what became of it. Files that could not be judged are unreadable. */
export interface JudgedMaterial extends Material {
  readonly analyses: readonly Analysis[];
}

/**
 * Judges everything that was loaded; a mistake of ours costs the project in which it is met, and no other. `last`: what the same
 * material came to before texts changed; an untouched project keeps its analysis, an unchanged resource its judgement.
 */
export function judge(material: Material, analyzer: Analyzer, last?: JudgedMaterial): JudgedMaterial {
  const lastOf = new Map(last?.analyses.map((analysis) => [analysis.project, analysis]));
  const before = new Map(material.projects.map((one) => [one.project, one.before && lastOf.get(one.before)]));
  const { analyses, crashed } = judgeAll(material, (project) => {
    const previous = before.get(project);
    return previous?.project === project ? done(previous) : analyzer.analyze(project, material.settings, previous);
  });
  if (crashed.length === 0) return { ...material, analyses };
  const documents = analyses.flatMap(({ project }) => project.documents);
  const linted = new Set(documents.map(({ uri }) => uri));
  return {
    ...material,
    analyses,
    files: [...linted].sort(),
    broken: material.broken.filter(({ document }) => linted.has(document.uri)),
    unreadable: [...material.unreadable, ...crashed.map(unseenBy)],
  };
}

function* done(analysis: Analysis): Generator<void, Analysis> {
  return analysis;
}

export interface Judgements {
  /** By file. */
  readonly analyses: readonly Analysis[];
  /** What mistakes of ours kept from being read or judged. */
  readonly crashed: readonly FailedFile[];
}

/**
 * Judges projects, each behind a net. What a project that could not be judged reads (nested templates, called modules) is then
 * judged by itself.
 */
export function judgeAll(
  { projects, without }: Pick<Loaded, 'projects' | 'without'>,
  analyze: (project: Project) => Generator<void, Analysis>,
): Judgements {
  const analyses: Analysis[] = [];
  const crashed: FailedFile[] = [];
  const waiting = [...projects];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { project, entry } = next;
    const outcome = net(() => drain(analyze(project)));
    if ('value' in outcome) {
      analyses.push(outcome.value);
      continue;
    }
    crashed.push({ uri: project.uri, message: outcome.crash, internal: true });
    const left = without(entry);
    for (const one of left.projects) waiting.push(one);
    for (const one of left.failed) crashed.push(one);
  }
  return { analyses: crashed.length > 0 ? analyses.sort(byUri) : analyses, crashed };
}

const byUri = ({ project: a }: Analysis, { project: b }: Analysis): number =>
  a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : 0;
