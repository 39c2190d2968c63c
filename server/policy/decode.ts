import type { Policy } from '../model/policy.ts';
import type { MapValue, Value } from '../model/value.ts';
import { at, type Pick, reasonOf, structure } from './structure.ts';
import { maximumItems, statementOf } from './statement.ts';

/**
 * Reads a policy document in any notation: a map, or a text with JSON in it; one statement or a list; one item or a list. What
 * can't be known leaves the part of the statement that it stands in open, and no other. Never throws.
 */
export function decodePolicy(value: Value, pick: Pick = (one) => one): Policy {
  const document = structure(value, pick);
  if (document.is !== 'map') return { statements: [], open: reasonOf(document, 'it is not a policy document') };
  const written = structure(at(document, 'Statement'), pick);
  const items = written.is === 'list' ? written.items.slice(0, maximumItems) : written.is === 'absent' ? [] : [written];
  const statements = items.flatMap((item) => {
    const statement = structure(item, pick);
    return statement.is === 'absent' ? [] : [statementOf(statement, pick)];
  });
  const open = written.is === 'unknown' ? undefined : openOf(written, document, items);
  return open === undefined ? { statements } : { statements, open };
}

function openOf(written: Value, document: MapValue, items: readonly Value[]): string | undefined {
  if (written.is === 'list' && written.items.length > items.length) return 'it has too many statements';
  if (written.is === 'list') return written.open;
  return written.is === 'absent' ? document.open : undefined;
}
