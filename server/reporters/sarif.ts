import type { Invocation, Log, Notification, ReportingDescriptor, Result } from 'sarif';
import type { Finding } from '../model/finding.ts';
import type { Rule } from '../model/rule.ts';
import type { Severity } from '../model/settings.ts';
import { inSarif } from '../model/text/sarif.ts';
import { jsonLines } from '../model/text/terminal.ts';
import type { TerminalText } from '../model/text/terminal.ts';
import type { Report, Reported } from '../app/report.ts';
import { lookedAt, skippedFor } from '../app/statistics.ts';
import type { Reporter, ReportView } from './reporter.ts';
import { artifactOf, fixOf, logicalOf, physicalOf, regionOf, rootId } from './sarif-places.ts';

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

/** For code scanning: SARIF 2.1.0. Says nothing of the machine, so that the same input gives the same bytes everywhere. */
export const sarif: Reporter = { name: 'sarif', render };

function render(report: Report, view: ReportView): TerminalText {
  const rules = [...new Map(report.reported.map(({ finding: { rule } }) => [rule.id, rule])).values()];
  const indexOf = new Map(rules.map(({ id }, index) => [id, index]));
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'atrest',
            fullName: `AtRest ${report.version}`,
            semanticVersion: report.version,
            rules: rules.map((rule) => descriptor(rule, view)),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: {
          [rootId]: { description: { text: 'Root of the Git repository, or the working directory outside of one.' } },
        },
        invocations: [invocation(report, view)],
        results: report.reported.map((reported) => result(reported, indexOf.get(reported.finding.rule.id) ?? -1, view)),
      },
    ],
  };
  return jsonLines(log);
}

function descriptor(rule: Rule, { analyzer }: ReportView): ReportingDescriptor {
  const page = analyzer.page(rule.id);
  const severity = rule.severity.recommended;
  return {
    id: rule.id,
    shortDescription: { text: rule.title },
    help: { text: `${rule.title}. Run \`atrest explain ${rule.id}\`.`, ...(page !== undefined && { markdown: page }) },
    defaultConfiguration: severity === 'off' ? { enabled: false } : { level: levels[severity] },
    properties: {
      tags: ['security', 'encryption', rule.concern],
      controls: rule.controls.map(({ framework, id }) => `${framework} ${id}`),
      controlBasis: Object.fromEntries(rule.controls.map(({ framework, id, basis }) => [`${framework} ${id}`, basis])),
    },
  };
}

function result({ finding, analysis, id }: Reported, ruleIndex: number, view: ReportView): Result {
  const { root } = view;
  const { suppressed } = finding;
  const changes = finding.fixable ? view.analyzer.offers(finding, analysis).all() : [];
  return {
    ruleId: finding.rule.id,
    ruleIndex,
    // "Open": not enough is known to decide. SARIF asks for the level "none" then.
    ...(finding.verdict === 'unknown'
      ? { kind: 'open', level: 'none' }
      : { kind: 'fail', level: levels[finding.severity] }),
    message: inSarif(finding.message),
    locations: [{ ...physicalOf(finding.site, root), logicalLocations: logicalOf(finding) }],
    ...(finding.related.length > 0 && {
      relatedLocations: finding.related.map(({ site, message }, id) => ({
        id,
        ...physicalOf(site, root),
        message: inSarif(message),
      })),
    }),
    partialFingerprints: { 'atrest/v1': fingerprint(finding, view), 'atrest/v2': shortDigest(id, view) },
    ...(changes.length > 0 && { fixes: changes.map((fix) => fixOf(fix, analysis.project.documents, root)) }),
    ...(suppressed && {
      suppressions: [
        {
          kind: 'inSource',
          status: 'accepted',
          location: physicalOf(suppressed.site, root),
          ...(suppressed.reason !== undefined && { justification: suppressed.reason }),
        },
      ],
    }),
    properties: {
      verdict: finding.verdict,
      impact: finding.impact,
      possible: finding.protection?.levels ?? null,
      wanted: finding.wanted,
      unmet: finding.unmet.map(({ id }) => id),
    },
  };
}

/** The first version, for who has stored it: where to act is part of it, which an edit of the resource may move. */
function fingerprint({ rule, resource, store, place }: Finding, view: ReportView): string {
  const judged = store?.resource ?? resource;
  const inside = store ? [store.identity ?? store.path.join('.')] : place.path.map(String);
  const file = artifactOf(judged.document.uri, view.root).uri;
  return shortDigest(JSON.stringify([rule.id, file, judged.address, ...inside]), view);
}

const shortDigest = (text: string, { digest }: ReportView): string => digest(text).slice(0, 32);

function invocation(report: Report, { root, exitCode }: ReportView): Invocation {
  const notices: Notification[] = [
    ...report.unreadable.map(({ uri, reason, internal }) => ({
      level: 'error' as const,
      message: inSarif(reason),
      ...(internal && { descriptor: { id: 'internal-error' } }),
      locations: [{ physicalLocation: { artifactLocation: artifactOf(uri, root) } }],
    })),
    ...report.broken.flatMap(({ document, problems }) => {
      const artifactLocation = artifactOf(document.uri, root);
      return problems.map(({ span, message }) => ({
        level: 'error' as const,
        message: inSarif(message),
        locations: [{ physicalLocation: { artifactLocation, region: regionOf(document, span) } }],
      }));
    }),
    ...report.notes.map(({ site, message }) => ({
      level: 'note' as const,
      message: inSarif(message),
      locations: [physicalOf(site, root)],
    })),
  ];
  return {
    executionSuccessful: report.unreadable.length === 0 && report.broken.length === 0,
    exitCode,
    properties: {
      lookedAt: lookedAt(report),
      linted: report.files.length,
      unreadable: report.unreadable.length,
      skippedFor: skippedFor(report),
      stores: report.stores.judged,
      storeVerdicts: { ...report.stores.verdict, suppressed: report.stores.suppressed },
      noOpinion: {
        resources: report.noOpinion.resources,
        types: report.noOpinion.types.map(({ type, resources }) => ({ type: inSarif(type).text, resources })),
      },
      dataOf: report.dataOf,
    },
    ...(notices.length > 0 && { toolExecutionNotifications: notices }),
  };
}
