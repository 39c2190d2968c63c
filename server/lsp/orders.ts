import type { WorkspaceEdit } from 'vscode-languageserver';
import type { Analyzer, Fix } from '../model/finding.ts';
import type { Client } from './client.ts';
import type { Order } from './deed.ts';
import type { OpenDocument } from './documents.ts';
import type { Dropping } from './gate.ts';
import { isSuppression } from './offers.ts';
import type { DocumentReport } from './report.ts';
import type { Session } from './session.ts';
import { stale, workspaceEdit } from './workspace-edit.ts';
import type { Manner } from './workspace-edit.ts';

export interface Orders {
  /** The edit of an order, worked out on the text as it is now; throws when that is not the text the order was made for. */
  readonly editOf: (order: Order, run: Dropping) => Promise<WorkspaceEdit>;
  /** What the user must agree to before an order is carried out, if anything. */
  readonly consentTo: (
    order: Order,
    run: Dropping,
  ) => Promise<{ readonly title: string; readonly confirm: string } | undefined>;
}

export function createOrders(session: Session, analyzer: Analyzer): Orders {
  const { client, documents, fixes } = session;
  const find = async (
    { uri, version }: Order,
    run: Dropping,
  ): Promise<{ document: OpenDocument; reports: readonly DocumentReport[] }> => {
    const found = await session.fresh(uri, run);
    if (found?.document.version !== version) throw stale();
    return found;
  };
  const fixOf = (order: Order, reports: readonly DocumentReport[]): Fix | undefined => {
    const { deed } = order;
    if ('all' in deed) return undefined;
    const shown = reports.flatMap((report) => report.shown).find(({ fingerprint }) => fingerprint === deed.fingerprint);
    const fix = shown && fixes.of(shown).find(({ id }) => id === deed.fix);
    if (!fix) throw stale();
    return fix;
  };
  return {
    editOf: async (order, run) => {
      const { reports } = await find(order, run);
      const { deed } = order;
      const context = { client, openDocument: documents.of, clientUri: session.clientUri };
      const fix = fixOf(order, reports);
      if (fix) {
        return workspaceEdit(fix.edits, analysisOf(fix, reports), context, mannerOf(fix, client));
      }
      const preferred = await fixes.preferredIn(reports, run);
      const wanted = preferred?.filter(
        ({ finding }) => 'all' in deed && (deed.all === '*' || deed.all === finding.rule.id),
      );
      const analysis = wanted?.[0]?.analysis;
      if (!wanted || !analysis) throw stale();
      const edits = analyzer.fixAll(
        wanted.map(({ finding }) => finding),
        analysis,
      );
      return workspaceEdit(edits, analysis, context);
    },
    consentTo: async (order, run) => {
      const { reports } = await find(order, run);
      const fix = fixOf(order, reports);
      return fix?.confirm === undefined ? undefined : { title: fix.title, confirm: fix.confirm };
    },
  };
}

function mannerOf(fix: Fix, client: Client): Manner {
  const { title, confirm } = fix;
  if (isSuppression(fix)) return { placeholder: 'reason' };
  return confirm !== undefined && client.annotations ? { confirm: { label: title, description: confirm } } : {};
}

function analysisOf({ finding }: Fix, reports: readonly DocumentReport[]): DocumentReport['shown'][number]['analysis'] {
  const shown = reports.flatMap((report) => report.shown).find((one) => one.finding === finding);
  if (!shown) throw stale();
  return shown.analysis;
}
