import type { ListValue, Value } from '../../../model/value.ts';
import { jsonText, toPlain } from '../evaluate/encoded.ts';
import { listOf } from './builtin.ts';

/** What makes an item equal to another; undefined when it is not known whole. */
export function identityOf(value: Value): string | undefined {
  const plain = toPlain(value);
  return plain === undefined ? undefined : `${typeof plain}:${jsonText(plain)}`;
}

/** Items once each, in the order of their first; unknown ones stay, and leave the list open. */
export function unique(items: readonly Value[]): { readonly items: readonly Value[]; readonly open: boolean } {
  const seen = new Set<string>();
  let open = 0;
  const kept = items.filter((item) => {
    const identity = identityOf(item);
    if (identity === undefined) {
      open += 1;
      return true;
    }
    const fresh = !seen.has(identity);
    seen.add(identity);
    return fresh;
  });
  return { items: kept, open: open > 0 && items.length > 1 };
}

/** A set: items once each, in Terraform's order. */
export function setOf(items: readonly Value[], args: readonly Value[], open?: string): ListValue {
  const once = unique(unifyItems(items));
  const reason = open ?? (once.open ? 'some items are not known' : undefined);
  return listOf(reason === undefined ? [...once.items].sort(compare) : once.items, args, reason);
}

/** Numbers by size, texts by their letters; Terraform's order of other items does not matter to a reader. */
function compare(a: Value, b: Value): number {
  if (a.is !== 'known' || b.is !== 'known') return 0;
  if (typeof a.value === 'number' && typeof b.value === 'number') return a.value - b.value;
  const [x, y] = [String(a.value), String(b.value)];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** The items of a list have one type: beside a text, numbers and truth values are texts. */
export function unifyItems(items: readonly Value[]): readonly Value[] {
  const texts = items.some((item) => item.is === 'known' && typeof item.value === 'string');
  const others = items.some((item) => item.is === 'known' && typeof item.value !== 'string');
  if (!texts || !others) return items;
  return items.map((item) =>
    item.is === 'known' && item.value !== null ? { ...item, value: String(item.value) } : item,
  );
}
