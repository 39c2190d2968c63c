import { createAnalyzer } from '../../server/analyzer.ts';
import { catalogue } from '../../rules/index.ts';
import { drain } from '../../server/model/drain.ts';
import { DEFAULTS } from '../../server/model/settings.ts';
import type { Json } from '../../server/model/source.ts';
import { type Planned, planJson, planProject } from '../dialects/plan/plan.ts';

const analyzer = createAnalyzer({ catalogue, page: () => undefined, today: '2026-11-24' });

/** What is said of the resources of a plan by rules that begin with a text, a line each: address, rule, verdict. */
export function saidOfPlan(resources: readonly Planned[], rules: string): readonly string[] {
  const settings = { ...DEFAULTS, profile: 'strict', unknown: 'hint' } as const;
  const { findings } = drain(analyzer.analyze(planProject(planJson(resources)), () => settings));
  return findings
    .filter(({ rule }) => rule.id.startsWith(rules))
    .map(({ rule, resource, verdict }) => `${resource.address} ${rule.id} ${verdict}`);
}

const REFERENCE = /^\$\{(([^.]+\.[^.]+)\.[^}]+)\}$/;
type Body = Readonly<Record<string, unknown>>;

/** A body of Terraform JSON as a plan has it, where each map in it is a block, and references are known after apply. */
export const planned = (type: string, name: string, body: Body): Planned => ({ type, name, ...blockOf(body) });

function blockOf(body: Body): { readonly written: Json; readonly after: Json; readonly unknown: Json } {
  const parts = Object.entries(body).map(([key, value]) => [key, partOf(value)] as const);
  const pick = (of: 'written' | 'after' | 'unknown'): Json =>
    Object.fromEntries(parts.flatMap(([key, part]) => (part[of] === undefined ? [] : [[key, part[of]]])));
  return { written: pick('written'), after: pick('after'), unknown: pick('unknown') };
}

function partOf(value: unknown): { readonly written: Json; readonly after?: Json; readonly unknown?: Json } {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const { written, after, unknown } = blockOf(value as Body);
    return { written: [written], after: [after], unknown: [unknown] };
  }
  const [, whole, resource] = typeof value === 'string' ? (REFERENCE.exec(value) ?? []) : [];
  if (whole !== undefined && resource !== undefined)
    return { written: { references: [whole, resource] }, unknown: true };
  return { written: { constant_value: value as Json }, after: value as Json };
}
