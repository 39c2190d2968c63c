import type { Analysis, Analyzer, Finding, Fix, KeyChoice, Offer } from '../../model/finding.ts';
import { ACCESSES, IMPACTS } from '../../model/impact.ts';
import { chosenBy } from '../../model/rule.ts';
import { Misuse } from '../misuse.ts';
import type { FixLimits } from './request.ts';

/** What is done about a finding: a fix, or why none is made. `refused` means that no option would help. */
export type Choice =
  | { readonly fix: Fix }
  /** `recipe`: of a fix that more options would allow. */
  | { readonly because: string; readonly refused: boolean; readonly recipe?: readonly string[] };

/** Throws `Misuse` for a name that no rule, family or question has: nothing would be fixed, and nobody told why. */
export function checkRules(names: readonly string[], { catalogue }: Analyzer): void {
  for (const name of names)
    if (!catalogue.isChosenBy(name))
      throw new Misuse('rule', name, `no rule, store or question of that name; \`atrest rules\` lists them`);
}

/** The first fix of a finding that the options allow. A key that has to be written is written only when it is asked for. */
export function chooseFix(
  finding: Finding,
  analysis: Analysis,
  analyzer: Analyzer,
  options: FixLimits,
  key?: KeyChoice,
): Choice {
  if (finding.verdict === 'unknown') return left('It is not known to be wrong.');
  if (!isAsked(finding, options)) return left('It is not asked for by --rule.');
  if (!finding.fixable) return refused(finding.noFix ?? 'The project has nothing to fix it with.');
  const offers = analyzer.offers(finding, analysis, key);
  const fits = (offer: Offer): boolean => key !== undefined || !writesKey(offer);
  // Whatever may be applied unasked is within the least that can be allowed.
  const allowed = offers.first((offer) => fits(offer) && isWanted(offer, options) && isAllowed(offer, options));
  if (allowed) return { fix: allowed };
  const first = offers.first(fits);
  if (first) return left(`"${first.title}" needs ${flagsFor(first, options).join(' and ')}.`, first.recipe);
  if (offers.first()) return left('It needs a key, and the project has none: --key new, --key parameter or --key ARN.');
  return refused(offers.refused()[0]?.because ?? finding.noFix ?? 'The project has nothing to fix it with.');
}

export const writesKey = ({ key }: Offer): boolean => key?.is === 'new' || key?.is === 'parameter';

const left = (because: string, recipe?: readonly string[]): Choice => ({
  because,
  refused: false,
  ...(recipe && { recipe }),
});
const refused = (because: string): Choice => ({ because, refused: true });

function isAsked({ rule }: Finding, options: FixLimits): boolean {
  return options.rule.length === 0 || options.rule.some((name) => chosenBy(rule).includes(name));
}

const within = <Word>(words: readonly Word[], word: Word, worst: Word): boolean =>
  words.indexOf(word) <= words.indexOf(worst);
const isAllowed = (fix: Offer, options: FixLimits): boolean =>
  within(IMPACTS, fix.impact, options.impact) && within(ACCESSES, fix.access, options.access);

/** What gives something up, or undoes what somebody decided, is made where its rule is named, and not for its family or store. */
const isWanted = ({ asked, finding }: Offer, { rule }: FixLimits): boolean =>
  asked !== true || rule.includes(finding.rule.id);

const flagsFor = (fix: Offer, options: FixLimits): readonly string[] => [
  ...(isWanted(fix, options) ? [] : [`--rule ${fix.finding.rule.id}`]),
  ...(within(IMPACTS, fix.impact, options.impact) ? [] : [`--impact ${fix.impact}`]),
  ...(within(ACCESSES, fix.access, options.access) ? [] : [`--access ${fix.access}`]),
];
