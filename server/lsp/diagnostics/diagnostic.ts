import type { Diagnostic } from 'vscode-languageserver';
import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import type { Finding, Note } from '../../model/finding.ts';
import type { Severity } from '../../model/settings.ts';
import type { Document, Problem, Site } from '../../model/source.ts';
import { locationOf } from '../../model/source.ts';
import { tame } from '../../model/text/steering.ts';
import type { Client } from '../editor/client.ts';
import { rangeOf } from '../editor/range.ts';

export const SOURCE = 'atrest';
/** The code of syntax errors; findings have the ids of their rules. */
export const SYNTAX = 'syntax';

/** What comes back with a diagnostic when the editor asks what can be done about it. */
export interface DiagnosticData {
  readonly rule: string;
  readonly fingerprint: string;
  readonly version: number;
}

/** How diagnostics are to be written for this editor. */
export interface Style {
  readonly client: Client;
  /** Where the project lives on the web, if anywhere; pages of rules are below it. */
  readonly homepage: string | undefined;
  /** The editor's name of a file. */
  readonly clientUri: (uri: string) => string;
}

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export function findingDiagnostic(
  finding: Finding,
  fingerprint: string,
  { client, homepage, clientUri }: Style,
): Diagnostic {
  const { document } = finding.site;
  const data: DiagnosticData = { rule: finding.rule.id, fingerprint, version: document.version };
  const diagnostic: Diagnostic = {
    range: rangeOfSite(finding.site),
    severity: SEVERITY[finding.severity],
    code: finding.rule.id,
    source: SOURCE,
    message: tame(finding.message),
    data,
  };
  if (client.codeDescription && homepage !== undefined) {
    diagnostic.codeDescription = { href: `${homepage.replace(/\/+$/, '')}/rules/${finding.rule.id}` };
  }
  if (client.relatedInformation && finding.related.length > 0) {
    diagnostic.relatedInformation = finding.related.map(({ site, message }) => ({
      location: { uri: clientUri(site.document.uri), range: rangeOfSite(site) },
      message: tame(message),
    }));
  }
  return diagnostic;
}

export const problemDiagnostic = (document: Document, { span, message }: Problem): Diagnostic => ({
  range: rangeOf(document, span),
  severity: DiagnosticSeverity.Error,
  code: SYNTAX,
  source: SOURCE,
  message: tame(message),
});

/** `idle` marks text that has no effect; other notes only tell what was not looked at. */
export function noteDiagnostic({ site, message, missing }: Note, { client }: Style, idle: boolean): Diagnostic {
  const diagnostic: Diagnostic = {
    range: rangeOfSite(site),
    severity: missing ? DiagnosticSeverity.Warning : idle ? DiagnosticSeverity.Information : DiagnosticSeverity.Hint,
    source: SOURCE,
    message: tame(message),
  };
  return idle && client.tags ? { ...diagnostic, tags: [DiagnosticTag.Unnecessary] } : diagnostic;
}

const rangeOfSite = (site: Site): Diagnostic['range'] => rangeOf(site.document, locationOf(site).span);
