import type { Project } from '../../../server/model/finding.ts';
import type { Value } from '../../../server/model/value.ts';

/** What of Terraform's plan is compared. */
export interface Plan {
  readonly resource_changes?: readonly Change[];
  readonly planned_values?: { readonly outputs?: Readonly<Record<string, { readonly value?: unknown }>> };
  readonly output_changes?: Readonly<Record<string, { readonly after?: unknown; readonly after_unknown?: unknown }>>;
}
export interface Change {
  readonly address: string;
  readonly mode: string;
  readonly change: { readonly after: unknown; readonly after_unknown?: unknown };
}

export interface Agreement {
  readonly compared: number;
  readonly disagreements: readonly string[];
}

/** Compares every value that AtRest claims to know with the plan of the same module. */
export function agreement(project: Project, plan: Plan): Agreement {
  const found: string[] = [];
  let compared = 0;
  const byBlock = new Map<string, Change[]>();
  for (const change of plan.resource_changes ?? []) {
    const block = change.address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g, '');
    byBlock.set(block, [...(byBlock.get(block) ?? []), change]);
  }
  for (const resource of project.resources) {
    if (resource.type.startsWith('data.')) continue;
    const changes = byBlock.get(resource.address) ?? [];
    if (resource.exists.is === 'known') {
      compared += 1;
      if ((resource.exists.value === true) !== changes.length > 0) found.push(`${resource.address}: exists`);
    }
    if (changes.length > 1 && resource.instances) {
      compared += 1;
      const addresses = changes.map(({ address }) => address).toSorted();
      if (resource.instances.toSorted().join() !== addresses.join()) found.push(`${resource.address}: instances`);
    }
    for (const { address, change } of changes) {
      const result = compare(resource.properties, change.after, change.after_unknown, address, guardFor(address));
      compared += result.compared;
      found.push(...result.disagreements);
    }
  }
  return { compared, disagreements: found };
}

/** Of values that differ among instances, the case of this one. */
function guardFor(address: string): (condition: string) => boolean | undefined {
  const own = /\[((?:\d+|"(?:[^"\\]|\\.)*"))\]$/.exec(address)?.[1];
  return (condition) => {
    const asked = /^(?:each\.key|count\.index) == (\d+|"(?:[^"\\]|\\.)*")( in .*)?$/.exec(condition)?.[1];
    const call = /^(?:each\.key|count\.index) == (\d+|"(?:[^"\\]|\\.)*") for (module\.\w+)/.exec(condition);
    if (call) return address.includes(`${call[2] ?? ''}[${call[1] ?? ''}]`);
    return asked === undefined ? undefined : asked === own;
  };
}

type Decide = (condition: string) => boolean | undefined;

export function compare(value: Value, planned: unknown, open: unknown, path: string, decide: Decide): Agreement {
  const differs = (what: string): Agreement => ({ compared: 1, disagreements: [`${path}: ${what}`] });
  switch (value.is) {
    case 'known':
      if (open === true) return differs(`${JSON.stringify(value.value)} is known after apply only`);
      if (sameScalar(value.value, planned)) return { compared: 1, disagreements: [] };
      if (Array.isArray(planned) && planned.some((item) => sameScalar(value.value, item)))
        return { compared: 1, disagreements: [] };
      return differs(`${JSON.stringify(value.value)} is planned as ${JSON.stringify(planned)}`);
    case 'map':
      return compareMap(value, planned, open, path, decide);
    case 'list':
      return total(
        value.items.map((item, index) => compareItem(item, planned, open, `${path}[${String(index)}]`, decide)),
      );
    case 'branches': {
      const arms = value.arms.filter((arm) =>
        arm.when.every((atom) => (decide(atom.condition.text) ?? atom.holds) === atom.holds),
      );
      return best(arms.map((arm) => compare(arm.value, planned, open, path, decide))) ?? differs('no case is left');
    }
    case 'reference':
      return value.missing ? differs(`${value.address} is said to be missing`) : { compared: 0, disagreements: [] };
    default:
      return { compared: 0, disagreements: [] };
  }
}

function compareMap(
  value: Extract<Value, { is: 'map' }>,
  planned: unknown,
  open: unknown,
  path: string,
  decide: Decide,
): Agreement {
  if (typeof planned === 'string') return compare(value, parsed(planned), false, path, decide);
  if (Array.isArray(planned)) return compareItem(value, planned, open, path, decide);
  return total(
    value.entries.map(({ key, value: child }) =>
      compare(child, partOf(planned, key), partOf(open, key) ?? open === true, `${path}.${key}`, decide),
    ),
  );
}

/** Blocks of a set have no order: one of the planned ones must agree. */
function compareItem(item: Value, planned: unknown, open: unknown, path: string, decide: Decide): Agreement {
  if (open === true || planned === undefined || planned === null) return compare(item, planned, open, path, decide);
  const items = Array.isArray(planned) ? (planned as unknown[]) : [structure(planned)];
  const all = items.map((each, index) => compare(item, each, partOf(open, index), path, decide));
  return best(all) ?? compare(item, undefined, open, path, decide);
}

/** JSON text of a structure as that structure. */
function structure(planned: unknown): unknown {
  const inner = typeof planned === 'string' ? parsed(planned) : planned;
  return typeof inner === 'object' && inner !== null ? inner : planned;
}

function best(results: readonly Agreement[]): Agreement | undefined {
  return results.toSorted((a, b) => a.disagreements.length - b.disagreements.length)[0];
}
const total = (results: readonly Agreement[]): Agreement => ({
  compared: results.reduce((sum, result) => sum + result.compared, 0),
  disagreements: results.flatMap(({ disagreements }) => disagreements),
});

function partOf(whole: unknown, key: string | number): unknown {
  return typeof whole === 'object' && whole !== null ? (whole as Record<string | number, unknown>)[key] : undefined;
}

/** Types are converted where the provider's schema asks for it. */
function sameScalar(ours: unknown, theirs: unknown): boolean {
  if (ours === theirs || String(ours) === String(theirs)) return true;
  if (ours === '' || ours === null) return theirs === null || theirs === undefined || theirs === '';
  if (typeof ours !== 'string' || typeof theirs !== 'string') return Number(ours) === Number(theirs);
  const [a, b] = [parsed(ours), parsed(theirs)];
  return a !== undefined && b !== undefined && JSON.stringify(normal(a)) === JSON.stringify(normal(b));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function normal(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 1 ? normal(value[0]) : value.map(normal);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, child]) => [key, normal(child)]),
  );
}
