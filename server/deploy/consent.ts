import { code } from '../model/text/code.ts';
import type { DeployEffect, DeployOutcome } from '../model/deploy.ts';
import { type Fix, withNotes } from '../model/finding.ts';

/** Resources that are named before the rest is counted. */
const maximumNames = 4;

const isReplaced = ({ effect }: DeployEffect): boolean => effect === 'replaces' || effect === 'may-replace';
const fails = ({ effect }: DeployEffect): boolean => effect === 'rejected';

/** What the user must agree to before a fix is applied, now that its deploy is known as far as it can be: lines, none when nothing has to be asked. */
export function consentTo(fix: Fix, outcome?: DeployOutcome): readonly string[] {
  const { loses, confirm } = fix;
  const known = outcome?.computed === true;
  const lost = known ? consentToAll(outcome.effects) : loses === undefined ? [] : [loses];
  const asked = [...lost, ...(confirm === undefined ? [] : [confirm])];
  return asked.length > 0 && outcome && !known ? [...asked, notComputed] : asked;
}
const notComputed = 'The impact on other resources was not computed.';

/** The same for fixes that ask for nothing by themselves. */
export function consentToAll(effects: readonly DeployEffect[]): readonly string[] {
  const replaced = effects.filter(isReplaced);
  const risky = effects.some(fails) || replaced.length > 1 || replaced.some(({ data }) => data === 'dropped');
  return risky ? [...effects.filter(fails).map(failure), ...replacements(replaced)] : [];
}

const failure = ({ resource, because }: DeployEffect): string =>
  `A deploy fails if ${code(resource)} is already deployed: ${because}.`;

/** What matters most comes first: a notification may show no more than that. */
function replacements(replaced: readonly DeployEffect[]): readonly string[] {
  if (replaced.length === 0) return [];
  const verb = replaced.every(({ effect }) => effect === 'may-replace') ? 'may replace' : 'replaces';
  const deploy = `deploy ${verb} ${namesOf(replaced)}`;
  const lost = replaced.filter(({ data }) => data === 'dropped');
  const reasons = replaced.slice(0, maximumNames).map(({ resource, because }) => `${code(resource)}: ${because}`);
  return [
    lost.length === 0 ? `A ${deploy}.` : `Data of ${namesOf(lost)} is lost: a ${deploy}.`,
    ...(['snapshot', 'kept'] as const).flatMap((fate) => {
      const some = replaced.filter(({ data }) => data === fate);
      return some.length > 0 ? [`${FATE[fate]} ${namesOf(some)} stays.`] : [];
    }),
    `${reasons.join('; ')}.`,
  ];
}
const FATE = { snapshot: 'A snapshot of', kept: 'Outside of the stack the old' };

function namesOf(effects: readonly DeployEffect[]): string {
  const named = effects.slice(0, maximumNames).map(({ resource }) => code(resource));
  const rest = effects.length - named.length;
  const all = rest > 0 ? [...named, `${rest} more`] : named;
  return [all.slice(0, -1).join(', '), all.at(-1)].filter((part) => part !== '').join(' and ');
}

/** The title of a fix with what its deploy does beyond what the title says already. */
export function retitled({ result, notes: told, impact, also }: Fix, { effects }: DeployOutcome): string {
  const [first, ...others] = effects;
  const notes: string[] = [];
  if (first && fails(first) && impact !== 'rejected') notes.push('a deploy fails because of its fixed name');
  const meant = new Set(also.map(({ resource }) => resource.address));
  const replaced = others.filter((one) => (isReplaced(one) || fails(one)) && !meant.has(one.resource));
  const [only] = replaced;
  if (only)
    notes.push(
      replaced.length === 1 ? `also replaces ${code(only.resource)}` : `also replaces ${replaced.length} resources`,
    );
  return withNotes(result, [...told, ...notes]);
}
