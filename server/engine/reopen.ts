import type { Finding } from '../model/finding.ts';
import type { Catalogue } from '../model/rule.ts';
import { levelsOf } from './level.ts';
import { again } from './cases.ts';
import { present } from './judge-store.ts';
import type { Look, Subject } from './look.ts';
import type { World } from './world.ts';

/** The finding's subject in the case in which it was found; undefined when the project has changed under it. */
export function reopen(
  finding: Finding,
  world: World,
  catalogue: Catalogue,
): { readonly about: Subject; readonly look: Look } | undefined {
  const { spelled, path, settings, when } = finding.judged;
  const look: Look = { world, catalogue, settings, levelsOf, now: again(when), depth: 0 };
  const about = present(finding.resource, finding.rule.kind, spelled, path, look);
  return about && { about, look };
}
