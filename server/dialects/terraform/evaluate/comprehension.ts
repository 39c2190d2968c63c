import { known } from '../../../model/value.ts';
import type { MapEntry, Value } from '../../../model/value.ts';
import type { For, Join, Splat } from '../../../syntax/hcl-grammar/expression.ts';
import { splatItem } from '../../../syntax/hcl-grammar/expression.ts';
import { overEach } from './cases.ts';
import { asText, asTruth, isNull, isUnread, maximumItems } from './coerce.ts';
import { isEncoded } from './encoded.ts';
import { failure, isFailure } from './failure.ts';
import { bind, evaluateIn } from './frame.ts';
import type { Frame } from './frame.ts';
import { concatenate } from './template.ts';
import { boundedList } from './weight.ts';
import { notKnown } from './trace.ts';

interface IteratedItem {
  readonly key: Value;
  readonly value: Value;
}
/** The items of a collection in Terraform's order; maps go by their sorted keys. */
export interface Items {
  readonly items: readonly IteratedItem[];
  readonly open?: string;
}

/** Undefined for what is no collection. */
export function itemsOf(value: Value): Items | undefined {
  if (isEncoded(value)) return undefined;
  const items =
    value.is === 'list'
      ? value.items.map((item, index) => ({ key: known(index), value: item }))
      : value.is === 'map'
        ? sorted(value.entries).map((entry) => ({
            key: known(entry.key),
            get value() {
              return entry.value;
            },
          }))
        : undefined;
  if (!items || (value.is !== 'list' && value.is !== 'map')) return undefined;
  const open = items.length > maximumItems ? 'the collection is too large' : value.open;
  return { items: items.slice(0, maximumItems), ...(open !== undefined && { open }) };
}

/** By code units: the order of bytes in UTF-8 but for rare characters. */
export const sorted = (entries: readonly MapEntry[]): readonly MapEntry[] =>
  [...entries].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));

export const comprehend = (expression: For, frame: Frame): Value =>
  overEach(evaluateIn(frame, expression.over), (over) => {
    const items = itemsOf(over);
    if (!items) return over.is === 'known' ? failure('"for" needs a collection') : notKnown(over, true);
    const result = expression.key ? makeMap(expression, items, frame) : makeList(expression, items, frame);
    return { ...result, from: over.from };
  });

/** The frames of the items that `if` lets through; `open` when it is not known of one. */
function frames(
  { keyName, valueName, where }: For,
  items: Items,
  frame: Frame,
): { frames: Frame[]; open: string | undefined } {
  let { open } = items;
  const kept: Frame[] = [];
  for (const item of items.items) {
    const inner = bind(frame, [
      ...(keyName === undefined ? [] : [[keyName, item.key] as const]),
      [valueName, item.value],
    ]);
    const test = where ? asTruth(evaluateIn(inner, where)) : true;
    if (test === true) kept.push(inner);
    else if (test !== false) open = 'it is not known which items are taken';
  }
  return { frames: kept, open };
}

function makeList(expression: For, items: Items, frame: Frame): Value {
  const { frames: inner, open } = frames(expression, items, frame);
  const values = inner.map((each) => evaluateIn(each, expression.value));
  return boundedList(values, [], open);
}

function makeMap(expression: For, items: Items, frame: Frame): Value {
  const kept = frames(expression, items, frame);
  let { open } = kept;
  const found = new Map<string, Value[]>();
  for (const inner of kept.frames) {
    const key = expression.key ? asText(evaluateIn(inner, expression.key)) : '';
    if (isUnread(key)) {
      if (isFailure(key)) return key;
      open = 'a key is not known';
      continue;
    }
    const value = evaluateIn(inner, expression.value);
    const group = found.get(key);
    if (group && !expression.grouped) return failure(`the key "${key}" comes twice`);
    if (group) group.push(value);
    else found.set(key, [value]);
  }
  const entries = [...found].map(([key, values]): MapEntry => {
    const [first = known(null)] = values;
    return { key, value: expression.grouped ? boundedList(values) : first };
  });
  return { is: 'map', entries, from: [], ...(open !== undefined && { open }) };
}

/** `list[*].rest`; null has no items, and what is no list is a list of one. */
export const splat = (expression: Splat, frame: Frame): Value =>
  overEach(evaluateIn(frame, expression.of), (of) => {
    const each = (item: Value): Value => evaluateIn(bind(frame, [[splatItem, item]]), expression.each);
    if (of.is === 'list' && !isEncoded(of))
      return boundedList(of.items.slice(0, maximumItems).map(each), of.from, of.open);
    if (isNull(of)) return { is: 'list', items: [], from: of.from };
    if (isFailure(of)) return of;
    if (of.is === 'reference' && 'instances' in of) {
      return { is: 'list', items: [], from: of.from, open: `the instances of ${of.address} are not known` };
    }
    if (of.is === 'unknown') return notKnown(of, true);
    return { is: 'list', items: [each(of)], from: of.from };
  });

/** The texts of a `%{ for }` directive. */
export const join = ({ list }: Join, frame: Frame): Value =>
  overEach(comprehend(list, frame), (texts) => {
    if (texts.is !== 'list') return texts;
    return texts.open === undefined ? concatenate(texts.items) : notKnown(texts, true);
  });
