import path from 'node:path';
import type { Analysis, Analyzer, Finding, StoreReport } from '../model/finding.ts';
import type { Rule } from '../model/rule.ts';
import { locationOf } from '../model/source.ts';
import { DEFAULTS, PROFILES } from '../model/settings.ts';
import { uriOfPath } from '../workspace/node.ts';
import { suggestion } from '../workspace/schema-check.ts';
import type { Services } from './lint.ts';
import { behindNet } from './behind-net.ts';
import { load } from './load.ts';
import { namer } from './names.ts';
import type { ExplainOptions } from './options.ts';
import { print } from './output.ts';
import { joined, ourLines, terminal } from '../model/text/terminal.ts';
import type { TerminalText } from '../model/text/terminal.ts';
import { mending } from './report.ts';
import { pointOf, rangeOf } from './reporters/position.ts';
import { judge } from './run.ts';
import { isIncomplete, tellTrouble } from './trouble.ts';
import { UsageError } from './usage-error.ts';

/** `atrest explain`: a rule's page, or why a line is judged as it is. */
export async function explain(
  id: string | undefined,
  options: ExplainOptions,
  { analyzer }: Services,
): Promise<number> {
  if (options.at !== undefined) {
    if (id !== undefined) throw new UsageError('give a rule or --at <file:line>, not both');
    return await explainPlace(options.at, options, analyzer);
  }
  if (id === undefined)
    throw new UsageError('name a rule, or a place with --at <file:line>; `atrest rules` lists the rules');
  const rules = analyzer.catalogue.rules();
  const rule = rules.find((candidate) => candidate.id === id);
  if (!rule) {
    throw new UsageError(
      `there is no rule '${id}'${suggestion(
        id,
        rules.map((one) => one.id),
      )}; \`atrest rules\` lists them`,
    );
  }
  print(ourLines(`${(analyzer.page(id) ?? summaryOf(rule)).trimEnd()}\n`));
  return 0;
}

/** What is known of a rule without its page. */
function summaryOf(rule: Rule): string {
  const { id, title, kind, severity, controls } = rule;
  const lines = [`# ${title}`, '', `Rule \`${id}\``, ''];
  if (kind.why !== undefined) lines.push(kind.why, '');
  lines.push(`- Severity: ${PROFILES.map((profile) => `${severity[profile]} (${profile})`).join(', ')}`);
  lines.push(`- Types: ${Object.keys(kind.types).join(', ')}`);
  if (controls.length > 0)
    lines.push(`- Controls: ${controls.map((control) => `${control.framework} ${control.id}`).join(', ')}`);
  if (kind.migration !== undefined) lines.push('', kind.migration);
  return lines.join('\n');
}

async function explainPlace(at: string, options: ExplainOptions, analyzer: Analyzer): Promise<number> {
  const [, file, number] = /^(.+?):(\d+)(?::\d+)?$/.exec(at) ?? [];
  if (file === undefined || number === undefined) throw new UsageError(`--at ${at}: write it as file:line`);
  // What cannot be known is worth an explanation, too.
  const loaded = judge(await load([file], { unknown: 'hint', ...options }, analyzer), analyzer);
  const nameOf = namer(process.cwd());
  tellTrouble(loaded, nameOf);
  if (isIncomplete(loaded, { allowParseErrors: true, errorOnUnmatched: true })) return 2;
  const uri = uriOfPath(path.resolve(file));
  const { analyzer: careful, met } = behindNet(analyzer);
  print(placeText(`${nameOf(uri)}:${number}`, uri, Number(number), loaded.analyses, careful));
  if (met().length === 0) return 0;
  tellTrouble({ ...loaded, named: [], broken: [], unreadable: met() }, nameOf);
  return 2;
}

function placeText(
  place: string,
  uri: string,
  line: number,
  analyses: readonly Analysis[],
  analyzer: Analyzer,
): TerminalText {
  const isHere = ({ site, resource: { header, document } }: Finding): boolean => {
    if (site.document.uri === uri && covers(rangeOf(site), line)) return true;
    return document.uri === uri && covers(rangeOf(header), line);
  };
  const texts = analyses.flatMap((analysis) =>
    analysis.findings.filter(isHere).map((finding) => {
      const [first] = mending(analyzer.fixes(finding, analysis).fixes);
      return analyzer.explainText(finding, first);
    }),
  );
  if (texts.length > 0) return terminal`${joined(texts, between)}\n`;
  const stores = analyses.flatMap((analysis) =>
    storesAt(analysis, uri, line).map((report) => analyzer.explainStore(report, analysis, DEFAULTS)),
  );
  if (stores.length === 0) return terminal`${place}: no finding and no store here.\n`;
  return terminal`${place}: no finding here.\n\n${joined(stores, between)}\n`;
}

const covers = ({ start, end }: ReturnType<typeof rangeOf>, line: number): boolean =>
  start.line <= line && line <= end.line;

/** The stores of the last resource that starts at or above the line and does not end above it. */
function storesAt({ stores }: Analysis, uri: string, line: number): readonly StoreReport[] {
  const near = stores.filter(({ site: { resource } }) => {
    if (resource.document.uri !== uri) return false;
    const first = rangeOf(resource.header).start.line;
    const { body } = resource;
    const end = body ? locationOf({ document: resource.document, node: body }).span.end : undefined;
    const last = end === undefined ? first : pointOf(resource.document, end).line;
    return first <= line && line <= last;
  });
  return near;
}

const between = '\n\n---\n\n';
