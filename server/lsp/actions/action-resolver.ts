import type { WorkspaceEdit } from 'vscode-languageserver';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { consentTo, consentToAll } from '../../deploy/consent.ts';
import type { Deploys } from '../../deploy/deploys.ts';
import type { Analysis, Analyzer, Fix, TextEdit } from '../../model/finding.ts';
import { costWords, type KeyCost } from '../../model/cost.ts';
import type { Document } from '../../model/source.ts';
import { tame } from '../../model/text/steering.ts';
import type { Client } from '../editor/client.ts';
import type { ActionData } from './action-data.ts';
import type { CancellableRun } from '../deferred.ts';
import { isSuppression } from './available-actions.ts';
import type { DocumentReport } from '../diagnostics/report.ts';
import type { Session } from '../session.ts';
import { stale, workspaceEdit } from './workspace-edit.ts';
import type { EditManner } from './workspace-edit.ts';

/**
 * How an edit is handed over. `asked`: what the user must agree to goes with it, and an editor that can't ask gets no such edit.
 * `preview`: the user was told, and wants to see it before it is made. `plain`: the user was told.
 */
export type EditDelivery = 'asked' | 'preview' | 'plain';

/** What the user must agree to before an action is carried out. */
export interface Consent {
  readonly title: string;
  readonly lines: readonly string[];
  /** How to get there without losing data, who must be given access, and what it costs. */
  readonly recipe: readonly string[];
}

/** Answers about one action, worked out on the text as it is now; they throw when that is not the text the action was made for. */
export interface ActionAnswers {
  readonly editOf: (action: ActionData, delivery: EditDelivery) => Promise<WorkspaceEdit>;
  /** Undefined where nothing has to be asked. */
  readonly consentTo: (action: ActionData) => Promise<Consent | undefined>;
}
/**
 * Whether a deploy is looked at before it is said what must be agreed to. `known`: what the fix itself does, and of its deploy what has
 * been worked out already; for a menu, which must not wait.
 */
export type DeployLook = 'awaited' | 'known';
export type ActionResolver = (run: CancellableRun, look?: DeployLook) => ActionAnswers;

/** An action on the text as it is now. */
interface ResolvedAction {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  readonly documents: readonly Document[];
  readonly placeholder?: string;
  readonly recipe?: readonly string[];
  readonly cost?: KeyCost;
  readonly consent: () => Promise<readonly string[]>;
}

export function createActionResolver(session: Session, analyzer: Analyzer, deploys: Deploys): ActionResolver {
  const { client, documents, fixes } = session;
  const fixOf = (
    payload: Extract<ActionData['payload'], { fix: string }>,
    reports: readonly DocumentReport[],
    look: DeployLook,
  ): ResolvedAction => {
    const shown = reports
      .flatMap((report) => report.shown)
      .find(({ fingerprint }) => fingerprint === payload.fingerprint);
    const isIt = ({ id }: { readonly id: string }): boolean => id === payload.fix;
    const fix = shown && (fixes.of(shown).find(isIt) ?? fixes.wider(shown).find(isIt)?.made());
    if (!fix) throw stale();
    return {
      ...fix,
      ...(isSuppression(fix) && { placeholder: 'reason' }),
      consent: async () =>
        consentTo(fix, look === 'known' ? deploys.known(fix) : await deploys.of(fix, analysisOf(fix, reports))),
    };
  };
  const allOf = async (
    all: string,
    reports: readonly DocumentReport[],
    run: CancellableRun,
    look: DeployLook,
  ): Promise<ResolvedAction> => {
    const preferred = await fixes.preferredIn(reports, run);
    const wanted = preferred?.filter(({ finding }) => all === '*' || all === finding.rule.id);
    const analysis = wanted?.[0]?.analysis;
    if (!wanted || !analysis) throw stale();
    const edits = analyzer.fixAll(
      wanted.map(({ finding }) => finding),
      analysis,
    );
    return {
      title: 'Apply all in-place fixes in this file',
      edits,
      documents: analysis.project.documents,
      consent: async () => consentToAll(look === 'known' ? [] : await deploys.together(edits, wanted)),
    };
  };
  const work = async (
    { uri, version, payload }: ActionData,
    run: CancellableRun,
    look: DeployLook,
  ): Promise<ResolvedAction> => {
    const found = await session.currentReports(uri, run);
    if (found?.document.version !== version) throw stale();
    return 'all' in payload ? allOf(payload.all, found.reports, run, look) : fixOf(payload, found.reports, look);
  };
  const context = { client, openDocument: documents.of, clientUri: session.clientUri };
  return (run, look = 'awaited') => ({
    editOf: async (action, delivery) => {
      const worked = await work(action, run, look);
      const { title, edits, documents: edited, placeholder } = worked;
      const manner = {
        ...mannerOf(title, delivery === 'asked' ? await consentOf(worked) : undefined, delivery, client),
        ...(placeholder !== undefined && { placeholder }),
      };
      return workspaceEdit(edits, edited, context, manner);
    },
    consentTo: async (action) => consentOf(await work(action, run, look)),
  });
}

async function consentOf({ title, consent, recipe = [], cost }: ResolvedAction): Promise<Consent | undefined> {
  const lines = await consent();
  const details = [...recipe, ...(cost ? [costWords(cost)] : [])];
  return lines.length > 0 ? { title: tame(title), lines: lines.map(tame), recipe: details.map(tame) } : undefined;
}

/** All of it, for an editor that shows one text. */
export const consentText = ({ lines, recipe }: Consent): string => [...lines, ...recipe].join(' ');

function mannerOf(label: string, consent: Consent | undefined, delivery: EditDelivery, client: Client): EditManner {
  if (delivery === 'preview') return { preview: tame(label) };
  if (!consent) return {};
  const description = consentText(consent);
  if (!client.annotations) throw new ResponseError(LSPErrorCodes.RequestFailed, `Not applied: ${description}`);
  return { confirm: { label: tame(label), description } };
}

function analysisOf({ finding }: Fix, reports: readonly DocumentReport[]): Analysis {
  const shown = reports.flatMap((report) => report.shown).find((one) => one.finding === finding);
  if (!shown) throw stale();
  return shown.analysis;
}
