import type { Analysis, Finding, KeyChoice, Refusal } from '../model/finding.ts';
import { ACCESSES } from '../model/impact.ts';
import type { Catalogue } from '../model/rule.ts';
import { assemble, type PlannedFix } from './assemble.ts';
import { keyChoices, keyFor, type Unnamed, whyUnfit } from './keys/key-choices.ts';
import { keysFor } from './keys/keys.ts';
import { existingKey, type NamedKey } from './keys/named-key.ts';
import { open } from './open.ts';
import { isKeyed, type Way } from './way.ts';
import { waysOf } from './ways.ts';

export interface Choices {
  readonly fixes: readonly PlannedFix[];
  readonly refused: readonly Refusal[];
}

/** Every fix of a finding, in the order to offer them: least change first, then by key. With a choice, those that name that key. */
export function choicesFor(finding: Finding, analysis: Analysis, catalogue: Catalogue, key?: KeyChoice): Choices {
  const opened = open(finding, analysis, catalogue);
  if ('because' in opened) return { fixes: [], refused: [opened] };
  const fixes: PlannedFix[] = [];
  const refused: Refusal[] = [];
  const add = (made: PlannedFix | Refusal): void => {
    if ('because' in made) {
      // What stands against one key often stands against all.
      if (refused.every(({ because }) => because !== made.because)) refused.push(made);
    } else if (made.edits.length > 0) fixes.push(made);
  };
  let keys: readonly (NamedKey | Unnamed)[] | undefined;
  const ways = waysOf(opened);
  for (const way of ways) {
    if (!isKeyed(way)) {
      if (key === undefined || !ways.some(isKeyed)) add(assemble([{ opened, way }], way));
      continue;
    }
    keys ??= key ? [keyFor([opened], key, catalogue)] : keyChoices(opened, catalogue);
    for (const named of keys)
      add(
        'refused' in named
          ? { finding, because: named.refused }
          : assemble([{ opened, way }], { ...keyedMaking(way, named), only: isOnly(named, keys) }),
      );
  }
  return { fixes: inOrder(fixes), refused };
}

/** The fix of a finding that may be applied unasked, and no other is looked at. */
export function preferredFor(finding: Finding, analysis: Analysis, catalogue: Catalogue): PlannedFix | undefined {
  const opened = open(finding, analysis, catalogue);
  if ('because' in opened) return undefined;
  for (const way of waysOf(opened)) {
    if (way.access !== 'unchanged') continue;
    const [key, ...others] = isKeyed(way) ? keysFor(finding.resource, opened.project, opened.look) : [];
    if (isKeyed(way) && (!key || others.length > 0)) continue;
    if (key && whyUnfit(opened, { is: 'existing', name: key.address }) !== undefined) continue;
    const making = key ? { ...keyedMaking(way, existingKey(key)), only: true } : way;
    const made = assemble([{ opened, way }], making);
    if (!('because' in made) && made.preferred && made.edits.length > 0) return made;
  }
  return undefined;
}

/** The only key that the project has for it. */
const isOnly = (named: NamedKey, keys: readonly (NamedKey | Unnamed)[]): boolean =>
  named.existing !== undefined && keys.filter((one) => 'existing' in one).length === 1;

const keyedMaking = (way: Way, key: NamedKey, id = way.id): Parameters<typeof assemble>[1] => ({
  id: `${id}:${key.choice.is === 'existing' ? key.choice.name : key.choice.is === 'literal' ? key.choice.arn : `(${key.choice.is})`}`,
  result: `${way.result} with ${key.words}`,
  key,
});

/** What the project has comes first, keys that let everyone in before others; then a new key, then a parameter. */
function inOrder(fixes: readonly PlannedFix[]): readonly PlannedFix[] {
  const rank = ({ key, access }: PlannedFix): number =>
    key?.is === 'new' ? 3 : key?.is === 'parameter' ? 4 : key?.is === 'existing' ? ACCESSES.indexOf(access) : 0;
  return fixes.toSorted((a, b) => rank(a) - rank(b));
}
