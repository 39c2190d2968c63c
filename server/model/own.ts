/**
 * Records by keys that come from texts. A plain object has members that nobody wrote (`constructor`, `toString`), and `__proto__`
 * sets none; here are the only places where a text indexes one (the lint rule `own-keys` keeps it so).
 */

/** What the record itself says under the key; undefined where it says nothing. */
export const own = <T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;

/** Writes into a record that is being made, whatever the key is called. */
export function put<T>(record: Record<string, T>, key: string, value: T): void {
  if (key === '__proto__')
    Object.defineProperty(record, key, { value, enumerable: true, configurable: true, writable: true });
  else record[key] = value;
}
