import { known } from '../../../model/value.ts';
import type { MapEntry, Value } from '../../../model/value.ts';
import { overEach } from '../evaluate/cases.ts';
import { asNumber, asText, asTruth, isNull, isUnread } from '../evaluate/coerce.ts';
import type { Unread } from '../evaluate/coerce.ts';
import { isEncoded } from '../evaluate/encoded.ts';
import { failure } from '../evaluate/failure.ts';
import { lazyEntry } from '../evaluate/lazy.ts';
import type { Expression } from '../../../syntax/hcl-grammar/expression.ts';
import { parseExpression, parseTemplate } from '../../../syntax/hcl-grammar/parse.ts';
import { constant } from '../hcl/constant.ts';
import { isList } from '../functions/builtin.ts';
import { setOf, unifyItems } from '../functions/sets.ts';

/** A type constraint as written: `bool`, `list(string)`; in old files in `${ }`. */
export const parseType = (text: string): Expression =>
  text.includes('${') ? parseTemplate(text) : parseExpression(text);

const scalars = new Map<string, (value: Value) => string | number | boolean | Unread>([
  ['string', asText],
  ['number', asNumber],
  ['bool', asTruth],
]);

/** A value converted to a type; what is not known stays so. */
export const convert = (value: Value, type: Expression): Value => overEach(value, (only) => convertOne(only, type));

function convertOne(value: Value, type: Expression): Value {
  if (isNull(value) || value.is === 'unknown' || value.is === 'reference') return value;
  if (type.is === 'name') {
    const read = scalars.get(type.name);
    if (!read) return value;
    const scalar = read(value);
    return isUnread(scalar) ? scalar : value.is === 'known' ? { ...value, value: scalar } : value;
  }
  if (type.is !== 'call' || isEncoded(value)) return value;
  const [inner] = type.args;
  if (!inner) return value;
  switch (type.name) {
    case 'list':
    case 'set':
      return toList(value, type.name, inner);
    case 'map':
      return value.is === 'map'
        ? { ...value, entries: value.entries.map((entry) => converted(entry, inner)) }
        : failure('a map is needed');
    case 'tuple':
      return inner.is === 'tuple' && isList(value)
        ? { ...value, items: value.items.map((item, index) => convert(item, inner.items[index] ?? inner)) }
        : failure('a list is needed');
    case 'object':
      return inner.is === 'object' ? toObject(value, inner.entries) : value;
    default:
      return value;
  }
}

function toList(value: Value, type: string, inner: Expression): Value {
  if (!isList(value)) return failure('a list is needed');
  const items = value.items.map((item) => convert(item, inner));
  return type === 'list'
    ? { ...value, items: unifyItems(items) }
    : { ...setOf(items, [], value.open), from: value.from };
}

const converted = (entry: MapEntry, type: Expression): MapEntry =>
  lazyEntry(entry.key, () => convert(entry.value, type), entry.keySite);

/** Attributes that the type does not have are dropped; `optional(type, default)` fills in what is missing. */
function toObject(
  value: Value,
  attributes: readonly { readonly key: Expression; readonly value: Expression }[],
): Value {
  if (value.is !== 'map') return failure('an object is needed');
  const entries = attributes.flatMap((attribute): readonly MapEntry[] => {
    const key = attribute.key.is === 'literal' ? String(attribute.key.value) : '';
    const entry = value.entries.findLast((candidate) => candidate.key === key);
    const optional =
      attribute.value.is === 'call' && attribute.value.name === 'optional' ? attribute.value.args : undefined;
    const type = optional?.[0] ?? attribute.value;
    if (!entry && value.open !== undefined) return [];
    if (!entry && !optional) return [{ key, value: failure(`the attribute "${key}" is missing`) }];
    const fallback = (): Value => (optional?.[1] ? convert(constant(optional[1]), type) : known(null));
    return [
      lazyEntry(key, () =>
        entry && !(optional?.[1] && isNull(entry.value)) ? convert(entry.value, type) : fallback(),
      ),
    ];
  });
  return { ...value, entries };
}
