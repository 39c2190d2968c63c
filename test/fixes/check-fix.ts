/** What must be so of a fix, whatever it is for: seen by a second reader, by the analyzer on a fresh look, and in the text itself. */
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { Lexer } from 'yaml';
import type { Change } from '../../server/edits/change.ts';
import { applyEdits } from '../../server/edits/apply.ts';
import { editsForAll } from '../../server/edits/edit.ts';
import type { Analysis, Finding, Fix, TextEdit } from '../../server/model/finding.ts';
import type { Settings } from '../../server/model/settings.ts';
import { RUNGS } from '../../server/model/level.ts';
import type { Document, Node } from '../../server/model/source.ts';
import { nodeAt } from '../../server/syntax/walk.ts';
import { type Data, readAgain } from '../edits/second-reader.ts';
import { keptOutside, spell } from '../edits/trial.ts';
import { analyzer, lintFiles } from '../picture/lint-files.ts';
import { type Difference, differences, type Steps } from './difference.ts';
import { beyond, type Intended } from './intended.ts';
import { misfits } from './schema-fit.ts';
import { pathOf, wanted } from './wanted.ts';

export type Planned = Fix & { readonly changes: readonly Change[] };
export interface Looked {
  readonly name: string;
  readonly text: string;
  readonly analyses: readonly Analysis[];
  readonly findings: readonly Finding[];
  readonly data: readonly (readonly Data[])[] | undefined;
  readonly comments: readonly string[];
  readonly analysisOf: (finding: Finding) => Analysis;
}

export function look(name: string, text: string, settings: Partial<Settings> = {}): Looked {
  const { analyses } = lintFiles({ [name]: text }, settings);
  const findings = analyses.flatMap((analysis) => analysis.findings);
  const syntax = name.endsWith('.json') ? 'json' : 'yaml';
  return {
    name,
    text,
    analyses,
    findings,
    data: readAgain(text, syntax),
    comments: commentsOf(text, syntax),
    analysisOf: (finding) => {
      const analysis = analyses.find((one) => one.findings.includes(finding));
      assert.ok(analysis);
      return analysis;
    },
  };
}
const problemsOf = ({ analyses }: Looked): number =>
  analyses.reduce((sum, { project }) => sum + project.documents.flatMap(({ problems }) => problems).length, 0);
const commentsOf = (text: string, syntax: string): readonly string[] =>
  syntax === 'json' ? [] : [...new Lexer().lex(text)].filter((token) => token.startsWith('#'));

export const keyOf = ({ rule, resource, store }: Finding): string =>
  `${rule.kind.id} ${resource.document.uri} ${resource.address} ${store?.path.join('.') ?? rule.id}`;
export const certain = ({ verdict, suppressed }: Finding): boolean => verdict !== 'unknown' && !suppressed;

export interface Trial {
  readonly what: string;
  readonly before: Looked;
  readonly settings?: Partial<Settings>;
  readonly edits: readonly TextEdit[];
  /** Absent where the edits are those of several fixes. */
  readonly fix?: Planned;
  /** The findings that are to go; all that there are, where the edits are those of several fixes. */
  readonly meant: readonly Finding[];
  readonly intended: Intended;
  readonly shutsOut: boolean;
  /** Those whose key is not to be seen afterwards: what is named already decides it, or a parameter. */
  readonly unseen?: ReadonlySet<Finding>;
}

/** The fixed text on a fresh look. Throws where something is not so. */
export function checkFix(trial: Trial): Looked {
  const { what, before, edits, fix } = trial;
  const fixed = applyEdits(before.text, edits);
  assert.ok(keptOutside(before.text, fixed, edits), `${what}: the bytes outside the edits stay`);
  const after = look(before.name, fixed, trial.settings);
  assert.ok(after.data ?? !before.data, `${what}: a second reader reads it`);
  assert.ok(problemsOf(after) <= problemsOf(before), `${what}: no new syntax problem`);
  assert.deepEqual(after.comments, before.comments, `${what}: comments stay`);
  tidy(what, before.text, fixed, before.name);
  const changed = checkData(trial, after);
  checkFindings(trial, after);
  if (fix) checkAgain(what, fix.changes, before, after);
  assert.ok(changed > 0 || !before.data, `${what}: something differs`);
  return after;
}

/** Only what was intended differs, and it differs as the fix says. */
function checkData({ what, before, fix, intended }: Trial, after: Looked): number {
  if (!before.data || !after.data) return 0;
  const terraform = before.name.endsWith('.tf.json');
  const decided = (fix?.changes ?? []).flatMap((change) =>
    change.do === 'replace' ? [pathOf(change.document, change.node).slice(1)] : [],
  );
  let count = 0;
  for (const [reading, roots] of before.data.entries()) {
    const seen: readonly Data[] = after.data[reading] ?? [];
    assert.equal(seen.length, roots.length, `${what}: as many documents`);
    if (fix) {
      const wish = wanted(roots, seen, fix.changes);
      assert.ok(isDeepStrictEqual(spell(seen), spell(wish)), `${what}: as its changes say`);
    }
    for (const difference of differencesOf(roots, seen)) {
      count++;
      const [misfit] = misfits(difference, seen[0], terraform);
      assert.ok(misfit === undefined, `${what}: as the schema has it (${String(misfit)})`);
      const told = { title: '', ...fix, decided };
      const [first] = fix ? beyond(difference, intended, told, terraform) : [];
      assert.ok(first === undefined, `${what}: only what was intended (${String(first)})`);
    }
  }
  return count;
}
const differencesOf = (before: readonly Data[], after: readonly Data[]): readonly Difference[] =>
  before.flatMap((root, index) => [...differences(root, after[index])]);

const blankEnds = (text: string): number => text.match(/[ \t]\r?$/gm)?.length ?? 0;
const emptyLines = (text: string): number => text.match(/^\r?$/gm)?.length ?? 0;
const lineEnds = (text: string): readonly boolean[] => [/\r\n/, /(^|[^\r])\n/].map((end) => end.test(text));

/** Nothing that only an eye would see. */
function tidy(what: string, before: string, after: string, name: string): void {
  assert.ok(blankEnds(after) <= blankEnds(before), `${what}: no blanks at the end of a line`);
  if (before.includes('\n')) assert.deepEqual(lineEnds(after), lineEnds(before), `${what}: line ends`);
  assert.equal(after.endsWith('\n'), before.endsWith('\n'), `${what}: the end of the text`);
  assert.equal(after.startsWith('\uFEFF'), before.startsWith('\uFEFF'), `${what}: the mark at the start`);
  const separate = emptyLines(before) > 1;
  assert.ok(separate || emptyLines(after) <= emptyLines(before), `${what}: no empty lines`);
  if (name.endsWith('.json') && !before.trim().includes('\n'))
    assert.ok(!after.trim().includes('\n'), `${what}: a text of one line stays one`);
}

const SHUT_OUT = ['kms-key-admits-service', 'kms-key-usable-by-service'];
const rungOf = ({ rung }: Finding['rule']): number => (rung === undefined ? -1 : RUNGS.indexOf(rung));

/** What was meant is gone, or has climbed to what was unmet before; nothing new. */
export function checkFindings({ what, before, meant, shutsOut, fix, unseen = new Set() }: Trial, after: Looked): void {
  // Whose key a parameter gives, or an ARN names, is not to be seen.
  const given = fix?.key?.is === 'parameter' || fix?.key?.is === 'literal';
  const isSeen = ({ verdict }: Finding): boolean => verdict !== 'unknown' && !given;
  const old = new Map(before.findings.map((finding) => [keyOf(finding), finding]));
  const mended = new Set(meant.map(({ resource }) => resource.address));
  for (const finding of after.findings.filter(certain)) {
    const was = old.get(keyOf(finding));
    const { rule, resource } = finding;
    // The fix says that it shuts someone out: the rules on keys then say so, too.
    if (!was && shutsOut && SHUT_OUT.includes(rule.id)) continue;
    // A key that comes to hold data is asked to be kept along with it.
    const named = fix?.key?.is === 'existing' ? fix.key.name : undefined;
    if (!was && rule.id === 'kms-key-kept-with-data' && resource.address === named) continue;
    // A store that has risen is asked for what goes along with its level, and so is one that shares a switch with it.
    if (!was && mended.has(resource.address) && goesAlong(rule)) continue;
    assert.ok(was, `${what}: nothing new (${rule.id} on ${resource.address})`);
    const rungs = was.unmet.map(({ id }) => id);
    const climbed = mended.has(resource.address) && rungOf(rule) > rungOf(was.rule);
    assert.ok(
      rule.id === was.rule.id || rungs.includes(rule.id) || climbed,
      `${what}: only rungs that were unmet (${rule.id})`,
    );
  }
  const left = new Map(after.findings.map((finding) => [keyOf(finding), finding]));
  for (const finding of meant) {
    const now = left.get(keyOf(finding));
    if (now?.rule.id !== finding.rule.id) continue;
    // A macro may change the policy, or its name is one of two things.
    const open = /the macro `.*` may change it|what it belongs to can't be known here/.test(now.message);
    // What is named already decides the key, or another case than the one that is mended.
    const otherwise = fix?.id === 'aws' || unseen.has(finding) || finding.cases.length > 0;
    const doubtful = now.verdict === 'unknown' && (!isSeen(finding) || open || otherwise);
    assert.ok(doubtful, `${what}: ${finding.rule.id} on ${finding.resource.address} is gone`);
    const again = fix && analyzer.fixes(now, after.analysisOf(now), fix.key).fixes.find(({ id }) => id === fix.id);
    assert.ok(!again || finding.cases.length > 0, `${what}: is not offered again`);
  }
}
const goesAlong = ({ id, rung, concern }: Finding['rule']): boolean =>
  id === 'cloudtrail-log-group-as-trail' || (rung === undefined && concern !== 'consistency' && !SHUT_OUT.includes(id));

/** The same changes once more: there is nothing left to do. */
function checkAgain(what: string, changes: readonly Change[], before: Looked, after: Looked): void {
  const documents = new Map(
    after.analyses.flatMap(({ project }) => project.documents.map((document) => [document.uri, document] as const)),
  );
  const again = changes.flatMap((change): readonly Change[] => {
    const document = documents.get(change.document.uri);
    if (!document || change.do === 'splice' || change.do === 'comment') return [];
    // An item that is removed makes room for the next.
    if (change.do === 'remove' && typeof change.path.at(-1) === 'number') return [];
    if (change.do === 'replace') {
      const node = at(document, pathOf(change.document, change.node));
      return node ? [{ ...change, document, node }] : [];
    }
    const root = at(document, pathOf(change.document, change.root));
    return root?.kind === 'map' ? [{ ...change, document, root }] : [];
  });
  const outcome = editsForAll(again);
  assert.ok('edits' in outcome, `${what}: a second time is possible (${'refused' in outcome ? outcome.refused : ''})`);
  assert.deepEqual(outcome.edits, [], `${what}: a second time changes nothing`);
  assert.ok(before);
}
const at = (document: Document, [root, ...path]: Steps): Node | undefined => nodeAt(document.roots[Number(root)], path);
