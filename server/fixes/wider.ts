import type { Analysis, Finding, KeyChoice, Refusal } from '../model/finding.ts';
import type { Catalogue } from '../model/rule.ts';
import { speller } from '../dialects/speller.ts';
import { assemble, type FindingWithWay, type PlannedFix } from './assemble.ts';
import { type Choices, choicesFor } from './choices.ts';
import { keyFor, whyUnfit } from './keys/key-choices.ts';
import { existingKey } from './keys/named-key.ts';
import { keyNamed } from './keys/keys.ts';
import { open, type Opened } from './open.ts';
import { isKeyed } from './way.ts';
import { waysOf } from './ways.ts';

/** With more findings in a file an answer would take too long to wait for in a menu. */
const MAX_TOGETHER = 300;

/**
 * Fixes of a finding and of others of its file along with it: all that can have a key with one new key or with that of a parameter,
 * and all of the same rule in the way of the first fix.
 */
export function widerFor(finding: Finding, analysis: Analysis, catalogue: Catalogue): readonly PlannedFix[] {
  const here = analysis.findings.filter((one) => isAlong(one, finding));
  if (here.length < 2 || here.length > MAX_TOGETHER) return [];
  const ordered = [finding, ...here.filter((one) => one !== finding)];
  const shared = (['new', 'parameter'] as const).flatMap((is) => sharedBy(ordered, analysis, catalogue, { is }).fixes);
  return [...shared.filter(({ also }) => also.length > 0), ...alike(ordered, analysis, catalogue)];
}

/** What stands in the same file, can be named from there, and is sure. */
function isAlong(one: Finding, finding: Finding): boolean {
  if (one === finding) return true;
  return (
    one.verdict !== 'unknown' &&
    !one.suppressed &&
    one.resource.document === finding.resource.document &&
    speller(finding.resource.dialect).shares(one.resource, finding.resource)
  );
}

/** For each place from which a key can be named, one fix of all findings that can have a key, with one key for all. */
export function togetherFor(
  findings: readonly Finding[],
  analysis: Analysis,
  catalogue: Catalogue,
  choice: KeyChoice,
): Choices {
  const groups: Finding[][] = [];
  for (const finding of findings) {
    const { shares } = speller(finding.resource.dialect);
    const group = groups.find(([first]) => first && shares(first.resource, finding.resource));
    if (group) group.push(finding);
    else groups.push([finding]);
  }
  const all = groups.map((group) => sharedBy(group, analysis, catalogue, choice));
  return { fixes: all.flatMap(({ fixes }) => fixes), refused: all.flatMap(({ refused }) => refused) };
}

function sharedBy(findings: readonly Finding[], analysis: Analysis, catalogue: Catalogue, choice: KeyChoice): Choices {
  const refused: Refusal[] = [];
  const members = findings.flatMap((finding): readonly FindingWithWay[] => {
    const opened = open(finding, analysis, catalogue);
    if ('because' in opened) {
      refused.push(opened);
      return [];
    }
    const way = waysOf(opened).find(isKeyed);
    const unfit = whyUnfit(opened, choice);
    if (unfit !== undefined) refused.push({ finding, because: unfit });
    return way && unfit === undefined ? [{ opened, way }] : [];
  });
  const [first, ...rest] = members;
  // What is asked about must be among those that are mended.
  if (!first || first.opened.finding !== findings[0]) return { fixes: [], refused };
  const inOrder = inFileOrder(
    members.map(({ opened }) => opened),
    first.opened,
    analysis,
  );
  const key = keyFor(inOrder, choice, catalogue);
  if ('refused' in key)
    return { fixes: [], refused: [...refused, ...findings.map((finding) => ({ finding, because: key.refused }))] };
  const made = assemble([first, ...rest], {
    id: `shared:(${choice.is})`,
    result: (count) =>
      count === 1
        ? `${first.way.result} with ${key.words}`
        : `Encrypt ${String(count)} stores with ${key.words.replace(/^a new key/, 'one new key')}`,
    key,
  });
  return 'because' in made
    ? { fixes: [], refused: [...refused, made] }
    : { fixes: made.edits.length > 0 ? [made] : [], refused };
}

/** As the findings are listed, so that the key is the same whichever of them is asked about. */
function inFileOrder(all: readonly Opened[], first: Opened, { findings }: Analysis): readonly [Opened, ...Opened[]] {
  const order = new Map(findings.map((finding, index) => [finding, index]));
  const [head = first, ...rest] = all.toSorted((a, b) => (order.get(a.finding) ?? 0) - (order.get(b.finding) ?? 0));
  return [head, ...rest];
}

/** All findings of the rule in the way of the first fix, and in that of the first that names a key. */
function alike(findings: readonly Finding[], analysis: Analysis, catalogue: Catalogue): readonly PlannedFix[] {
  const [finding] = findings;
  if (!finding) return [];
  const { fixes } = choicesFor(finding, analysis, catalogue);
  const plain = fixes.find(({ key }) => !key);
  const keyed = fixes.find(({ key }) => key?.is === 'existing');
  return [plain, keyed].flatMap((fix) => (fix ? sameWay(fix, findings, analysis, catalogue) : []));
}

function sameWay(
  fix: PlannedFix,
  findings: readonly Finding[],
  analysis: Analysis,
  catalogue: Catalogue,
): readonly PlannedFix[] {
  const members = findings.flatMap((finding): readonly FindingWithWay[] => {
    if (finding.rule.id !== fix.finding.rule.id) return [];
    const opened = open(finding, analysis, catalogue);
    if ('because' in opened) return [];
    const way = waysOf(opened).find(({ id }) => id === fix.way.id);
    const fits = !fix.key || whyUnfit(opened, fix.key) === undefined;
    return way && fits ? [{ opened, way }] : [];
  });
  const [first, ...rest] = members;
  if (!first || rest.length === 0) return [];
  const { finding, look, project } = first.opened;
  const named = fix.key?.is === 'existing' ? keyNamed(fix.key.name, finding.resource, project, look) : undefined;
  const key = named && existingKey(named);
  const made = assemble([first, ...rest], {
    id: `alike:${fix.id}`,
    result: (count) =>
      `${first.way.result}${key ? ` with ${key.words}` : ''}, and ${String(count - 1)} more of this rule in the file`,
    key,
  });
  return 'because' in made || made.also.length === 0 ? [] : [made];
}
