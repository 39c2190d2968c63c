import type { Analysis, Finding, KeyChoice, Refusal } from '../model/finding.ts';
import type { Catalogue } from '../model/rule.ts';
import { speller } from '../dialects/speller.ts';
import { assemble, type Member, type PlannedFix } from './assemble.ts';
import { type Choices, choicesFor } from './choices.ts';
import { keyFor } from './key-choices.ts';
import { existingKey } from './named-key.ts';
import { keyNamed } from './keys.ts';
import { open } from './open.ts';
import { waysOf } from './ways.ts';

/**
 * Fixes of a finding and of others of its file along with it: all that can have a key with one new key or with that of a parameter,
 * and all of the same rule in the way of the first fix.
 */
export function widerFor(finding: Finding, analysis: Analysis, catalogue: Catalogue): readonly PlannedFix[] {
  const here = analysis.findings.filter((one) => isAlong(one, finding));
  if (here.length < 2) return [];
  const ordered = [finding, ...here.filter((one) => one !== finding)];
  const shared = (['new', 'parameter'] as const).flatMap(
    (is) => togetherFor(ordered, analysis, catalogue, { is }).fixes,
  );
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

/** One fix of all findings that can have a key, with one key for all. */
export function togetherFor(
  findings: readonly Finding[],
  analysis: Analysis,
  catalogue: Catalogue,
  choice: KeyChoice,
): Choices {
  const refused: Refusal[] = [];
  const members = findings.flatMap((finding): readonly Member[] => {
    const opened = open(finding, analysis, catalogue);
    if ('because' in opened) {
      refused.push(opened);
      return [];
    }
    const way = waysOf(opened).find(({ keyed }) => keyed);
    return way ? [{ opened, way }] : [];
  });
  const [first, ...rest] = members;
  // What is asked about must be among those that are mended.
  if (!first || first.opened.finding !== findings[0]) return { fixes: [], refused };
  const key = keyFor([first.opened, ...rest.map(({ opened }) => opened)], choice, catalogue);
  if ('refused' in key)
    return { fixes: [], refused: [...refused, ...findings.map((finding) => ({ finding, because: key.refused }))] };
  const made = assemble([first, ...rest], {
    id: `shared:(${choice.is})`,
    result:
      choice.is === 'new'
        ? `Encrypt {count} stores of this file with one new key${key.words.replace('a new key', '')}`
        : `Encrypt {count} stores of this file with ${key.words}`,
    key,
  });
  return 'because' in made
    ? { fixes: [], refused: [...refused, made] }
    : { fixes: made.edits.length > 0 ? [made] : [], refused };
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
  const id = fix.id.replace(/:.*$/s, '');
  const members = findings.flatMap((finding): readonly Member[] => {
    if (finding.rule.id !== fix.finding.rule.id) return [];
    const opened = open(finding, analysis, catalogue);
    if ('because' in opened) return [];
    const way = waysOf(opened).find((one) => one.id === id);
    return way ? [{ opened, way }] : [];
  });
  const [first, ...rest] = members;
  if (!first || rest.length === 0) return [];
  const { finding, look, project } = first.opened;
  const named = fix.key?.is === 'existing' ? keyNamed(fix.key.name, finding.resource, project, look) : undefined;
  const key = named && existingKey(named);
  const made = assemble([first, ...rest], {
    id: `alike:${fix.id}`,
    result: `${first.way.result}${key ? ` with ${key.words}` : ''}, and ${String(rest.length)} more of this rule in the file`,
    key,
  });
  return 'because' in made || made.also.length === 0 ? [] : [made];
}
