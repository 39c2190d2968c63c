import type { Finding, Judged, StoreSite } from '../../model/finding.ts';
import type { Kind } from '../../model/kind.ts';
import type { Catalogue } from '../../model/rule.ts';
import { again } from '../cases.ts';
import { present, type CaselessLook } from './judge-store.ts';
import { levelsOf } from './level.ts';
import type { Look, Subject } from '../look.ts';
import type { World } from '../world.ts';

/** What was judged, seen once more in one of its cases; without `about` where it does not exist then. */
export function openAgain(
  kind: Kind,
  { resource, path, spelled, when }: StoreSite & Pick<Judged, 'spelled' | 'when'>,
  around: CaselessLook,
): { readonly about: Subject | undefined; readonly look: Look } {
  const look: Look = { ...around, now: again(when), depth: 0 };
  return { about: present(resource, kind, spelled, path, look), look };
}

/** The finding's subject in the case in which it was found; undefined when the project has changed under it. */
export function reopen(
  { rule, resource, judged }: Finding,
  world: World,
  catalogue: Catalogue,
): { readonly about: Subject; readonly look: Look } | undefined {
  const around: CaselessLook = { world, catalogue, settings: judged.settings, levelsOf };
  const { about, look } = openAgain(rule.kind, { resource, ...judged }, around);
  return about && { about, look };
}
