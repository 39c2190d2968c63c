/**
 * Writes `docs/real-findings.md`: what every rule finds in real templates, and what reviews by hand came to, which are in
 * `docs/real-findings.json`. Usage: `npx tsx scripts/findings-table.ts DIR`, where DIR holds a folder for each set that the file names.
 * `--draw N [--profile P] [--rule ID]... [--verdict unknown]` prints findings of each rule to look at instead. They are drawn in
 * the order of a hash of seed and place, so that a draw stays as it is when other findings come or go.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import prettier from 'prettier';
import { catalogue } from '../rules/index.ts';
import { createAnalyzer } from '../server/analyzer.ts';
import { judge } from '../server/app/judge.ts';
import { load } from '../server/app/load.ts';
import { rangeOf } from '../server/app/position.ts';
import { reportOf } from '../server/app/report.ts';
import { namer } from '../server/node/names.ts';
import type { Finding } from '../server/model/finding.ts';
import type { Profile } from '../server/model/settings.ts';
import { nodeFiles, uriOfPath } from '../server/workspace/node.ts';

interface Source {
  readonly what: string;
  readonly from: string;
  readonly licence: string;
}
/** What a look at findings of one rule came to. */
interface Review {
  readonly looked: number;
  /** Of those, how many are true as worded. */
  readonly true: number;
  readonly at: string;
  readonly said?: string;
  /** What was wrong or misleading, and what was done about it. */
  readonly mended?: string;
}
interface Reviews {
  readonly seed: string;
  readonly sets: Readonly<Record<string, Source>>;
  readonly recommended: Readonly<Record<string, Review>>;
  readonly others: Readonly<Record<string, Review>>;
  readonly unknown: Readonly<Record<string, Review>>;
  readonly closing: readonly string[];
}
interface Linted {
  readonly set: string;
  readonly files: number;
  readonly resources: number;
  readonly stores: number;
  readonly findings: readonly Located[];
}
interface Located {
  readonly finding: Finding;
  readonly set: string;
  readonly file: string;
  readonly place: string;
}

const docs = path.join(path.dirname(import.meta.dirname), 'docs');
const reviews = JSON.parse(readFileSync(path.join(docs, 'real-findings.json'), 'utf8')) as Reviews;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    profile: { type: 'string', default: 'recommended' },
    draw: { type: 'string' },
    rule: { type: 'string', multiple: true, default: [] },
    verdict: { type: 'string' },
  },
});
const [folder] = positionals;
if (folder === undefined) throw new Error('name a folder: npx tsx scripts/findings-table.ts DIR');

const analyzer = createAnalyzer({ catalogue, page: () => undefined });

async function lint(set: string, profile: Profile): Promise<Linted> {
  const directory = path.resolve(folder!, set);
  const root = uriOfPath(directory);
  const flags = { unknown: 'hint', profile } as const;
  const material = await load({ uris: [root], config: false, noIgnore: true, flags }, { analyzer, files: nodeFiles });
  const loaded = judge(material, analyzer);
  const report = reportOf(loaded, {
    version: '0',
    root,
    failOn: 'never',
    failOnDefault: false,
    showSuppressed: false,
    catalogue: analyzer.catalogue,
  });
  const nameOf = namer(directory);
  return {
    set,
    files: report.files.length,
    resources: loaded.projects.reduce((sum, { project }) => sum + project.resources.length, 0),
    stores: report.stores.judged,
    findings: report.reported.map(({ finding }) => {
      const file = nameOf(finding.site.document.uri);
      return { finding, set, file, place: `${set}/${file}:${rangeOf(finding.site).start.line}` };
    }),
  };
}

/** By rule, the most frequent first; a doubt is no finding of a rule, and counts last. */
function byRule(all: readonly Located[]): readonly (readonly [id: string, findings: readonly Located[]])[] {
  const groups = new Map<string, Located[]>();
  for (const one of all) {
    const { id } = one.finding.rule;
    groups.set(id, [...(groups.get(id) ?? []), one]);
  }
  const sure = (list: readonly Located[]): number => list.filter(({ finding }) => finding.verdict !== 'unknown').length;
  return [...groups].sort(
    ([a, one], [b, other]) => sure(other) - sure(one) || other.length - one.length || (a < b ? -1 : 1),
  );
}

const rank = ({ place, finding }: Located): string =>
  createHash('sha256')
    .update(
      [reviews.seed, finding.rule.id, place, finding.resource.address, finding.site.document.uri.length].join('\n'),
    )
    .digest('hex');

function draw(all: readonly Located[], count: number): void {
  const wanted = all.filter(
    ({ finding: { rule, verdict } }) =>
      (values.rule.length === 0 || values.rule.includes(rule.id)) &&
      (values.verdict === undefined ? verdict !== 'unknown' : verdict === values.verdict),
  );
  for (const [id, findings] of byRule(wanted)) {
    console.log(`\n## ${id} (${findings.length})`);
    for (const { place, finding } of findings.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1)).slice(0, count))
      console.log(`- ${place} ${finding.resource.address} [${finding.verdict} ${finding.severity}] ${finding.message}`);
  }
}

const row = (...cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly string[]): string =>
  [row(...head), row(...head.map(() => '---')), ...rows].join('\n');

const reviewed = (of: Readonly<Record<string, Review>>): string =>
  Object.entries(of)
    .map(([id, { looked, true: right, at, said, mended }]) =>
      [
        `### ${id}\n\n${right} of ${looked} true. ${said ?? ''}\n\nLooked at: ${at}`,
        ...(mended === undefined ? [] : [`Mended: ${mended}`]),
      ].join('\n\n'),
    )
    .join('\n\n');

function page(sets: readonly Linted[]): string {
  const sum = (of: (one: Linted) => number): number => sets.reduce((total, one) => total + of(one), 0);
  const counted = byRule(sets.flatMap(({ findings }) => findings)).map(([id, findings]) => {
    const of = (verdict: string): number => findings.filter(({ finding }) => finding.verdict === verdict).length;
    const files = new Set(findings.map(({ set, file }) => `${set}/${file}`)).size;
    return row(`\`${id}\``, of('fail'), of('default'), of('unknown'), files, reviews.recommended[id] ? 'yes' : '');
  });
  const origins = sets.map(({ set, files, resources, stores }) => {
    const { what, from, licence } = reviews.sets[set]!;
    return row(set, what, from, licence, files, resources, stores);
  });
  const head = ['set', 'what', 'from', 'licence', 'files', 'resources', 'stores'];
  return [
    '# Findings in real templates',
    'Written by `scripts/findings-table.ts`; what is said of a rule is kept in `real-findings.json`.',
    `## What was linted\n\nProfile \`recommended\`, without configuration, doubts shown. A resource counts once for every template or plan that holds it.`,
    table(head, [
      ...origins,
      row(
        'all',
        '',
        '',
        '',
        sum((one) => one.files),
        sum((one) => one.resources),
        sum((one) => one.stores),
      ),
    ]),
    '## Findings per rule\n\n`files`: in how many files the rule has a finding or a doubt.',
    table(['rule', 'fail', 'default', 'unknown', 'files', 'reviewed'], counted),
    `## Reviewed by hand\n\nFor each of the most frequent rules some findings were drawn (seed \`${reviews.seed}\`), the source around them read, and the message judged as its reader would: is every word of it true of this resource, and is it worth telling?`,
    reviewed(reviews.recommended),
    '## Rules of other profiles\n\nThe same for rules that speak at `hipaa` and `strict` only.',
    reviewed(reviews.others),
    '## Doubts\n\nFindings with the verdict *unknown*: is the reason true, and does it help?',
    reviewed(reviews.unknown),
    ...reviews.closing,
    '',
  ].join('\n\n');
}

const sets: Linted[] = [];
for (const set of Object.keys(reviews.sets)) sets.push(await lint(set, values.profile as Profile));
if (values.draw !== undefined)
  draw(
    sets.flatMap(({ findings }) => findings),
    Number(values.draw),
  );
else {
  const file = path.join(docs, 'real-findings.md');
  const style = await prettier.resolveConfig(file);
  writeFileSync(file, await prettier.format(page(sets), { ...style, filepath: file }));
}
