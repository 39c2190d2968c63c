import type { Json, Path } from '../../../model/source.ts';
import { addressOf, withoutIndexes } from './address.ts';
import { isMap, listOf, member, memberAt, textOf } from '../../json.ts';

/** Modules inside modules; Terraform itself refuses to go on without an end. */
export const maximumDepth = 64;

/** One instance of a block, as it will be after apply (in a state: as it is). */
export interface PlannedInstance {
  readonly address: string;
  readonly values: Json | undefined;
  /** Mirrors the values: `true` where a value is known after apply only. */
  readonly unknown: Json | undefined;
  /** Mirrors the values: `true` where a value is a secret. */
  readonly sensitive: Json | undefined;
  /** Where the values stand in the document, and where the instance's entry stands. */
  readonly valuesAt: Path;
  readonly entryAt: Path;
  /** It is there already, so that values may come from the state. */
  readonly existed: boolean;
  readonly actions: readonly string[];
  readonly replacePaths: readonly Json[];
}
/** All instances of a block. */
export interface PlannedBlock {
  readonly address: string;
  readonly module: string;
  readonly type: string;
  readonly name: string;
  readonly isData: boolean;
  readonly instances: PlannedInstance[];
}
export type Groups = ReadonlyMap<string, PlannedBlock>;

/** Instances that exist after apply, by the address of their block. What is destroyed or forgotten is left out. */
export function plannedInstances(plan: Json): Groups {
  const groups = new Map<string, PlannedBlock>();
  const seen = new Set<string>();
  for (const [index, json] of listOf(member(plan, 'resource_changes')).entries()) {
    const change = member(json, 'change');
    const actions = listOf(member(change, 'actions')).filter((action) => typeof action === 'string');
    const address = textOf(member(json, 'address')) ?? '';
    // A deposed object is the old half of a replacement.
    if (textOf(member(json, 'deposed')) !== undefined) continue;
    seen.add(address);
    if (actions.length > 0 && actions.every((action) => action === 'delete' || action === 'forget')) continue;
    const entryAt = ['resource_changes', index];
    add(groups, json, withoutIndexes(textOf(member(json, 'module_address')) ?? ''), {
      address,
      values: member(change, 'after'),
      unknown: member(change, 'after_unknown'),
      sensitive: member(change, 'after_sensitive'),
      valuesAt: [...entryAt, 'change', 'after'],
      entryAt,
      existed: isMap(member(change, 'before')),
      actions,
      replacePaths: listOf(member(change, 'replace_paths')),
    });
  }
  // What a targeted plan does not look at has no change, but is there; data sources stand in the state only.
  const planned = ['planned_values', 'root_module'];
  addTree(groups, memberAt(plan, ...planned), planned, (address) => !seen.has(address));
  const prior = ['prior_state', 'values', 'root_module'];
  addTree(groups, memberAt(plan, ...prior), prior, (address, mode) => mode === 'data' && !seen.has(address));
  return groups;
}

/** Instances of a state written by `terraform show -json`. */
export function stateInstances(state: Json): Groups {
  const groups = new Map<string, PlannedBlock>();
  addTree(groups, memberAt(state, 'values', 'root_module'), ['values', 'root_module'], () => true);
  return groups;
}

function addTree(
  groups: Map<string, PlannedBlock>,
  root: Json | undefined,
  rootAt: Path,
  wanted: (address: string, mode: string | undefined) => boolean,
): void {
  const waiting: { readonly module: Json | undefined; readonly at: Path; readonly depth: number }[] = [
    { module: root, at: rootAt, depth: 0 },
  ];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { module, at, depth } = next;
    const moduleAddress = withoutIndexes(textOf(member(module, 'address')) ?? '');
    for (const [index, json] of listOf(member(module, 'resources')).entries()) {
      const address = textOf(member(json, 'address')) ?? '';
      if (!wanted(address, textOf(member(json, 'mode')))) continue;
      const entryAt = [...at, 'resources', index];
      add(groups, json, moduleAddress, {
        address,
        values: member(json, 'values'),
        unknown: undefined,
        sensitive: member(json, 'sensitive_values'),
        valuesAt: [...entryAt, 'values'],
        entryAt,
        existed: true,
        actions: [],
        replacePaths: [],
      });
    }
    if (depth === maximumDepth) continue;
    for (const [index, child] of listOf(member(module, 'child_modules')).entries()) {
      waiting.push({ module: child, at: [...at, 'child_modules', index], depth: depth + 1 });
    }
  }
}

function add(groups: Map<string, PlannedBlock>, json: Json, module: string, instance: PlannedInstance): void {
  const type = textOf(member(json, 'type'));
  const name = textOf(member(json, 'name'));
  if (type === undefined || name === undefined) return;
  const mode = textOf(member(json, 'mode'));
  const address = addressOf(module, mode, type, name);
  const group = groups.get(address);
  if (group) group.instances.push(instance);
  else groups.set(address, { address, module, type, name, isData: mode === 'data', instances: [instance] });
}
