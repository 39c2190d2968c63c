import { code } from '../../../model/text/code.ts';
import type { Json, Site } from '../../../model/source.ts';
import { type MapEntry, type ReferenceValue, type Value, absent, known, unknown } from '../../../model/value.ts';
import { isList, isMap, isScalar, member } from '../../json.ts';
import type { ConfigModule, Configuration } from './configuration.ts';
import type { Ground } from './ground.ts';
import { type ValueOrigin, originOf } from './origin.ts';
import { listValue, mapValue } from './structure.ts';
import type { PlanView } from './view.ts';
import { type PlannedSetting, writtenAt } from './written.ts';

/** What a place's value may need from the rest of the plan. */
export interface PlanContext {
  readonly configuration: Configuration;
  readonly module: ConfigModule | undefined;
  /** The id of the resource of a block. */
  readonly idOf: (address: string) => string;
  /** Whether an attribute of some instance of a block has this value. */
  readonly hasValue: (address: string, attribute: string, value: string) => boolean;
  /** The source was read with all values that the plan was made with, so that what it says is not set is not set. */
  readonly sourceIsExact: boolean;
  /** A value of the source, its references turned to the plan's resources. */
  readonly fromSource: (value: Value) => Value;
}

/** What is known after apply only: unset, or set to something. */
export function valueAfterApply(view: PlanView, around: PlanContext): Value {
  const { written, ground } = view;
  const { site } = ground;
  switch (written.how) {
    case 'unset':
      return absent([{ via: 'plan', of: { is: 'plan', says: 'filled in' } }]);
    case 'inside':
      return informative(ground.value, around) ?? unknown('known after apply', true, site);
    case 'open':
      return (
        informative(ground.value, around) ??
        unknown('known after apply; it can not be told whether it is set', false, site)
      );
    case 'block':
    case 'blocks':
      return writtenValue(written, ground, around);
    case 'expression':
      return expressionAfterApply(written.json, ground, around);
  }
}

function expressionAfterApply(json: Json, ground: Ground, around: PlanContext): Value {
  const { site } = ground;
  const origin: ValueOrigin = around.module
    ? originOf(json, around.module, around.configuration)
    : { is: 'unsure', names: [] };
  const hasReferences = member(json, 'references') !== undefined;
  // All it is made of is known while planning, so its own value is, too: null, and the provider fills it in.
  if (origin.is === 'plain' && hasReferences) return absent([{ via: 'plan', of: { is: 'plan', says: 'null' } }]);
  // An empty text is unset for the provider: what it fills in is its own.
  if (!hasReferences && member(json, 'constant_value') === '')
    return absent([{ via: 'plan', of: { is: 'plan', says: 'filled in' } }]);
  const source = informative(ground.value, around);
  if (source) return source;
  if (origin.is === 'resource') return reference(origin, site, around);
  // The source may tell the parts of a text all the same.
  const shape = ground.value?.is === 'unknown' && ground.value.shape !== undefined ? { shape: ground.value.shape } : {};
  if (origin.is === 'plain') return { ...unknown('known after apply', true, site), ...shape };
  const names = [...new Set(origin.names)].map((name) => code(name)).join(', ');
  return { ...unknown(`known after apply${names ? `; made of ${names}` : ''}`, false, site), ...shape };
}

/** What the source says when it says more than that it does not know. */
function informative(value: Value | undefined, around: PlanContext): Value | undefined {
  if (!value || value.is === 'unknown') return undefined;
  return value.is === 'absent' && !around.sourceIsExact ? undefined : around.fromSource(value);
}

export function reference(
  origin: Extract<ValueOrigin, { is: 'resource' }>,
  site: Site | undefined,
  around: PlanContext,
): ReferenceValue {
  const { address, attribute, missing, hops } = origin;
  return {
    is: 'reference',
    id: around.idOf(address),
    address,
    missing,
    from: hops,
    ...(attribute !== undefined && { attribute }),
    ...(site && { site }),
  };
}

/** What the configuration alone tells, where the plan has no value: a data source that is read later, a block known after apply. */
export function writtenValue(written: PlannedSetting, ground: Ground, around: PlanContext): Value {
  const { site } = ground;
  switch (written.how) {
    case 'unset':
      return absent();
    case 'block': {
      const keys = Object.keys(written.json);
      return mapValue(keys, ground, (key) => writtenValue(writtenAt(written, key), ground.key(key), around), site);
    }
    case 'blocks':
      return listValue(
        written.json.map((json, index) =>
          writtenValue({ how: 'block', json: isMap(json) ? json : {} }, ground.item(index, index), around),
        ),
        site,
      );
    case 'expression': {
      const constant =
        member(written.json, 'references') === undefined ? member(written.json, 'constant_value') : undefined;
      return constant === undefined
        ? expressionAfterApply(written.json, ground, around)
        : constantValue(constant, site);
    }
    default:
      return unknown('known after apply', false, site);
  }
}

function constantValue(json: Json, site: Site | undefined): Value {
  if (isScalar(json)) return json === null ? absent() : known(json, site);
  if (isList(json))
    return listValue(
      json.map((item) => constantValue(item, site)),
      site,
    );
  const entries = Object.entries(json).map(([key, value]): MapEntry => ({ key, value: constantValue(value, site) }));
  return { is: 'map', entries, from: [], ...(site && { site }) };
}
