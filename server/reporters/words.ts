import type { Finding } from '../model/finding.ts';
import type { Impact } from '../model/impact.ts';
import type { Level } from '../model/level.ts';

/** What a deploy does, for people. */
export const impactWords: Readonly<Record<Impact, string>> = {
  'in-place': 'in place',
  interrupts: 'interrupts the service for a while',
  'may-replace': 'may replace the resource',
  unknown: 'not known',
  replaces: 'replaces the resource',
  rejected: 'the update of a deployed resource is rejected',
};
export const levelWords: Readonly<Record<Level, string>> = {
  none: 'none (not encrypted)',
  service: "service (the service's own key)",
  aws: 'aws (AWS-managed key)',
  customer: 'customer (customer-managed key)',
};

/** The level that a store is known to have; `unknown` when several are possible. */
export function levelOf(finding: Finding): Level | 'unknown' | null {
  if (!finding.store || !finding.protection) return null;
  const [level, ...others] = finding.protection.levels;
  return level === undefined || others.length > 0 ? 'unknown' : level;
}

/** `1 error`, `2 errors`. */
export const count = (number: number, noun: string): string =>
  `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`;

/** `a, b and c`. */
export function listed(parts: readonly string[]): string {
  const last = parts.at(-1);
  return last === undefined ? '' : parts.length === 1 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}
