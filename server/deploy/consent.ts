import type { DeployEffect, DeployOutcome } from '../model/deploy.ts';
import type { Fix } from '../model/finding.ts';

/** Resources that are named before the rest is counted. */
const maximumNames = 4;

const isReplaced = ({ effect }: DeployEffect): boolean => effect === 'replaces' || effect === 'may-replace';
const fails = ({ effect }: DeployEffect): boolean => effect === 'rejected';

/** What the user must agree to before a fix is applied, now that its deploy is known; undefined when nothing has to be asked. */
export function consentTo(fix: Fix, { computed, effects }: DeployOutcome): string | undefined {
  if (!computed) return fix.confirm === undefined ? undefined : `${fix.confirm} ${notComputed}`;
  return (
    consentToAll(effects) ?? (effects.some(isReplaced) || fix.confirm === undefined ? severalFiles(fix) : fix.confirm)
  );
}
const notComputed = 'The impact on other resources was not computed.';

/** The same for fixes that ask for nothing by themselves. */
export function consentToAll(effects: readonly DeployEffect[]): string | undefined {
  const replaced = effects.filter(isReplaced);
  const risky = effects.some(fails) || replaced.length > 1 || replaced.some(({ data }) => data === 'dropped');
  return risky ? [...effects.filter(fails).map(failure), ...replacements(replaced)].join(' ') : undefined;
}

const severalFiles = ({ edits }: Fix): string | undefined =>
  new Set(edits.map(({ uri }) => uri)).size > 1 ? 'This changes several files.' : undefined;

const failure = ({ resource, because }: DeployEffect): string =>
  `A deploy fails if \`${resource}\` is already deployed: ${because}.`;

function replacements(replaced: readonly DeployEffect[]): readonly string[] {
  const [first, ...others] = replaced;
  if (!first) return [];
  const named = others.slice(0, maximumNames).map((one) => `\`${one.resource}\`${fateOf(one)} (${one.because})`);
  const rest = others.length - named.length;
  const verb = first.effect === 'may-replace' ? 'may replace' : 'replaces';
  return [
    `A deploy ${verb} \`${first.resource}\`: ${first.because}.`,
    ...(first.data === undefined ? [] : [LOSS[first.data]]),
    ...(named.length > 0 ? [`It also replaces ${[...named, ...(rest > 0 ? [`${rest} more`] : [])].join(', ')}.`] : []),
  ];
}
type Data = NonNullable<DeployEffect['data']>;
const LOSS: Readonly<Record<Data, string>> = {
  dropped: 'The new one is empty, and the old one is removed with its data.',
  snapshot: 'The new one is empty; of the old one a snapshot stays.',
  kept: 'The new one is empty; the old one stays, outside of the stack.',
};
const FATE: Readonly<Record<Data, string>> = {
  dropped: ' with its data',
  snapshot: ', with a snapshot,',
  kept: ', whose old one stays,',
};
const fateOf = ({ data }: DeployEffect): string => (data === undefined ? '' : FATE[data]);

/** The title of a fix with what its deploy does beyond what the title says already. */
export function retitled({ title, impact }: Fix, { effects }: DeployOutcome): string {
  const [first, ...others] = effects;
  const notes: string[] = [];
  if (first && fails(first) && impact !== 'rejected') notes.push('a deploy fails because of its fixed name');
  const replaced = others.filter((one) => isReplaced(one) || fails(one));
  const [only] = replaced;
  if (only)
    notes.push(
      replaced.length === 1 ? `also replaces \`${only.resource}\`` : `also replaces ${replaced.length} resources`,
    );
  return notes.length === 0 ? title : `${title}: ${notes.join(', ')}`;
}
