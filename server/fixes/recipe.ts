import type { AppliedUse } from '../engine/applied-uses.ts';
import { whoUses } from '../engine/key-words.ts';
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
  return [...moves, ...new Set(grants.map(grantText)), ...(awsKey ? [OTHER_ACCOUNTS] : [])];
}
const OTHER_ACCOUNTS = 'Access: a key that AWS manages lets no other account in; a key of your own can.';
const MOVES: ReadonlySet<Impact> = new Set(['may-replace', 'replaces', 'rejected']);

function grantText({ use, applies, region }: Grant): string {
  const who = whoUses(use, region);
  const what = listOf(use.actions.map((action) => `\`${action}\``));
  if (use.principal === undefined) return `Access: ${who} needs ${what} on the key.`;
  const must = applies === 'yes' ? 'must' : 'may have to';
  return `Access: the key’s policy ${must} allow ${who} ${what}${use.byDefault ? ', as the policy that KMS gives a key does' : ''}.`;
}

const listOf = (texts: readonly string[]): string =>
  [texts.slice(0, -1).join(', '), texts.at(-1) ?? ''].filter((text) => text !== '').join(' and ');
