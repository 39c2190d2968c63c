/**
 * Every fix of every finding on real inputs, alone and all together, in several layouts: the text parses, a second reader reads it,
 * the finding is gone or has climbed to a rung that was unmet before, nothing new is found, and the bytes outside the edits stay.
 * `ATREST_CORPUS` names a folder to take instead of the sample.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { applyEdits } from '../../server/edits/apply.ts';
import type { Analysis, Finding, TextEdit } from '../../server/model/finding.ts';
import { RUNGS } from '../../server/model/level.ts';
import { readAgain } from '../edits/second-reader.ts';
import { analyzer, lintFiles } from '../picture/lint-files.ts';

const root = process.env['ATREST_CORPUS'] ?? path.join(import.meta.dirname, '../corpus');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter(
    (file) =>
      /\.(ya?ml|template)$|\.tf\.json$|\.json$/.test(file) &&
      !/^plan\/|\.plan\.json$|plan-fixtures|manifest\.json|tree\.json|\.md$/.test(file),
  )
  .sort();

type Layout = (text: string, name: string) => string | undefined;
const layouts: Readonly<Record<string, Layout>> = {
  'as it is': (text) => text,
  CRLF: (text) => text.replace(/\r?\n/g, '\r\n'),
  'no final newline': (text) => text.replace(/\s+$/, ''),
  'byte order mark': (text) => (text.startsWith('\uFEFF') ? undefined : `\uFEFF${text}`),
  minified: (text, name) => (name.endsWith('.json') ? compact(text, 0) : undefined),
  tabs: (text, name) => (name.endsWith('.json') ? compact(text, '\t') : undefined),
};
function compact(text: string, indent: number | string): string | undefined {
  try {
    return JSON.stringify(JSON.parse(text), undefined, indent);
  } catch {
    return undefined;
  }
}

const counts = { texts: 0, findings: 0, alone: 0, newKeys: 0, parameters: 0, several: 0, together: 0, refused: 0 };
const key = ({ rule, resource, store }: Finding): string =>
  `${rule.kind.id} ${resource.address} ${store?.path.join('.') ?? rule.id}`;
const certain = ({ verdict, suppressed }: Finding): boolean => verdict !== 'unknown' && !suppressed;

function judge(
  name: string,
  text: string,
): { readonly findings: readonly Finding[]; readonly analyses: readonly Analysis[] } {
  const { analyses } = lintFiles({ [name]: text });
  return { analyses, findings: analyses.flatMap((analysis) => analysis.findings).filter(certain) };
}

const SHUT_OUT = ['kms-key-admits-service', 'kms-key-usable-by-service'];
const goesAlong = ({ id, rung, concern }: Finding['rule']): boolean =>
  rung === undefined && concern !== 'consistency' && !SHUT_OUT.includes(id);
const rungOf = ({ rung }: Finding['rule']): number => (rung === undefined ? -1 : RUNGS.indexOf(rung));

/** What must be so of a fixed text. `meant` are the findings that were to go. */
function check(
  what: string,
  name: string,
  text: string,
  edits: readonly TextEdit[],
  before: readonly Finding[],
  meant: readonly Finding[],
  /** The fix says that it shuts someone out: the rules on keys then say so too. */
  shutsOut = false,
): string {
  const fixed = applyEdits(text, edits);
  assert.ok(
    readAgain(fixed, name.endsWith('.json') ? 'json' : 'yaml') ??
      !readAgain(text, name.endsWith('.json') ? 'json' : 'yaml'),
    `${what}: a second reader reads it`,
  );
  const { findings, analyses } = judge(name, fixed);
  assert.ok(
    analyses.every(({ project }) => project.documents.every(({ problems }) => problems.length === 0)) ||
      judge(name, text).analyses.some(({ project }) => project.documents.some(({ problems }) => problems.length > 0)),
    `${what}: no new syntax problem`,
  );
  const old = new Map(before.map((finding) => [key(finding), finding]));
  const mended = new Set((meant.length > 0 ? meant : before).map(({ resource }) => resource.address));
  for (const finding of findings) {
    const was = old.get(key(finding));
    const { rule, resource } = finding;
    if (!was && shutsOut && SHUT_OUT.includes(rule.id)) continue;
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
  for (const finding of meant) {
    const left = findings.find((one) => key(one) === key(finding));
    assert.ok(left?.rule.id !== finding.rule.id, `${what}: ${finding.rule.id} on ${finding.resource.address} is gone`);
  }
  return fixed;
}

describe('fixes on real inputs', () => {
  for (const file of files) {
    const original = readFileSync(path.join(root, file), 'utf8');
    const name = file.endsWith('.tf.json')
      ? 'main.tf.json'
      : file.endsWith('.json')
        ? 'template.json'
        : 'template.yaml';
    it(file, () => {
      for (const [layout, arrange] of Object.entries(layouts)) {
        const text = arrange(original, name);
        if (text === undefined || text.length > 300_000) continue;
        const { analyses, findings } = judge(name, text);
        if (findings.length === 0) return;
        counts.texts++;
        for (const analysis of analyses)
          for (const finding of analysis.findings.filter(certain)) {
            counts.findings++;
            const { fixes, refused } = analyzer.fixes(finding, analysis);
            counts.refused += refused.length;
            for (const fix of fixes) {
              if (fix.id === 'suppress') continue;
              counts.alone++;
              if (fix.key?.is === 'new') counts.newKeys++;
              if (fix.key?.is === 'parameter') counts.parameters++;
              check(
                `${layout}, ${fix.title}`,
                name,
                text,
                fix.edits,
                findings,
                [finding],
                fix.access === 'denies-clients',
              );
            }
          }
        for (const analysis of analyses)
          for (const finding of new Map(analysis.findings.filter(certain).map((one) => [one.rule.id, one])).values())
            for (const fix of analyzer.wider(finding, analysis)) {
              counts.several++;
              const meant = [finding, ...fix.also];
              const shutsOut = fix.access === 'denies-clients';
              check(`${layout}, ${fix.title}`, name, text, fix.edits, findings, meant, shutsOut);
            }
        for (const analysis of analyses) {
          const edits = analyzer.fixAll(analysis.findings, analysis);
          if (edits.length === 0) continue;
          counts.together++;
          const fixed = check(`${layout}, all`, name, text, edits, findings, []);
          const again = judge(name, fixed).analyses.flatMap((next) => analyzer.fixAll(next.findings, next));
          if (analyses.length === 1 && again.length > 0) {
            // What waited for a fresh analysis, or the next rung: it must come to rest.
            let rest = fixed;
            for (let round = 0; round < 4; round++) {
              const next = judge(name, rest).analyses.flatMap((one) => analyzer.fixAll(one.findings, one));
              if (next.length === 0) break;
              assert.ok(round < 3, `${layout}, all: comes to rest`);
              rest = applyEdits(rest, next);
            }
          }
        }
      }
    }).timeout(120_000);
  }
  after(() => {
    console.log(`    ${JSON.stringify(counts)}`);
  });
});
