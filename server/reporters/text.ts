import picocolors from 'picocolors';
import type { Finding } from '../model/finding.ts';
import type { Severity } from '../model/settings.ts';
import { SEVERITIES } from '../model/settings.ts';
import { locationOf } from '../model/source.ts';
import type { Span } from '../model/source.ts';
import type { Report, Reported } from '../app/report.ts';
import { lookedAt, skippedFor, statisticsOf } from '../app/statistics.ts';
import type { Reporter, ReportView } from './reporter.ts';
import { frameOf } from './code-frame.ts';
import type { WidthOf } from './code-frame.ts';
import { widthFor } from './width.ts';
import { joined, styled, terminal } from '../model/text/terminal.ts';
import type { TerminalText } from '../model/text/terminal.ts';
import { rangeOf } from '../app/position.ts';
import { count, impactWords, levelOf, levelWords, listed } from './words.ts';

type Colors = ReturnType<typeof picocolors.createColors>;
/** The view, and how it is drawn. */
interface Drawing extends ReportView {
  readonly paint: Colors;
  readonly widthOf: WidthOf;
}

/** For people in a terminal: the source line, what is wrong with it, what to do and what that would do. */
export const text: Reporter = { name: 'text', render };

async function render(report: Report, view: ReportView): Promise<TerminalText> {
  const documents = new Set(report.reported.map(({ finding }) => finding.site.document));
  const widthOf = await widthFor([...documents].map((document) => document.text));
  const drawing: Drawing = { ...view, paint: picocolors.createColors(view.colors), widthOf };
  const shown = view.quiet ? report.reported.filter(({ fails }) => fails) : report.reported;
  const blocks = shown.map((reported) => block(reported, drawing));
  if (!view.quiet) {
    const notes = report.notes.map((note) => noteLine(note, drawing));
    if (notes.length > 0) blocks.push(joined(notes, '\n'));
    blocks.push(joined(summary(report, drawing.paint), '\n'));
  }
  return blocks.length > 0 ? terminal`${joined(blocks, '\n\n')}\n` : terminal``;
}

function block({ finding, analysis }: Reported, view: Drawing): TerminalText {
  const { paint: colors } = view;
  const paint = painter(finding.severity, colors);
  const location = locationOf(finding.site);
  const secrets = secretsAt(finding.site, view);
  const frame = frameOf(finding.site.document, location.span, view.columns, view.widthOf, secrets);
  const gutter = ' '.repeat(String(frame.line).length);
  const blue = (text: string): TerminalText => styled(colors.blue, terminal`${text}`);
  const pipe = blue('|');
  const source = frame.text.trimEnd();
  const lines = [
    styled(colors.bold, terminal`${paint(label(finding))}: ${finding.message}`),
    terminal`${gutter}${blue('-->')} ${placeOf(finding.site, view)}`,
    terminal`${gutter} ${pipe}`,
    source === ''
      ? terminal`${blue(String(frame.line))} ${pipe}`
      : terminal`${blue(String(frame.line))} ${pipe} ${source}`,
    terminal`${gutter} ${pipe} ${' '.repeat(frame.indent)}${paint('^'.repeat(frame.width))}`,
  ];
  const details = [...detailsOf(finding), ...fixDetails(finding, analysis, view), ...elsewhere(finding, view)];
  details.push(['help', `atrest explain ${finding.rule.id}`]);
  for (const [word, text] of details) {
    lines.push(terminal`${gutter} ${blue('=')} ${styled(colors.bold, terminal`${word}:`)} ${text}`);
  }
  return joined(lines, '\n');
}

function label({ severity, rule, verdict, suppressed }: Finding): string {
  const aside = suppressed ? ' (suppressed)' : verdict === 'fail' ? '' : ` (${verdict})`;
  return `${severity}[${rule.id}]${aside}`;
}

type Detail = readonly [word: string, text: string];

function detailsOf(finding: Finding): Detail[] {
  const details: Detail[] = [];
  const now = levelNow(finding);
  if (now !== undefined) details.push(['level', `${now}${wantedLevel(finding)}`]);
  const reasons = finding.protection?.reasons ?? [];
  if (levelOf(finding) === 'unknown' && reasons.length > 0) details.push(['because', reasons.join('; ')]);
  const higher = finding.unmet.filter(({ id }) => id !== finding.rule.id);
  if (higher.length > 0) details.push(['also unmet', higher.map(({ id }) => id).join(', ')]);
  if (finding.cases.length > 0) details.push(['when', finding.cases.map(guardText).join('; or ')]);
  if (finding.instances.length > 1) details.push(['instances', finding.instances.join(', ')]);
  return details;
}

function levelNow({ store, protection }: Finding): string | undefined {
  if (!store || !protection) return undefined;
  const levels = protection.levels.map((level) => levelWords[level]).join(' or ');
  const basis = { declared: '', default: ', by default', inherited: ', inherited' }[protection.basis];
  return `${levels}${basis}`;
}

function wantedLevel({ wanted, rule }: Finding): string {
  if (wanted === null) return '';
  if (rule.rung === 'declared') return '; wanted: written down';
  return `; wanted: ${wanted}${wanted === 'customer' ? '' : ' or better'}`;
}

const guardText = (guard: Finding['cases'][number]): string =>
  listed(guard.map(({ condition, holds }) => `${condition.text} is ${String(holds)}`));

function fixDetails(finding: Finding, analysis: Reported['analysis'], view: Drawing): Detail[] {
  if (finding.suppressed) {
    const { reason, until } = finding.suppressed;
    return [['suppressed', `${reason ?? 'no reason given'}${until === undefined ? '' : `, until ${until}`}`]];
  }
  if (!finding.fixable) return finding.noFix === undefined ? [] : [['no fix', finding.noFix]];
  const offers = view.analyzer.offers(finding, analysis);
  const first = offers.first();
  if (!first)
    return [['no fix', offers.refused()[0]?.because ?? finding.noFix ?? 'The project has nothing to fix it with.']];
  const access = {
    unchanged: '',
    'needs-key-access': '; readers may need access to the key',
    'denies-clients': '; shuts some clients out',
  };
  return [
    ['fix', first.title],
    ['impact', `${impactWords[first.impact]}${access[first.access]}`],
  ];
}

function elsewhere(finding: Finding, view: Drawing): Detail[] {
  const details = finding.related.map(({ site, message }): Detail => ['note', `${placeOf(site, view)}: ${message}`]);
  const { plan, construct } = finding.resource;
  if (plan) details.push(['plan', `${view.nameOf(plan.document.uri)}, ${plan.address}`]);
  if (construct !== undefined) details.push(['construct', construct]);
  return details;
}

function placeOf(site: Finding['site'], view: Drawing): string {
  const { line, column } = rangeOf(site).start;
  return `${view.nameOf(site.document.uri)}:${line}:${column}`;
}

const noteLine = (note: Report['notes'][number], view: Drawing): TerminalText =>
  terminal`${styled(view.paint.bold, terminal`note:`)} ${placeOf(note.site, view)}: ${note.message}`;

function painter(severity: Severity, colors: Colors): (text: string) => TerminalText {
  const color = { error: colors.red, warning: colors.yellow, info: colors.cyan, hint: colors.magenta }[severity];
  return (text) => styled(color, terminal`${text}`);
}

function summary(report: Report, colors: Colors): TerminalText[] {
  const live = report.reported.filter(({ finding }) => !finding.suppressed);
  const bySeverity = [...SEVERITIES].reverse().flatMap((severity) => {
    const number = live.filter(({ finding }) => finding.severity === severity).length;
    return number > 0 ? [painter(severity, colors)(count(number, severity))] : [];
  });
  const files = new Set(live.map(({ finding }) => finding.site.document.uri)).size;
  const judged = `${count(report.files.length, 'file')}, ${count(report.stores.judged, 'store')}`;
  const aside = [
    ...(report.suppressed > 0 ? [`${report.suppressed} suppressed`] : []),
    ...(report.broken.length > 0 ? [`${count(report.broken.length, 'file')} with syntax errors`] : []),
    ...(report.unreadable.length > 0 ? [`${count(report.unreadable.length, 'file')} not readable`] : []),
  ];
  const lines = [
    live.length === 0
      ? terminal`No findings (${[judged, ...aside].join('; ')}).`
      : terminal`Found ${listedText(bySeverity)} in ${count(files, 'file')} (linted ${[judged, ...aside].join('; ')}).`,
  ];
  if (live.length > 0) {
    const { inPlace, otherwise, none } = statisticsOf(report).fixable;
    lines.push(terminal`Fixable: ${inPlace} in place, ${otherwise} with another impact; ${none} without a fix.`);
  }
  lines.push(...notJudged(report));
  if (report.skipped.length > 0) {
    const reasons = skippedFor(report).map(({ reason, files }) => `${files.toLocaleString('en-US')} ${reason}`);
    lines.push(
      terminal`Looked at ${count(lookedAt(report), 'file')} and skipped ${report.skipped.length.toLocaleString('en-US')}: ${reasons.join('; ')}.`,
    );
  }
  return lines;
}

/** How much is not known, shown or not. */
function notJudged({ stores: { verdict, untold }, noOpinion: { resources, notes }, dataOf }: Report): TerminalText[] {
  const lines: TerminalText[] = [];
  if (verdict.unknown > 0) {
    const how = untold > 0 ? ` (--unknown hint shows why${untold < verdict.unknown ? ` of ${untold} more` : ''})` : '';
    lines.push(terminal`${count(verdict.unknown, 'store')} could not be judged${how}.`);
  }
  if (resources > 0) {
    const how = notes.length < resources ? ' (--unknown hint lists them)' : '';
    lines.push(
      terminal`${count(resources, 'resource')} of types that AtRest (data of ${dataOf}) has no opinion on${how}.`,
    );
  }
  return lines;
}

/** As `listed`, of parts that have a colour. */
function listedText(parts: readonly TerminalText[]): TerminalText {
  const last = parts.at(-1);
  if (!last || parts.length === 1) return last ?? terminal``;
  return terminal`${joined(parts.slice(0, -1), ', ')} and ${last}`;
}

/** What is not to be shown around a site. A plan knows it by its places, other documents by their texts. */
function secretsAt(site: Finding['site'], { analyzer }: Drawing): readonly Span[] {
  if ('node' in site) return analyzer.secrets(site.document);
  return site.grip === 'value' && site.document.isSecret?.(site.pointer) === true ? [locationOf(site).span] : [];
}
