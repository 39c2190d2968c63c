import type { Analysis, Project } from '../model/finding.ts';
import { net } from './crash.ts';
import type { Loaded } from './load-projects.ts';
import type { Failure } from './walk.ts';

export interface Judgements {
  /** By file. */
  readonly analyses: readonly Analysis[];
  /** What mistakes of ours kept from being read or judged. */
  readonly crashed: readonly Failure[];
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
  const crashed: Failure[] = [];
  const waiting = [...projects];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { project, entry } = next;
    const outcome = net(() => toEnd(analyze(project)));
    if ('value' in outcome) {
      analyses.push(outcome.value);
      continue;
    }
    crashed.push({ uri: project.uri, message: outcome.crash, internal: true });
    const left = without(entry);
    waiting.push(...left.projects);
    crashed.push(...left.failed);
  }
  return { analyses: crashed.length > 0 ? analyses.sort(byUri) : analyses, crashed };
}

function toEnd(steps: Generator<void, Analysis>): Analysis {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

const byUri = ({ project: a }: Analysis, { project: b }: Analysis): number =>
  a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : 0;
