import { known, unknown } from '../../model/value.ts';
import type { ListValue, MapEntry, MapValue, Value } from '../../model/value.ts';
import { overEach } from './evaluate/cases.ts';
import { asText, isNull, isUnread } from './evaluate/coerce.ts';
import { encode, isEncoded } from './evaluate/encoded.ts';
import { isFailure } from './evaluate/failure.ts';
import { siteOf } from './evaluate/frame.ts';
import { lazyEntry } from './evaluate/lazy.ts';
import { notKnown } from './evaluate/trace.ts';
import { encodings } from './functions/encodings.ts';
import { isList } from './functions/builtin.ts';
import type { Block } from './module/block.ts';
import type { EvaluationScope } from './module/frame-of.ts';
import { propertiesOf } from './module/properties.ts';

/** The policy document that a `data.aws_iam_policy_document` makes, in the shape of a policy written in JSON. */
export function policyOf(block: Block, scope: EvaluationScope): Value {
  const source = propertiesOf(block, scope);
  const of = (name: string): Value | undefined => source.entries.find(({ key }) => key === name)?.value;
  const own = listed(of('statement')).map((statement) => statementOf(statement));
  const sources = [of('source_policy_documents'), of('source_json')].flatMap(documentsIn);
  const overrides = [of('override_policy_documents'), of('override_json')].flatMap(documentsIn);
  const open = [openness(of('statement')), source.open, ...[...sources, ...overrides].map(({ open: why }) => why)].find(
    (reason) => reason !== undefined,
  );
  const inherited = sources.flatMap(({ statements }) => statements);
  const statements = overrides.reduce(
    (merged, { statements: later }) => bySid(merged, later),
    [...bySid(inherited, own)],
  );
  const [{ file }] = block.parts;
  const site = siteOf({ file, node: block.key });
  const list: ListValue = { is: 'list', items: statements, from: [], site, ...(open !== undefined && { open }) };
  const version = of('version') ?? known('2012-10-17');
  return encode(mapOf([entry('Version', version), entry('Statement', list)], site));
}

const mapOf = (entries: readonly MapEntry[], site: Value['site']): MapValue => ({
  is: 'map',
  entries,
  from: [],
  ...(site && { site }),
});
const entry = (key: string, value: Value): MapEntry => ({ key, value });

/** The blocks of a type, as one is written alone or several in a list. */
function listed(value: Value | undefined): readonly Value[] {
  if (!value || isNull(value)) return [];
  return isList(value) ? value.items : [value];
}
const openness = (value: Value | undefined): string | undefined => {
  if (value?.is === 'unknown') return value.reason;
  if (value?.is === 'branches') return 'its statements differ by case';
  return value?.is === 'list' ? value.open : undefined;
};

/** A statement with the same `sid` as an earlier one takes its place; the others come after. */
function bySid(earlier: readonly Value[], later: readonly Value[]): Value[] {
  const merged = [...earlier];
  for (const statement of later) {
    const sid = sidOf(statement);
    const place = sid === undefined ? -1 : merged.findIndex((each) => sidOf(each) === sid);
    if (place === -1) merged.push(statement);
    else merged[place] = statement;
  }
  return merged;
}
function sidOf(statement: Value): string | undefined {
  const sid = statement.is === 'map' ? statement.entries.find(({ key }) => key === 'Sid')?.value : undefined;
  return sid?.is === 'known' && sid.value !== '' ? String(sid.value) : undefined;
}

interface StatementSource {
  readonly statements: readonly Value[];
  readonly open?: string;
}

/** Statements of policies that are given as JSON, as far as they are known. */
function documentsIn(value: Value | undefined): readonly StatementSource[] {
  return listed(value).map((document): StatementSource => {
    const decoded =
      isEncoded(document) || document.is === 'known' ? (encodings['jsondecode']?.([document]) ?? document) : document;
    const statements = decoded.is === 'map' ? decoded.entries.find(({ key }) => key === 'Statement')?.value : undefined;
    if (decoded.is === 'map' && statements) {
      const open = openness(statements);
      return { statements: listed(statements), ...(open !== undefined && { open }) };
    }
    if (document.is === 'known' && document.value === '') return { statements: [] };
    return {
      statements: [],
      open: isFailure(decoded) ? "a source policy can't be read" : notKnown(decoded, true).reason,
    };
  });
}

/** Names of a statement's arguments and what JSON calls them. */
const plainParts = [
  ['sid', 'Sid'],
  ['effect', 'Effect'],
  ['actions', 'Action'],
  ['not_actions', 'NotAction'],
  ['resources', 'Resource'],
  ['not_resources', 'NotResource'],
] as const;

function statementOf(block: Value): Value {
  return overEach(block, (statement) => {
    if (statement.is !== 'map') return statement;
    const of = (name: string): Value | undefined => statement.entries.find(({ key }) => key === name)?.value;
    const entries = plainParts.flatMap(([name, key]): readonly MapEntry[] => {
      const value = of(name);
      if (value && !isNull(value)) return [entry(key, value)];
      return name === 'effect' ? [entry(key, known('Allow'))] : [];
    });
    const principals = principalsOf(of('principals'));
    const others = principalsOf(of('not_principals'));
    const conditions = conditionsOf(of('condition'));
    if (principals) entries.push(entry('Principal', principals));
    if (others) entries.push(entry('NotPrincipal', others));
    if (conditions) entries.push(entry('Condition', conditions));
    return { ...mapOf(entries, statement.site), ...(statement.open !== undefined && { open: statement.open }) };
  });
}

/** `{ type: identifiers }`; the type `*` is the wildcard itself. Several blocks of a type add up. */
function principalsOf(blocks: Value | undefined): Value | undefined {
  const open = openness(blocks);
  const found = new Map<string, Value[]>();
  let missing = open;
  for (const block of listed(blocks)) {
    const type = asText(partOf(block, 'type'));
    const identifiers = partOf(block, 'identifiers');
    if (isUnread(type)) missing ??= type.reason;
    else found.set(type, [...(found.get(type) ?? []), identifiers]);
  }
  if (found.size === 0 && missing === undefined) return undefined;
  const [[type] = []] = [...found];
  if (type === '*' && found.size === 1 && missing === undefined) return known('*');
  const entries = [...found].map(([key, lists]) => entry(key === '*' ? 'AWS' : key, joined(lists)));
  return { is: 'map', entries, from: [], ...(missing !== undefined && { open: missing }) };
}

const partOf = (block: Value, name: string): Value =>
  (block.is === 'map' ? block.entries.find(({ key }) => key === name)?.value : undefined) ??
  unknown(`${name} is not known`, true);

/** The items of several lists; a part that is no list is one unknown item. */
function joined(lists: readonly Value[]): Value {
  const [only] = lists;
  if (only && lists.length === 1) return only;
  const open = lists.map(openness).find((reason) => reason !== undefined);
  const items = lists.flatMap(listed);
  return { is: 'list', items, from: [], ...(open !== undefined && { open }) };
}

/** What a variable is compared to, and where it is named. */
interface Compared {
  readonly values: readonly Value[];
  readonly site: Value['site'];
}

/** `{ test: { variable: values } }`. */
function conditionsOf(blocks: Value | undefined): Value | undefined {
  const tests = new Map<string, Map<string, Compared>>();
  let missing = openness(blocks);
  for (const block of listed(blocks)) {
    const test = asText(partOf(block, 'test'));
    const named = partOf(block, 'variable');
    const variable = asText(named);
    if (isUnread(test) || isUnread(variable)) {
      missing ??= 'a condition is not known';
      continue;
    }
    const variables = tests.get(test) ?? new Map<string, Compared>();
    tests.set(test, variables);
    const { values, site } = variables.get(variable) ?? { values: [], site: named.site };
    variables.set(variable, { values: [...values, partOf(block, 'values')], site });
  }
  if (tests.size === 0 && missing === undefined) return undefined;
  const entries = [...tests].map(([test, variables]) =>
    entry(
      test,
      mapOf(
        [...variables].map(([variable, { values, site }]) => lazyEntry(variable, () => joined(values), site)),
        undefined,
      ),
    ),
  );
  return { is: 'map', entries, from: [], ...(missing !== undefined && { open: missing }) };
}
