import type { CodeActionContext, Range } from 'vscode-languageserver';
import { CodeActionKind } from 'vscode-languageserver';
import type { Finding, Fix, WiderOffer } from '../../model/finding.ts';
import type { ActionPayload } from './action-data.ts';
import type { Fixes } from './fixes.ts';
import { touches } from '../editor/range.ts';
import type { DocumentReport, Shown } from '../diagnostics/report.ts';
import type { DroppableRun } from '../slices.ts';

/** Kind of the action that mends a whole file; `editor.codeActionsOnSave` may name it. */
export const FIX_ALL = 'source.fixAll.atrest';

/** Something to choose from, before it is put into the editor's terms. */
export interface AvailableAction {
  readonly title: string;
  readonly kind: string;
  /** What it does to the text; absent when it shows the page of a rule. */
  readonly payload?: ActionPayload;
  readonly page?: string;
  readonly about?: Shown;
  readonly preferred?: boolean;
  /** The editor may have to ask before it changes anything. */
  readonly confirm?: boolean;
  /** It is for other findings than those at the place, too, which are not looked at before it is chosen. */
  readonly wide?: true;
}

/** Of a large selection, the first findings only: nobody reads a longer menu, and each choice is worked out. */
const MOST_HERE = 20;

/**
 * What to offer at a place, worked out for the findings there and not for the rest of the file, of which no number is told; in this order: fixes, those of several stores with one key, all of the same rule in the file, all in-place
 * fixes in the file, suppressions, the rule's page. Undefined when dropped.
 */
export async function actionsAt(
  range: Range,
  context: CodeActionContext,
  reports: readonly DocumentReport[],
  fixes: Fixes,
  run: DroppableRun,
): Promise<readonly AvailableAction[] | undefined> {
  const quick = asksFor(context, CodeActionKind.QuickFix);
  const here = quick ? findingsAt(range, reports).slice(0, MOST_HERE) : [];
  const wholeFile = asksFor(context, FIX_ALL);
  if (here.length === 0 && !wholeFile) return [];
  const mendsFile = wholeFile && (await fixes.hasPreferred(reports, run));
  if (mendsFile === undefined) return undefined;
  const single = here.flatMap((about) => {
    const ofOne = fixes.of(about);
    const first = ofOne.find((fix) => fix.preferred);
    return ofOne.map((fix) => ({ fix, action: fixAction(about, fix, fix === first, fixes.titleOf(about, fix)) }));
  });
  const byRule = [...new Map(here.toReversed().map((about) => [about.finding.rule.id, about] as const)).values()];
  const wider = new Map(
    byRule.toReversed().flatMap((about) => fixes.wider(about).map((offer) => [offer.title, { about, offer }] as const)),
  );
  const several = [...wider.values()].map(({ about, offer }) => widerAction(about, offer));
  const mendsMore = single.some(({ fix }) => fix.preferred) && reports.some(mayMendSeveral);
  return [
    ...single.filter(({ fix }) => !isSuppression(fix)).map(({ action }) => action),
    ...several,
    ...(mendsMore ? [everything(CodeActionKind.QuickFix, here[0])] : []),
    ...(mendsFile ? [everything(FIX_ALL)] : []),
    ...single.filter(({ fix }) => isSuppression(fix)).map(({ action }) => action),
    ...byRule.map((about) => pageAction(about)),
  ];
}

const everything = (kind: string, about?: Shown): AvailableAction => ({
  title: 'Apply all in-place fixes in this file',
  kind,
  payload: { all: '*' },
  wide: true,
  ...(about && { about }),
});

/** As far as the findings themselves tell. */
const mayMendSeveral = ({ shown }: DocumentReport): boolean =>
  shown.filter(({ finding }) => mayBeInPlace(finding)).length > 1;
const mayBeInPlace = ({ fixable, impact, verdict }: Finding): boolean =>
  fixable && impact === 'in-place' && verdict !== 'unknown';

/** Whether the editor asks for actions of a kind; source actions must be asked for. */
function asksFor({ only }: CodeActionContext, kind: string): boolean {
  if (!Array.isArray(only)) return kind === CodeActionKind.QuickFix;
  return only.some((asked) => asked === '' || asked === kind || kind.startsWith(`${asked}.`));
}

/** Findings that touch the range; what two projects say alike counts once. */
function findingsAt(range: Range, reports: readonly DocumentReport[]): readonly Shown[] {
  const touched = reports.flatMap(({ shown }) => shown).filter(({ diagnostic }) => touches(diagnostic.range, range));
  const byText = new Map(
    touched.toReversed().map((one) => [JSON.stringify([one.diagnostic.range, one.diagnostic.message]), one]),
  );
  return [...byText.values()].toReversed();
}

/** A suppression mends nothing and is offered last. */
export const isSuppression = (fix: Fix): boolean => fix.outcome.is === 'suppressed';

const fixAction = (about: Shown, fix: Fix, preferred: boolean, title: string): AvailableAction => ({
  title,
  kind: CodeActionKind.QuickFix,
  payload: { fix: fix.id, fingerprint: about.fingerprint },
  about,
  preferred,
  confirm: fix.confirm !== undefined || fix.impact !== 'in-place',
});

/** What the others take is not known yet. */
const widerAction = (about: Shown, { id, title }: WiderOffer): AvailableAction => ({
  title,
  kind: CodeActionKind.QuickFix,
  payload: { fix: id, fingerprint: about.fingerprint },
  about,
  preferred: false,
  confirm: true,
  wide: true,
});

const pageAction = (about: Shown): AvailableAction => {
  const rule = about.finding.rule.id;
  return { title: `Show the page of ${rule}`, kind: CodeActionKind.QuickFix, page: rule, about };
};
