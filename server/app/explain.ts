import type { Analysis, Finding, Fix, StoreReport } from '../model/finding.ts';
import type { Analyzer } from '../model/finding.ts';
import type { Rule } from '../model/rule.ts';
import { locationOf } from '../model/source.ts';
import { suggestion } from '../workspace/schema-check.ts';
import { Misuse } from './misuse.ts';
import { pointOf, type Range, rangeOf } from './position.ts';
import { mending } from './report.ts';

/** The rule of an id. Throws `Misuse`. */
export function ruleNamed(id: string, { catalogue }: Analyzer): Rule {
  const rules = catalogue.rules();
  const rule = rules.find((candidate) => candidate.id === id);
  if (rule) return rule;
  const near = suggestion(
    id,
    rules.map((one) => one.id),
  );
  throw new Misuse(undefined, id, `there is no rule '${id}'${near}; \`atrest rules\` lists them`);
}

/** What is judged at a line: findings with what would mend them, or, where there are none, the stores. */
export interface AtLine {
  readonly findings: readonly { readonly finding: Finding; readonly analysis: Analysis; readonly fix?: Fix }[];
  readonly stores: readonly { readonly store: StoreReport; readonly analysis: Analysis }[];
}

/** `line` from 1. A finding is where it is shown, and at the name of its resource; a store is anywhere in its resource. */
export function explainAt(uri: string, line: number, analyses: readonly Analysis[], analyzer: Analyzer): AtLine {
  const isHere = ({ site, resource: { header, document } }: Finding): boolean =>
    (site.document.uri === uri && covers(rangeOf(site), line)) ||
    (document.uri === uri && covers(rangeOf(header), line));
  const findings = analyses.flatMap((analysis) =>
    analysis.findings.filter(isHere).map((finding) => {
      const [fix] = mending(analyzer.fixes(finding, analysis).fixes);
      return { finding, analysis, ...(fix && { fix }) };
    }),
  );
  if (findings.length > 0) return { findings, stores: [] };
  const stores = analyses.flatMap((analysis) =>
    analysis.stores.filter((store) => stands(store, uri, line)).map((store) => ({ store, analysis })),
  );
  return { findings, stores };
}

const covers = ({ start, end }: Range, line: number): boolean => start.line <= line && line <= end.line;

function stands({ site: { resource } }: StoreReport, uri: string, line: number): boolean {
  if (resource.document.uri !== uri) return false;
  const first = rangeOf(resource.header).start.line;
  const { body } = resource;
  const end = body ? locationOf({ document: resource.document, node: body }).span.end : undefined;
  const last = end === undefined ? first : pointOf(resource.document, end).line;
  return first <= line && line <= last;
}
