import type { Json } from '../../../model/source.ts';
import { isMap, listOf, member, memberAt, textOf } from '../../json.ts';

type Writable = Record<string, Json>;
const writable = (json: Json | undefined): Writable | undefined => (isMap(json) ? json : undefined);

/**
 * Lets go of what is not read in a plan, so that the memory is free before the rest is worked on: the state before, which is as large
 * as the state after; planned values and prior state of resources that have a change. Places in lists stay what they are.
 */
export function lighten(plan: Json): void {
  const changed = new Set<string>();
  for (const json of listOf(member(plan, 'resource_changes'))) {
    const change = writable(member(json, 'change'));
    const address = textOf(member(json, 'address'));
    if (address !== undefined) changed.add(address);
    if (!change) continue;
    if (isMap(change['before'])) change['before'] = {};
    delete change['before_sensitive'];
  }
  if (changed.size === 0) return;
  const isRead = (json: Json): boolean => !changed.has(textOf(member(json, 'address')) ?? '');
  thin(memberAt(plan, 'planned_values', 'root_module'), isRead);
  const isData = (json: Json): boolean => member(json, 'mode') === 'data';
  thin(memberAt(plan, 'prior_state', 'values', 'root_module'), (json) => isData(json) && isRead(json));
  delete writable(plan)?.['resource_drift'];
}

function thin(root: Json | undefined, isRead: (json: Json) => boolean): void {
  const waiting = [root];
  while (waiting.length > 0) {
    const module = writable(waiting.pop());
    if (!module) continue;
    const { resources } = module;
    if (resources !== undefined) module['resources'] = listOf(resources).map((json) => (isRead(json) ? json : null));
    for (const child of listOf(module['child_modules'])) waiting.push(child);
  }
}
