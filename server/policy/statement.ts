import type { PolicyCondition, PolicyText, Principal, Statement, StatementPart } from '../model/policy.ts';
import type { MapEntry, MapValue, Value } from '../model/value.ts';
import { at, type Pick, reasonOf, structure } from './structure.ts';

/** Statements and items looked at; real policies have a size limit of 32 KB. */
export const maximumItems = 1_000;

export function statementOf(value: Value, pick: Pick): Statement {
  const reader = new StatementReader(pick);
  const map: MapValue = value.is === 'map' ? value : { is: 'map', entries: [], from: value.from };
  const whole = value.is === 'map' ? map.open : reasonOf(value, 'a statement is not a map');
  const given = new Set(map.entries.map(({ key }) => key));
  // What may hold any key may hold those that are not written.
  if (whole !== undefined)
    for (const [part, keys] of PARTS) if (!keys.some((key) => given.has(key))) reader.leaveOpen(part, whole);
  const notActions = given.has('NotAction');
  const notPrincipal = given.has('NotPrincipal');
  const notResources = given.has('NotResource');
  const principal = at(map, notPrincipal ? 'NotPrincipal' : 'Principal');
  const sid = structure(at(map, 'Sid'), pick, false);
  const statement = {
    ...(sid.is === 'known' && sid.value !== '' && { sid: String(sid.value) }),
    effect: reader.effect(at(map, 'Effect')),
    ...(principal.is !== 'absent' && { principals: reader.principals(principal) }),
    notPrincipal,
    actions: reader.texts(at(map, notActions ? 'NotAction' : 'Action'), 'actions').map((one) => lower(one)),
    notActions,
    resources: reader.texts(at(map, notResources ? 'NotResource' : 'Resource'), 'resources'),
    notResources,
    conditions: reader.conditions(at(map, 'Condition')),
    ...(value.site && { site: value.site }),
  };
  const { open, openParts } = reader;
  return open === undefined ? { ...statement, openParts } : { ...statement, openParts, open };
}

const PARTS: readonly (readonly [StatementPart, readonly string[]])[] = [
  ['effect', ['Effect']],
  ['principals', ['Principal', 'NotPrincipal']],
  ['actions', ['Action', 'NotAction']],
  ['resources', ['Resource', 'NotResource']],
  ['conditions', ['Condition']],
];

/** Names of unknown parts keep their case. */
const lower = (text: string): string =>
  text.replace(/\$\{[^}]*\}|[A-Z]+/g, (part) => (part.startsWith('${') ? part : part.toLowerCase()));

/** Reads the parts of one statement, and notes why one of them can't be known. */
class StatementReader {
  open: string | undefined;
  readonly openParts: StatementPart[] = [];
  private readonly pick: Pick;

  constructor(pick: Pick) {
    this.pick = pick;
  }

  leaveOpen(part: StatementPart, reason: string): void {
    this.open ??= reason;
    if (!this.openParts.includes(part)) this.openParts.push(part);
  }

  effect(value: Value): Statement['effect'] {
    const effect = structure(value, this.pick, false);
    if (effect.is === 'known' && (effect.value === 'Allow' || effect.value === 'Deny')) return effect.value;
    if (effect.is !== 'known' && effect.is !== 'absent')
      this.leaveOpen('effect', reasonOf(effect, 'its effect is not known'));
    return 'unknown';
  }

  texts(value: Value, part: StatementPart): readonly PolicyText[] {
    return this.read(value, (reason) => {
      this.leaveOpen(part, reason);
    });
  }

  private read(value: Value, leaveOpen: (reason: string) => void): readonly PolicyText[] {
    const picked = structure(value, this.pick, false);
    if (picked.is !== 'list') return this.text(picked, leaveOpen);
    if (picked.open !== undefined) leaveOpen(picked.open);
    if (picked.items.length > maximumItems) leaveOpen('it has too many items');
    return picked.items.slice(0, maximumItems).flatMap((item) => this.text(item, leaveOpen));
  }

  private text(value: Value, leaveOpen: (reason: string) => void): readonly PolicyText[] {
    const picked = structure(value, this.pick, false);
    if (picked.is === 'known') return picked.value === null ? [] : [String(picked.value)];
    if (picked.is === 'reference')
      return [`\${${picked.address}${picked.attribute === undefined ? '' : `.${picked.attribute}`}}`];
    if (picked.is === 'unknown' && picked.shape !== undefined) return [picked.shape];
    if (picked.is !== 'absent') leaveOpen(reasonOf(picked, 'a part of a statement is not a text'));
    return [];
  }

  principals(value: Value): readonly Principal[] {
    const picked = structure(value, this.pick, false);
    if (picked.is !== 'map')
      return this.texts(picked, 'principals').map((text) => ({ type: text === '*' ? '*' : 'AWS', value: text }));
    if (picked.open !== undefined) this.leaveOpen('principals', picked.open);
    return picked.entries.flatMap((entry) => {
      const type = principalTypes.get(entry.key);
      const texts = this.texts(entry.value, 'principals');
      if (!type) this.leaveOpen('principals', `\`${entry.key}\` is not a kind of principal`);
      return type ? texts.map((text) => ({ type, value: text })) : [];
    });
  }

  conditions(value: Value): readonly PolicyCondition[] {
    return this.entries(value).flatMap((operator) =>
      this.entries(operator.value).map((key): PolicyCondition => {
        let open: string | undefined;
        const values = this.read(key.value, (reason) => (open ??= reason));
        const site = key.keySite ?? key.value.site;
        if (open !== undefined) this.open ??= open;
        return {
          operator: operator.key,
          key: key.key,
          values,
          ...(open !== undefined && { open }),
          ...(site && { site }),
        };
      }),
    );
  }

  private entries(value: Value): readonly MapEntry[] {
    const picked = structure(value, this.pick, false);
    if (picked.is === 'map') {
      if (picked.open !== undefined) this.leaveOpen('conditions', picked.open);
      return picked.entries.slice(0, maximumItems);
    }
    if (picked.is !== 'absent') this.leaveOpen('conditions', reasonOf(picked, 'a condition is not a map'));
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
