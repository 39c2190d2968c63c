import type { Analysis, Finding, Fix, StoreReport } from '../model/finding.ts';
import type { Analyzer } from '../model/finding.ts';
import type { Resource } from '../model/resource.ts';
import type { Rule } from '../model/rule.ts';
import { locationOf } from '../model/source.ts';
import { suggestion } from '../workspace/schema-check.ts';
import { Misuse } from './misuse.ts';
import { pointOf, type Range, rangeOf } from './position.ts';

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

/** A line of a file, from 1, or the address of a resource that is written in it. */
export type Spot = { readonly uri: string } & ({ readonly line: number } | { readonly address: string });

/** A finding is where it is shown, and at the name of its resource; a store is anywhere in its resource. */
export function explainAt(spot: Spot, analyses: readonly Analysis[], analyzer: Analyzer): AtLine {
  const isHere = ({ site, resource }: Finding): boolean =>
    'line' in spot
      ? (site.document.uri === spot.uri && covers(rangeOf(site), spot.line)) ||
        (resource.document.uri === spot.uri && covers(rangeOf(resource.header), spot.line))
      : isAt(resource, spot);
  const findings = analyses.flatMap((analysis) =>
    analysis.findings.filter(isHere).map((finding) => {
      const fix = analyzer.offers(finding, analysis).first();
      return { finding, analysis, ...(fix && { fix }) };
    }),
  );
  if (findings.length > 0) return { findings, stores: [] };
  const stores = analyses.flatMap((analysis) =>
    analysis.stores.filter(({ site }) => isAt(site.resource, spot)).map((store) => ({ store, analysis })),
  );
  return { findings, stores };
}

/** Whether a spot is part of a resource as it is written. */
export const isAt = (resource: Resource, spot: Spot): boolean =>
  'line' in spot
    ? stands(resource, spot.uri, spot.line)
    : resource.document.uri === spot.uri && resource.address === spot.address;

const covers = ({ start, end }: Range, line: number): boolean => start.line <= line && line <= end.line;

function stands(resource: Resource, uri: string, line: number): boolean {
  if (resource.document.uri !== uri) return false;
  const first = rangeOf(resource.header).start.line;
  const { body } = resource;
  const end = body ? locationOf({ document: resource.document, node: body }).span.end : undefined;
  const last = end === undefined ? first : pointOf(resource.document, end).line;
  return first <= line && line <= last;
}
