import type { Complaint, Item, Member } from './config-text.ts';
import { own } from '../model/own.ts';

/** The part of JSON Schema that the configuration's schema uses. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: { readonly pattern: string };
  readonly items?: Schema;
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** Everything in a configuration that its schema does not allow, each with what is allowed. */
export function complaintsOf(item: Item, schema: Schema, name = 'the configuration'): readonly Complaint[] {
  const { is } = item;
  if (schema.enum)
    return typeof is === 'string' && schema.enum.includes(is)
      ? []
      : [{ span: item.span, message: `${name} must be ${listOf(schema.enum, 'or')}${suggestion(is, schema.enum)}` }];
  const types = schema.type === undefined ? [] : [schema.type].flat();
  if (types.length > 0 && !types.includes(typeOf(item)))
    return [
      { span: item.span, message: `${name} must be ${types.map((type) => own(typeNames, type) ?? type).join(' or ')}` },
    ];
  if (typeof is === 'string') return lengthComplaints(item, is, schema, name);
  if (is instanceof Map)
    return [...(is as ReadonlyMap<string, Member>)].flatMap(([key, member]) => memberComplaints(key, member, schema));
  const { items } = schema;
  return Array.isArray(is) && items
    ? (is as readonly Item[]).flatMap((each) => complaintsOf(each, items, `each item of ${name}`))
    : [];
}

function memberComplaints(key: string, { keySpan, item }: Member, schema: Schema): readonly Complaint[] {
  const known = schema.properties ?? {};
  const schemaOf = own(known, key);
  if (schemaOf) return complaintsOf(item, schemaOf, `\`${key}\``);
  const pattern = schema.propertyNames?.pattern;
  if (pattern !== undefined && !new RegExp(pattern, 'u').test(key))
    return [{ span: keySpan, message: `\`${key}\` is not a Region name (such as \`us-east-1\`) or \`*\`` }];
  if (typeof schema.additionalProperties === 'object')
    return complaintsOf(item, schema.additionalProperties, `\`${key}\``);
  if (schema.additionalProperties !== false) return [];
  const names = Object.keys(known);
  const allowed = suggestion(key, names) || `; allowed are ${listOf(names, 'and')}`;
  return [{ span: keySpan, message: `unknown key \`${key}\`${allowed}` }];
}

function lengthComplaints(item: Item, text: string, schema: Schema, name: string): readonly Complaint[] {
  if (text.length < (schema.minLength ?? 0)) return [{ span: item.span, message: `${name} must not be empty` }];
  const longest = schema.maxLength ?? Number.POSITIVE_INFINITY;
  return text.length <= longest
    ? []
    : [{ span: item.span, message: `${name} must not be longer than ${String(longest)} characters` }];
}

const typeNames: Readonly<Record<string, string>> = {
  boolean: '`true` or `false`',
  object: 'a map',
  array: 'a list',
  string: 'a text',
};
function typeOf({ is }: Item): string {
  if (is === null) return 'null';
  if (is instanceof Map) return 'object';
  return Array.isArray(is) ? 'array' : typeof is;
}

const listOf = (names: readonly string[], word: string): string => {
  const quoted = names.map((name) => `\`${name}\``);
  const last = quoted.pop() ?? 'nothing';
  return quoted.length === 0 ? last : `${quoted.join(', ')} ${word} ${last}`;
};

/** `; did you mean ...?` when one of the names is near; empty otherwise. */
export function suggestion(written: unknown, names: Iterable<string>): string {
  if (typeof written !== 'string' || written.length > 100) return '';
  let nearest: string | undefined;
  let least = Math.max(1, Math.floor(written.length / 3)) + 1;
  for (const name of names) {
    const begun = written.length >= 3 && name.startsWith(written.toLowerCase());
    const distance = begun ? 0 : editDistance(written.toLowerCase(), name.toLowerCase(), least);
    if (distance < least) {
      least = distance;
      nearest = name;
    }
  }
  return nearest === undefined ? '' : `; did you mean \`${nearest}\`?`;
}

/** Insertions, deletions, replacements and swaps of neighbours; anything from `bound` on counts as `bound`. */
function editDistance(from: string, to: string, bound: number): number {
  if (Math.abs(from.length - to.length) >= bound) return bound;
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1];
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[to.length] ?? bound;
}
