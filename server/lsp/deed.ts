/** What a code action does: one fix of one finding, or every fix that may be applied unasked, of one rule or (`*`) of all. */
export type Deed = { readonly fix: string; readonly fingerprint: string } | { readonly all: string };

/** An action without its edit: enough to work the edit out when it is chosen, and to see whether the text is still the same. */
export interface Order {
  readonly uri: string;
  readonly version: number;
  readonly deed: Deed;
}

/** Whether what an editor sends back is an order of ours. */
export function isOrder(value: unknown): value is Order {
  if (!isRecord(value) || !isRecord(value['deed'])) return false;
  const { uri, version, deed } = value;
  const { all, fix, fingerprint } = deed;
  const isDeed = typeof all === 'string' || (typeof fix === 'string' && typeof fingerprint === 'string');
  return typeof uri === 'string' && typeof version === 'number' && isDeed;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
