/** What the fix of a finding may touch at all, from the finding and the facts of its kind; whatever the fix says that it does. */
import { catalogue } from '../../rules/index.ts';
import { ITEMS, isNamed, type PathStep, stepsOf } from '../../server/engine/read/path.ts';
import type { Analysis, Finding, Fix } from '../../server/model/finding.ts';
import type { Elsewhere, Spelled, Spelling } from '../../server/model/kind.ts';
import type { Resource } from '../../server/model/resource.ts';
import { type Difference, isDictionary, leaves, type Steps } from './difference.ts';
import { pathOf } from './wanted.ts';

type Pattern = readonly (PathStep | number)[];
export interface Intended {
  /** Places that the fix may write at, or below. */
  readonly patterns: readonly Pattern[];
  /** Types of resources that it may write anew. */
  readonly fresh: ReadonlySet<string>;
}

/** Conditions are no places, and one block of Terraform may be written as a list of it. */
export function placeOf(path: Steps, terraform: boolean): Steps {
  const place: (string | number)[] = [];
  for (let index = 0; index < path.length; index++) {
    const step = path[index];
    if (step === 'Fn::If') index++;
    else if (step !== undefined && !(terraform && typeof step === 'number')) place.push(step);
  }
  return place;
}

export function intendedBy(findings: readonly Finding[], { project }: Analysis): Intended {
  const patterns: Pattern[] = [];
  const fresh = new Set<string>();
  const { newKeys } = catalogue;
  const bodyOf = ({ body, document, dialect }: Resource): Steps | undefined =>
    body && placeOf(pathOf(document, body).slice(1), dialect.listsOneBlock);

  const own = (resource: Resource, { facets, each, companion }: Spelled, within: Steps): void => {
    const body = bodyOf(resource);
    if (!body) return;
    const terraform = resource.dialect.listsOneBlock;
    const [base, inside] = [placeOf(resource.base, terraform), placeOf(within, terraform)];
    for (const facet of Object.values(facets).flatMap(each_)) {
      if (typeof facet !== 'string') elsewhere(resource, facet);
      else if (facet.startsWith('@')) patterns.push([...body, ...stepsOf(facet.slice(1))]);
      else if (facet.startsWith('^')) patterns.push([...body, ...base, ...stepsOf(facet.slice(1))]);
      else if (facet === '.') patterns.push([...body, ...base, ...inside]);
      else patterns.push([...body, ...base, ...(each === undefined ? [] : inside), ...stepsOf(facet)]);
    }
    if (companion) fresh.add(companion.type);
  };
  const elsewhere = (of: Resource, { type, path }: Elsewhere): void => {
    fresh.add(type);
    for (const other of project.resources) {
      const body = other.type === type && other.scope === of.scope ? bodyOf(other) : undefined;
      if (body) patterns.push([...body, ...placeOf(other.base, other.dialect.listsOneBlock), ...stepsOf(path)]);
    }
  };

  for (const finding of findings) {
    own(finding.resource, finding.judged.spelled, finding.judged.path);
    const { rule } = finding;
    if (rule.rung !== undefined || !rule.letsIn) continue;
    // The policy of the key that is named.
    for (const key of project.resources)
      for (const kind of catalogue.kindsOf(key.type)) {
        const spelled = kind.owner && [kind.types[key.type] ?? []].flat()[0];
        if (spelled) own(key, spelled, []);
      }
  }
  for (const { type, alias } of newKeys.types) for (const one of [type, alias.type]) fresh.add(one);
  return { patterns, fresh };
}
const each_ = (spelling: Spelling): readonly (string | Elsewhere)[] =>
  typeof spelling === 'object' && !('type' in spelling) ? spelling : [spelling];

/** Documents of policies, and what texts of policies are filled with. */
const AROUND = ['aws_iam_policy_document', 'aws_caller_identity', 'aws_partition', 'aws_region'];
/** Where a value is decided that properties refer to. */
const DECIDES: readonly unknown[] = ['Parameters', 'Mappings', 'Globals', 'variable', 'locals', 'module'];

/** What is touched that was not meant to be, in words. */
export function* beyond(
  difference: Difference,
  { patterns, fresh }: Intended,
  fix: Pick<Fix, 'key' | 'title'> & { readonly decided: readonly Steps[] },
  terraform: boolean,
): Generator<string> {
  const section = terraform ? 'resource' : 'Resources';
  const depth = terraform ? 3 : 2;
  for (const part of [...leaves(difference)]) {
    const path = placeOf(part.path, terraform);
    const said = `${path.join('.')}: ${JSON.stringify(part.before)} → ${JSON.stringify(part.after)}`;
    const is = (one: Pattern): boolean => matches(path, one);
    if (path[0] === section) {
      if (patterns.some(is)) continue;
      // A resource that was not there.
      const whole = isNew(difference, depth, terraform);
      const type = terraform ? path[1] : typeAt(difference, whole);
      if (whole && (fresh.has(String(type)) || type === undefined)) continue;
      yield `${said} (${String(type)})`;
    } else if (path[0] === 'data') {
      if (!AROUND.includes(String(path[1]))) yield said;
    } else if ((path[0] === 'Parameters' || path[0] === 'variable') && difference.before === undefined) {
      if (fix.key?.is !== 'parameter') yield said;
    } else if (!DECIDES.includes(path[0]) || !fix.decided.some((place) => matches(path, placeOf(place, terraform))))
      yield said;
  }
}

const isNew = ({ path, before }: Difference, depth: number, terraform: boolean): boolean =>
  before === undefined && placeOf(path, terraform).length <= depth;
const typeAt = ({ after }: Difference, whole: boolean): unknown =>
  whole && isDictionary(after) ? (after['Type'] ?? Object.values(after).find(isDictionary)?.['Type']) : undefined;

/** Whether the path is at the pattern or below it. What is on the way to it may be empty. */
function matches(path: Steps, pattern: Pattern): boolean {
  let at = 0;
  for (const step of pattern) {
    if (step === ITEMS || (typeof step !== 'number' && isNamed(step))) {
      if (typeof path[at] === 'number') at++;
      // The key that tells which item it is belongs to the item.
      if (isNamed(step) && path[at] === step.key && at === path.length - 1) return true;
    } else {
      // Of several maps in a list.
      if (typeof path[at] === 'number' && typeof step === 'string') at++;
      if (path[at] !== step) return false;
      at++;
    }
  }
  return true;
}
