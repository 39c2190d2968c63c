import path from 'node:path';
import { behindNet } from '../app/behind-net.ts';
import { type AtLine, explainAt, ruleNamed, type Spot } from '../app/explain.ts';
import { judge } from '../app/judge.ts';
import { load } from '../app/load.ts';
import { rangeOf } from '../app/position.ts';
import { workAt } from '../app/work.ts';
import type { Analyzer } from '../model/finding.ts';
import type { Rule } from '../model/rule.ts';
import { DEFAULTS, PROFILES } from '../model/settings.ts';
import type { Site } from '../model/source.ts';
import type { Working } from '../model/working.ts';
import { nodeFiles, uriOfPath } from '../workspace/node.ts';
import type { CommandServices } from './lint.ts';
import { loadRequest } from './load-request.ts';
import { namer } from '../node/names.ts';
import type { ExplainOptions } from './options.ts';
import { print } from './output.ts';
import { joined, ourLines, terminal } from '../model/text/terminal.ts';
import type { TerminalText } from '../model/text/terminal.ts';
import { isIncomplete, tellTrouble } from './trouble.ts';
import { UsageError } from './usage-error.ts';

/** `atrest explain`: a rule's page, or why a line is judged as it is. */
export async function explain(
  id: string | undefined,
  options: ExplainOptions,
  { analyzer }: CommandServices,
): Promise<number> {
  if (options.at !== undefined) {
    if (id !== undefined) throw new UsageError('give a rule or --at <file:line>, not both');
    return await explainPlace(options.at, options, analyzer);
  }
  if (options.trace) throw new UsageError('--trace: say what to trace with --at <file:line>');
  if (id === undefined)
    throw new UsageError('name a rule, or a place with --at <file:line>; `atrest rules` lists the rules');
  const rule = ruleNamed(id, analyzer);
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
  const { file, ...spotted } = placeOf(at);
  // What cannot be known is worth an explanation, too.
  const request = await loadRequest([file], { unknown: 'hint', ...options });
  const judged = judge(await load(request, { analyzer, files: nodeFiles }), analyzer);
  const nameOf = namer(process.cwd());
  tellTrouble(judged, nameOf);
  if (isIncomplete(judged, { allowParseErrors: true, errorOnUnmatched: true })) return 2;
  const uri = uriOfPath(path.resolve(file));
  const { analyzer: careful, met } = behindNet(analyzer);
  const spot: Spot = { uri, ...spotted };
  const place = `${nameOf(uri)}:${'line' in spot ? spot.line : spot.address}`;
  if (options.trace) print(workingText(place, workAt(spot, judged, careful), careful, nameOf));
  else print(placeText(place, explainAt(spot, judged.analyses, careful), careful));
  if (met().length === 0) return 0;
  tellTrouble({ ...judged, named: [], broken: [], unreadable: met() }, nameOf);
  return 2;
}

/** `file:12`, `file:12:3` or `file:Resource`; a resource's name may hold colons (`module.a["x:y"].b`), and so may a path. */
function placeOf(at: string): { readonly file: string } & ({ readonly line: number } | { readonly address: string }) {
  const [, lined, line] = /^(.+?):(\d+)(?::\d+)?$/.exec(at) ?? [];
  if (lined !== undefined && line !== undefined) return { file: lined, line: Number(line) };
  const [, file, address] = /^(.*?[^:/\\]\.[^:/\\]+):(.+)$/.exec(at) ?? /^(.+):([^:]+)$/.exec(at) ?? [];
  if (file !== undefined && address !== undefined) return { file, address };
  throw new UsageError(`--at ${at}: write it as file:line or file:resource`);
}

function workingText(
  place: string,
  workings: readonly Working[],
  analyzer: Analyzer,
  nameOf: (uri: string) => string,
): TerminalText {
  const placed = (site: Site): string => `${nameOf(site.document.uri)}:${rangeOf(site).start.line}`;
  const texts = workings.map((working) => analyzer.workText(working, placed));
  return texts.length === 0 ? terminal`${place}: nothing is judged here.\n` : terminal`${joined(texts, '\n\n')}\n`;
}

function placeText(place: string, { findings, stores }: AtLine, analyzer: Analyzer): TerminalText {
  const texts = findings.map(({ finding, fix }) => analyzer.explainText(finding, fix));
  if (texts.length > 0) return terminal`${joined(texts, between)}\n`;
  if (stores.length === 0) return terminal`${place}: no finding and no store here.\n`;
  const told = stores.map(({ store, analysis }) => analyzer.explainStore(store, analysis, DEFAULTS));
  return terminal`${place}: no finding here.\n\n${joined(told, between)}\n`;
}

const between = '\n\n---\n\n';
