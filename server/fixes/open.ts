import type { Look, Subject } from '../engine/look.ts';
import { reopen } from '../engine/judge/reopen.ts';
import { createWorld, type World } from '../engine/world.ts';
import type { Analysis, Finding, Project, Refusal } from '../model/finding.ts';
import type { Catalogue } from '../model/rule.ts';

/** A finding as it was judged, ready to be mended. */
export interface Opened {
  readonly finding: Finding;
  readonly about: Subject;
  readonly look: Look;
  readonly project: Project;
}

const worlds = new WeakMap<Project, World>();
/** Fixes are asked for one by one; the project is looked through once. */
export function worldOf(project: Project): World {
  let world = worlds.get(project);
  if (!world) worlds.set(project, (world = createWorld(project)));
  return world;
}

export function open(finding: Finding, { project }: Analysis, catalogue: Catalogue): Opened | Refusal {
  if (finding.noFix !== undefined || !finding.resource.body)
    return { finding, because: finding.noFix ?? 'The place that decides is not in this project.' };
  const opened = reopen(finding, worldOf(project), catalogue);
  return opened
    ? { finding, project, ...opened }
    : { finding, because: 'The file has changed: look at the findings again.' };
}
