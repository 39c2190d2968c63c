/** What a code action does: one fix of one finding, or every fix that may be applied unasked, of one rule or (`*`) of all. */
export type ActionPayload = { readonly fix: string; readonly fingerprint: string } | { readonly all: string };

/** An action without its edit: enough to work the edit out when it is chosen, and to see whether the text is still the same. */
export interface ActionData {
  readonly uri: string;
  readonly version: number;
  readonly payload: ActionPayload;
}

/** Whether what an editor sends back is one of ours. */
export function isActionData(value: unknown): value is ActionData {
  if (!isRecord(value) || !isRecord(value['payload'])) return false;
  const { uri, version, payload } = value;
  const { all, fix, fingerprint } = payload;
  const isPayload = typeof all === 'string' || (typeof fix === 'string' && typeof fingerprint === 'string');
  return typeof uri === 'string' && typeof version === 'number' && isPayload;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
