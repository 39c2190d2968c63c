import { inText } from './json-text.ts';
import type { Policy, Principal, Statement } from './rule.ts';
import { absent } from './value.ts';
import type { MapEntry, MapValue, Value } from './value.ts';

/** Chooses the case of a value; undefined when that is not decided. */
export type Pick = (value: Value) => Value | undefined;

/** Statements and items looked at; real policies have a size limit of 32 KB. */
const maximumItems = 1_000;

/**
 * Reads a policy document in any notation: a map, or a text with JSON in it; one statement or a list; one item or a list. What
 * can't be known leaves the statement that it stands in open, and no other. References become `${address.attribute}`.
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

function statementOf(value: Value, pick: Pick): Statement {
  const collector = new Collector(pick);
  if (value.is !== 'map') collector.leaveOpen(reasonOf(value, 'a statement is not a map'));
  const map: MapValue = value.is === 'map' ? value : { is: 'map', entries: [], from: value.from };
  if (map.open !== undefined) collector.leaveOpen(map.open);
  const notActions = has(map, 'NotAction');
  const notPrincipal = has(map, 'NotPrincipal');
  const effect = structure(at(map, 'Effect'), pick);
  if (effect.is === 'unknown') collector.leaveOpen(effect.reason);
  const statement = {
    effect,
    principals: collector.principals(at(map, notPrincipal ? 'NotPrincipal' : 'Principal')),
    notPrincipal,
    actions: collector.texts(at(map, notActions ? 'NotAction' : 'Action')).map((action) => action.toLowerCase()),
    notActions,
    resources: collector.texts(at(map, has(map, 'NotResource') ? 'NotResource' : 'Resource')),
    conditions: collector.conditions(at(map, 'Condition')),
  };
  return collector.open === undefined ? statement : { ...statement, open: collector.open };
}

/** Reads the parts of one statement, and notes why one of them can't be known. */
class Collector {
  open: string | undefined;
  private readonly pick: Pick;

  constructor(pick: Pick) {
    this.pick = pick;
  }

  leaveOpen(reason: string): void {
    this.open ??= reason;
  }

  texts(value: Value): readonly string[] {
    const picked = structure(value, this.pick, false);
    if (picked.is === 'list') {
      if (picked.open !== undefined) this.leaveOpen(picked.open);
      if (picked.items.length > maximumItems) this.leaveOpen('it has too many items');
      return picked.items.slice(0, maximumItems).flatMap((item) => this.text(item));
    }
    return this.text(picked);
  }

  private text(value: Value): readonly string[] {
    const picked = structure(value, this.pick, false);
    if (picked.is === 'known') return picked.value === null ? [] : [String(picked.value)];
    if (picked.is === 'reference') {
      return [`\${${picked.address}${picked.attribute === undefined ? '' : `.${picked.attribute}`}}`];
    }
    if (picked.is !== 'absent') this.leaveOpen(reasonOf(picked, 'a part of a statement is not a text'));
    return [];
  }

  principals(value: Value): readonly Principal[] {
    const picked = structure(value, this.pick, false);
    if (picked.is !== 'map') {
      return this.texts(picked).map((text) => ({ type: text === '*' ? '*' : 'AWS', value: text }));
    }
    if (picked.open !== undefined) this.leaveOpen(picked.open);
    return picked.entries.flatMap((entry) => {
      const type = principalTypes.get(entry.key);
      const texts = this.texts(entry.value);
      if (!type) this.leaveOpen(`\`${entry.key}\` is not a kind of principal`);
      return type ? texts.map((text) => ({ type, value: text })) : [];
    });
  }

  conditions(value: Value): Statement['conditions'] {
    return this.entries(value).flatMap((operator) =>
      this.entries(operator.value).map((key) => ({
        operator: operator.key,
        key: key.key,
        values: this.texts(key.value),
      })),
    );
  }

  private entries(value: Value): readonly MapEntry[] {
    const picked = structure(value, this.pick, false);
    if (picked.is === 'map') {
      if (picked.open !== undefined) this.leaveOpen(picked.open);
      return picked.entries.slice(0, maximumItems);
    }
    if (picked.is !== 'absent') this.leaveOpen(reasonOf(picked, 'a condition is not a map'));
    return [];
  }
}

const principalTypes = new Map<string, Principal['type']>([
  ['AWS', 'AWS'],
  ['Service', 'Service'],
  ['Federated', 'Federated'],
  ['CanonicalUser', 'CanonicalUser'],
  ['*', '*'],
]);

const at = (map: MapValue, key: string): Value => map.entries.find((entry) => entry.key === key)?.value ?? absent();
const has = (map: MapValue, key: string): boolean => map.entries.some((entry) => entry.key === key);

function reasonOf(value: Value, otherwise: string): string {
  return value.is === 'unknown' ? value.reason : otherwise;
}

/** The value in its case; a text with JSON in it is what it holds. */
function structure(value: Value, pick: Pick, json = true): Exclude<Value, { is: 'branches' }> {
  const picked = pick(value);
  if (!picked || picked.is === 'branches') {
    return { is: 'unknown', reason: 'it depends on conditions', present: true, from: value.from };
  }
  const parsed = json ? inText(picked) : picked;
  return parsed.is === 'branches' ? picked : parsed;
}
