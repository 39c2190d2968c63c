import type { Rule } from '../model/rule.ts';
import { ownOf } from '../model/resource.ts';
import { jsonLines } from '../model/text/terminal.ts';
import type { TerminalText } from '../model/text/terminal.ts';
import type { Unseen } from '../app/load.ts';
import type { Report, Reported } from '../app/report.ts';
import { lookedAt, skippedFor, statisticsOf } from '../app/statistics.ts';
import { rangeIn, rangeOf } from '../app/position.ts';
import type { Reporter, ReportView } from './reporter.ts';
import { levelOf } from './words.ts';
import { familyName } from '../model/rule.ts';

/** For machines: version 1 as docs/json.md and docs/schema/findings-v1.schema.json say. Fields may be added, never removed or retyped. */
export const json: Reporter = { name: 'json', render };

function render(report: Report, view: ReportView): TerminalText {
  const findings = report.reported.map((reported) => findingJson(reported, view));
  const rules = new Map(report.reported.map(({ finding: { rule } }) => [rule.id, rule]));
  return jsonLines({
    version: 1,
    atrest: { version: report.version, dataOf: report.dataOf },
    findings,
    rules: [...rules.values()].map(ruleJson),
    skipped: skipped(report, view),
    summary: summary(report, view),
  });
}

function findingJson({ finding, id }: Reported, { nameOf }: ReportView) {
  const { rule, place, suppressed } = finding;
  const resource = finding.store?.resource ?? finding.resource;
  const file = nameOf(ownOf(resource).document.uri);
  const acting = nameOf(finding.site.document.uri);
  const elsewhere = acting !== file || place.resource.id !== resource.id;
  return {
    id,
    ruleId: rule.id,
    family: familyName(rule) ?? null,
    concern: rule.concern,
    severity: finding.severity,
    verdict: finding.verdict,
    level: levelOf(finding),
    possible: levelOf(finding) === null ? null : (finding.protection?.levels ?? null),
    wanted: finding.wanted,
    unmet: finding.unmet.map(({ id }) => id),
    file,
    range: rangeOf(finding.site),
    ...(elsewhere && { at: { file: acting, address: place.resource.address } }),
    ...(resource.plan && { plan: { file: nameOf(resource.plan.document.uri), address: resource.plan.address } }),
    resource: { address: resource.address, type: resource.type },
    ...(resource.construct !== undefined && { construct: resource.construct }),
    path: place.path,
    message: finding.message,
    impact: finding.impact,
    fixable: finding.fixable,
    controls: rule.controls.map(({ framework, id }) => ({ framework, id })),
    ...(suppressed && {
      suppressed: {
        by: suppressed.by,
        ...(suppressed.reason !== undefined && { reason: suppressed.reason }),
        ...(suppressed.until !== undefined && { until: suppressed.until }),
      },
    }),
  };
}

/** What a mapping rests on stands with the rule, once. */
const ruleJson = ({ id, title, controls }: Rule) => ({
  id,
  title,
  controls: controls.map(({ framework, id: control, basis }) => ({ framework, id: control, basis })),
});

const skipped = (report: Report, { nameOf }: ReportView) =>
  [...report.skipped, ...report.unreadable].map((one) => skippedJson(one, nameOf));

const skippedJson = ({ uri, reason, internal }: Unseen, nameOf: ReportView['nameOf']) => ({
  file: nameOf(uri),
  reason,
  ...(internal && { internal }),
});

function summary(report: Report, { nameOf }: ReportView) {
  const { findings, severity, verdict, failing, fixable } = statisticsOf(report);
  return {
    files: report.files.length,
    stores: report.stores.judged,
    storeVerdicts: { ...report.stores.verdict, suppressed: report.stores.suppressed },
    noOpinion: { resources: report.noOpinion.resources, types: report.noOpinion.types },
    findings,
    severity,
    verdict,
    failing,
    fixable,
    suppressed: report.suppressed,
    skipped: report.skipped.length + report.unreadable.length,
    lookedAt: lookedAt(report),
    skippedFor: skippedFor(report),
    unreadable: report.unreadable.map((one) => skippedJson(one, nameOf)),
    syntaxErrors: report.broken.flatMap(({ document, problems }) =>
      problems.map(({ span, message }) => ({ file: nameOf(document.uri), range: rangeIn(document, span), message })),
    ),
    notes: report.notes.map(({ site, message }) => ({
      file: nameOf(site.document.uri),
      range: rangeOf(site),
      message,
    })),
  };
}
