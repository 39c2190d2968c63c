import { code } from '../../model/text/code.ts';
import type { StoreSite } from '../../model/finding.ts';
import type { Kind } from '../../model/kind.ts';
import type { Rule } from '../../model/rule.ts';
import type { Rung } from '../../model/level.ts';
import type { Condition, Guard } from '../../model/condition.ts';
import type { LevelPart } from '../judge/level.ts';
import type { WrongWord } from '../judge/wrong-word.ts';

/** "when `IsProd` is false", "when `IsProd` is true and `Param = "x"`"; empty when it is so in every case. */
export function whenText(guards: readonly Guard[]): string {
  const texts = guards
    .filter((guard) => guard.length > 0)
    .map((guard) =>
      told(guard)
        .map(({ condition, holds }) => atomText(condition, holds))
        .join(' and '),
    );
  const unique = [...new Set(texts)];
  if (unique.length === 0) return '';
  const shown = unique.slice(0, 3).join(', or ');
  return ` when ${shown}${unique.length > 3 ? `, or in ${String(unique.length - 3)} more cases` : ''}`;
}

/** `Env = "prod"` says all that "not `Env = "dev"`" adds. */
function told(guard: Guard): Guard {
  const settled = new Set(
    guard.flatMap(({ condition, holds }) => (holds && condition.is === 'value' ? condition.of : [])),
  );
  return guard.filter(({ condition, holds }) => holds || condition.is !== 'value' || !settled.has(condition.of));
}

const atomText = ({ is, text }: Condition, holds: boolean): string =>
  is === 'named' ? `${code(text)} is ${String(holds)}` : holds ? code(text) : `not ${code(text)}`;

export function storeName(site: StoreSite): string {
  const inner = site.identity ?? (site.path.length === 0 ? undefined : site.path.join('.'));
  return inner === undefined ? code(site.resource.address) : `${code(inner)} of ${code(site.resource.address)}`;
}

/** What is told of a rung: how the level comes about, in which cases, and the switch that is written and asks for nothing. */
export interface RungState {
  readonly part: LevelPart | undefined;
  readonly parts: readonly LevelPart[];
  readonly when: string;
  readonly off?: string | undefined;
  /** Why no KMS key is asked for beyond it, where that is so. */
  readonly limit?: string | undefined;
}

/** What is so, and why it matters here. What to do is the fix's title. */
export function rungMessage(
  kind: Kind,
  site: StoreSite,
  rung: Rung,
  { part, parts, when, off, limit }: RungState,
): string {
  const who = `${kind.noun} ${storeName(site)}`;
  const because = part ? part.fact.because : '';
  const since = part?.fact.since === undefined ? '' : ` (since ${part.fact.since})`;
  const levels = new Set(parts.flatMap((one) => one.levels));
  const level = levels.size === 1 ? [...levels][0] : undefined;
  const most = limit === undefined ? '' : ` No KMS key is asked for: ${limit}.`;
  switch (rung) {
    case 'encrypted':
      return `${who} is not encrypted at rest${when}: ${because}${since}.`;
    case 'declared':
      if (level === 'none' && part?.basis === 'declared')
        return `${who} is stated not to be encrypted${when}: ${because}${since}.`;
      if (off !== undefined)
        return `${who} asks for no encryption${when}: ${off}; ${because}${since}. Asked for, it is evidence and survives a change of default.${most}`;
      return `${who} does not state its encryption${when}; ${because}${since}. Written down, it is evidence and survives a change of default.${most}`;
    case 'kms-key':
      return `${who} is encrypted, but not with a KMS key${when}: ${because}${since}. Without a KMS key there is no key policy, and no record of who decrypts.`;
    case 'customer-key':
      if (levels.size > 1) return `${who} does not use a customer-managed key, whatever else it is${when}.`;
      return level === 'aws'
        ? `${who} uses an AWS-managed key${when}: its policy can't be changed, and its use can't be shut off. ${sentence(because)}`
        : `${who} does not use a customer-managed key${when}: ${because}${since}.`;
  }
}

/** Of a setting that is none of those that there are. */
export function wrongWordMessage(
  kind: Kind,
  site: StoreSite,
  { name, value, values }: WrongWord,
  when: string,
): string {
  const known = values.length > 1 ? `one of ${values.map(code).join(', ')}` : code(values[0] ?? '');
  return `${kind.noun} ${storeName(site)} asks for an encryption that does not exist${when}: ${code(name)} is ${code(value)}. Write ${known}, or a deploy is rejected.`;
}

export function unsureMessage(
  kind: Kind,
  site: StoreSite,
  rung: Rung,
  reasons: readonly string[],
  when: string,
): string {
  const what = {
    encrypted: 'is encrypted at rest',
    declared: 'states its encryption',
    'kms-key': 'is encrypted with a KMS key',
    'customer-key': 'is encrypted with a customer-managed key',
  }[rung];
  const why = reasons[0];
  return `It can't be told from here whether ${kind.noun} ${storeName(site)} ${what}${when}${why === undefined ? '' : `: ${why}`}.`;
}

/** Of a rule without rungs: its complaint, and that nobody knows whether it applies. Its message would claim what is not known. */
export function unsureOf({ title }: Rule, site: StoreSite, why: string | undefined, when: string): string {
  const known = why === undefined ? '' : ` What decides it is not known: ${why}.`;
  return `It can't be told from here whether this is so of ${storeName(site)}${when}: ${title}.${known}`;
}

/** A reason as a rule or a dialect words it, made to stand by itself. */
export const sentence = (text: string): string =>
  text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
