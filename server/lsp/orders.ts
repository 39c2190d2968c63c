import type { WorkspaceEdit } from 'vscode-languageserver';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { consentTo, consentToAll } from '../deploy/consent.ts';
import type { Deploys } from '../deploy/deploys.ts';
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
  /**
   * The edit of an order, worked out on the text as it is now; throws when that is not the text the order was made for. What the
   * user must agree to goes with it, unless `agreed`: an editor that can't ask gets no such edit.
   */
  readonly editOf: (order: Order, run: Dropping, agreed?: boolean) => Promise<WorkspaceEdit>;
  /** What the user must agree to before an order is carried out, if anything. */
  readonly consentTo: (
    order: Order,
    run: Dropping,
  ) => Promise<{ readonly title: string; readonly confirm: string } | undefined>;
}

export function createOrders(session: Session, analyzer: Analyzer, deploys: Deploys): Orders {
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
    const fix = shown && [...fixes.of(shown), ...fixes.wider(shown)].find(({ id }) => id === deed.fix);
    if (!fix) throw stale();
    return fix;
  };
  const consent = async (fix: Fix, reports: readonly DocumentReport[]): Promise<string | undefined> => {
    const outcome = await deploys.of(fix, analysisOf(fix, reports));
    return outcome ? consentTo(fix, outcome) : fix.confirm;
  };
  return {
    editOf: async (order, run, agreed = false) => {
      const { reports } = await find(order, run);
      const { deed } = order;
      const context = { client, openDocument: documents.of, clientUri: session.clientUri };
      const fix = fixOf(order, reports);
      if (fix) {
        const confirm = agreed ? undefined : await consent(fix, reports);
        const manner = isSuppression(fix) ? { placeholder: 'reason' } : mannerOf(fix.title, confirm, client);
        return workspaceEdit(fix.edits, fix.documents, context, manner);
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
      const confirm = agreed ? undefined : consentToAll(await deploys.together(edits, wanted));
      return workspaceEdit(edits, analysis.project.documents, context, mannerOf('Several fixes', confirm, client));
    },
    consentTo: async (order, run) => {
      const { reports } = await find(order, run);
      const fix = fixOf(order, reports);
      const confirm = fix && (await consent(fix, reports));
      return confirm === undefined ? undefined : { title: fix?.title ?? '', confirm };
    },
  };
}

function mannerOf(label: string, confirm: string | undefined, client: Client): Manner {
  if (confirm === undefined) return {};
  if (!client.annotations) throw new ResponseError(LSPErrorCodes.RequestFailed, `Not applied: ${confirm}`);
  return { confirm: { label, description: confirm } };
}

function analysisOf({ finding }: Fix, reports: readonly DocumentReport[]): DocumentReport['shown'][number]['analysis'] {
  const shown = reports.flatMap((report) => report.shown).find((one) => one.finding === finding);
  if (!shown) throw stale();
  return shown.analysis;
}
