import data from './data.json' with { type: 'json' };
import known from './known-types.json' with { type: 'json' };
import { own } from '../server/model/own.ts';

/** The day of the newest list of types that AtRest was built with, as `2026-11-10`. */
export const dataOf: string = data.date;

/** Split when first asked for. */
const sets = new Map<string, ReadonlySet<string>>();

/**
 * Whether the lists have the type: a type that they have and that no kind names keeps nothing at rest that could be encrypted, which a test
 * holds. Of a type that is newer, or of a namespace of somebody else, nothing is known. Types that only name other code (custom resources,
 * modules) and resources of other clouds are not asked.
 */
export function isKnownType(type: string): boolean {
  if (type.startsWith('aws_')) return listed('aws_', known.terraform).has(type.slice('aws_'.length));
  const [, service = '', name = ''] = /^AWS::(\w+)::(\w+)$/.exec(type) ?? [];
  const names = own(known.cloudformation as Readonly<Record<string, string>>, service);
  return names !== undefined && listed(service, names).has(name);
}

function listed(key: string, names: string): ReadonlySet<string> {
  const set = sets.get(key) ?? new Set(names.split(' '));
  sets.set(key, set);
  return set;
}
