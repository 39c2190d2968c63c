import { code } from '../model/text/code.ts';
import type { AppliedUse } from '../engine/keys/applied-uses.ts';
import { whoUses } from '../engine/keys/key-words.ts';
import type { Impact } from '../model/impact.ts';
import type { Kind } from '../model/kind.ts';

/** A use of a key that the fix can't see to, and the Region where it is. */
export interface Grant extends AppliedUse {
  readonly region: string | undefined;
}

/** How to get there without losing data, and who must be given access: sentences, to be shown wherever the fix is held back or asked about. */
export function recipeOf(
  mended: readonly { readonly kind: Kind; readonly impact: Impact }[],
  grants: readonly Grant[],
  /** The key becomes one that AWS manages, and it is not known who is to use it. */
  awsKey: boolean,
): readonly string[] {
  const moved = new Set(mended.flatMap(({ kind, impact }) => (MOVES.has(impact) ? [kind] : [])));
  const moves = [...moved].flatMap(({ noun, migration }) =>
    migration === undefined ? [] : [`How to move${moved.size > 1 ? ` (${noun})` : ''}: ${migration}`],
  );
  return [...moves, ...grantTexts(grants), ...(awsKey ? [OTHER_ACCOUNTS] : [])];
}
const OTHER_ACCOUNTS = 'Access: a key that AWS manages lets no other account in; a key of your own can.';
const MOVES: ReadonlySet<Impact> = new Set(['may-replace', 'replaces', 'rejected']);

/** One sentence for each who, and for those whom the text can't name one with all that they need. */
function grantTexts(grants: readonly Grant[]): readonly string[] {
  const unnamed = new Map<string, Set<string>>();
  const named = new Set<string>();
  for (const { use, applies, region } of grants) {
    const who = whoUses(use, region);
    if (use.principal === undefined) unnamed.set(who, new Set([...(unnamed.get(who) ?? []), ...use.actions]));
    else {
      const must = applies === 'yes' ? 'must' : 'may have to';
      const already = use.byDefault ? ', as the policy that KMS gives a key does' : '';
      named.add(`Access: the key's policy ${must} allow ${who} ${listOf(use.actions)}${already}.`);
    }
  }
  return [
    ...named,
    ...[...unnamed].map(([who, actions]) => `Access: ${who} needs ${listOf([...actions])} on the key.`),
  ];
}

const listOf = (actions: readonly string[]): string => {
  const all = actions.map((action) => code(action));
  return [all.slice(0, -1).join(', '), all.at(-1) ?? ''].filter((text) => text !== '').join(' and ');
};
