/**
 * The npm API: what the command line and the language server are made of. `docs/api.md` shows it. All positions are UTF-16 offsets;
 * `locationOf` turns a finding's site into one, `rangeOf` into lines and columns.
 */
export { createAnalyzer } from './analyzer.ts';
export type { AnalyzerOptions } from './analyzer.ts';
export { analyzer } from './api/analyzer.ts';
export { fixFiles } from './api/fix.ts';
export type { FixedFiles, FixFilesOptions } from './api/fix.ts';
export { explain, format, inventory, lintFiles, lintText, report } from './api/lint.ts';
export type { FormatOptions, Linted, LintOptions, ReportOptions } from './api/lint.ts';
export { mappedTo } from './app/controls.ts';
export { ConfigMistakes, Misuse } from './app/misuse.ts';
export { rangeOf } from './app/position.ts';
export { statisticsOf } from './app/statistics.ts';
export { catalogue } from '../rules/index.ts';
export { identityOf, idOf } from './model/identity.ts';
export { locationOf } from './model/source.ts';
export { REPORTERS } from './reporters/registry.ts';
export type { AtLine } from './app/explain.ts';
export type * from './app/fix/report.ts';
export type { Inventoried } from './app/inventory.ts';
export type { Report, Reported } from './app/report.ts';
export type { Statistics } from './app/statistics.ts';
export type { Identity } from './model/identity.ts';
export type * from './model/finding.ts';
export type * from './model/formula.ts';
export type * from './model/impact.ts';
export type * from './model/kind.ts';
export type * from './model/level.ts';
export type * from './model/resource.ts';
export type * from './model/rule.ts';
export type * from './model/settings.ts';
export type * from './model/source.ts';
export type * from './model/value.ts';
export type { Reporter, ReportView } from './reporters/reporter.ts';
