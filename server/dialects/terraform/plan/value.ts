import type { Json, Path, Site } from '../../../model/source.ts';
import {
  type Hop,
  type MapEntry,
  type ReferenceValue,
  type Value,
  absent,
  known,
  unknown,
} from '../../../model/value.ts';
import type { ConfigModule, Configuration } from './configuration.ts';
import type { Ground } from './ground.ts';
import { isList, isMap, isScalar, listOf, member } from '../../json.ts';
import { type Origin, originOf } from './origin.ts';
import { isSecretName } from './secret.ts';
import { type Written, matchItems, writtenAt } from './written.ts';

/** One place of one instance: what is planned, what is secret, how it is written and where. */
export interface View {
  /** The key it stands under. */
  readonly name: string;
  readonly values: Json | undefined;
  readonly unknown: Json | undefined;
  readonly sensitive: Json | undefined;
  readonly written: Written;
  readonly ground: Ground;
  /** The instance is created by the plan, so that nothing comes from the state. */
  readonly created: boolean;
}
/** What a place's value may need from the rest of the plan. */
export interface Surroundings {
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

/** What a place of one instance comes to. Maps are evaluated when they are read. */
export function valueOf(view: View, around: Surroundings): Value {
  const { values, unknown: later } = view;
  if (later === true) return valueAfterApply(view, around);
  if (isList(values) || isList(later)) {
    return listValue(
      itemsOf(view).map((item) => valueOf(item, around)),
      siteOf(view),
    );
  }
  if (isMap(values) || isMap(later)) {
    return mapValue(keysOf(view), view.ground, (key) => valueOf(memberOf(view, key), around), siteOf(view));
  }
  if (values === undefined || values === null) return absent();
  return scalarValue(view, values, around);
}

/** Only what is written has a site. */
const siteOf = (view: View): Site | undefined => (isUnset(view) ? undefined : view.ground.site);

/** On a new instance, a block that the configuration does not show and the plan holds was made by a `dynamic` block. */
const isUnset = ({ written, values, created }: View): boolean =>
  written.how === 'unset' && !(created && isList(values) && values.some(isMap));

export const listValue = (items: readonly Value[], site: Site | undefined): Value => ({
  is: 'list',
  items,
  from: [],
  ...(site && { site }),
});

export function mapValue(
  keys: readonly string[],
  ground: Ground,
  read: (key: string) => Value,
  site: Site | undefined,
): Value {
  const entries = keys.map((key) => {
    let value: Value | undefined;
    // Not asked for most entries of a large plan, so nothing is made before. As an entry, one without a place has none.
    const entry = {
      key,
      get keySite() {
        return ground.key(key).keySite;
      },
      get value() {
        return (value ??= read(key));
      },
    };
    return entry as MapEntry;
  });
  return { is: 'map', entries, from: [], ...(site && { site }) };
}

/** Keys that are planned, known later, or written. */
export function keysOf({ values, unknown: later, written }: View): readonly string[] {
  const keys = new Set<string>();
  for (const json of [values, later, written.how === 'block' ? written.json : undefined])
    if (isMap(json)) for (const key of Object.keys(json)) keys.add(key);
  return [...keys];
}

export function memberOf(view: View, key: string): View {
  const { sensitive } = view;
  const written = writtenAt(view.written, key);
  const dynamic = written.how === 'unset' && view.ground.hasDynamic(key);
  return {
    name: key,
    values: member(view.values, key),
    unknown: member(view.unknown, key),
    sensitive: sensitive === true ? true : member(sensitive, key),
    written: dynamic ? { how: 'open' } : written,
    ground: view.ground.key(key),
    created: view.created,
  };
}

/** The items of a list, in the order of the source where that can be told. */
export function itemsOf(view: View): readonly View[] {
  const values = listOf(view.values);
  const later = listOf(view.unknown);
  const dynamic = view.written.how === 'unset' && !isUnset(view);
  const planned = Array.from({ length: Math.max(values.length, later.length) }, (_, index) => values[index]);
  return matchItems(dynamic ? { how: 'open' } : view.written, planned).map(({ index, block, written }) => ({
    name: view.name,
    values: values[index],
    unknown: later[index],
    sensitive: view.sensitive === true ? true : listOf(view.sensitive)[index],
    written,
    ground: view.ground.item(block, index),
    created: view.created,
  }));
}

function scalarValue(view: View, value: Exclude<Json, object | null>, around: Surroundings): Value {
  const { written, ground } = view;
  const site = siteOf(view);
  // A flag gives nothing away, and what is secret about it is not worth an unknown.
  if ((view.sensitive === true || isSecretName(view.name)) && typeof value !== 'boolean') {
    return unknown('its value is sensitive and is not looked at', true, site);
  }
  if (written.how === 'unset') {
    // A default of the provider is not written down. What it means is a fact of the type and the provider's version, as it is for
    // the source; of what exists already, the state tells what is the case.
    return view.created
      ? absent([{ via: 'plan', note: 'not set in the configuration; the provider has a default' }])
      : known(value, site, [{ via: 'plan', note: 'not set in the configuration; the value in the state' }]);
  }
  if (written.how !== 'expression' || member(written.json, 'references') === undefined) return known(value, site);
  const origin = around.module && originOf(written.json, around.module, around.configuration);
  if (typeof value === 'string' && value !== '' && origin?.is === 'resource') {
    // Old versions name the resource only.
    const attributes = origin.attribute === undefined ? ['id', 'arn', 'key_id', 'name'] : [origin.attribute];
    if (attributes.some((attribute) => around.hasValue(origin.address, attribute, value))) {
      return reference(origin, site, around);
    }
  }
  const source = ground.value;
  return known(value, site, source?.is === 'known' ? source.from : [{ via: 'plan', note: 'the value in the plan' }]);
}

/** What is known after apply only: unset, or set to something. */
function valueAfterApply(view: View, around: Surroundings): Value {
  const { written, ground } = view;
  const { site } = ground;
  switch (written.how) {
    case 'unset':
      return absent([{ via: 'plan', note: 'not set in the configuration; the provider fills it in' }]);
    case 'inside':
      return unknown('known after apply', true, site);
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

function expressionAfterApply(json: Json, ground: Ground, around: Surroundings): Value {
  const { site } = ground;
  const origin: Origin = around.module
    ? originOf(json, around.module, around.configuration)
    : { is: 'unsure', names: [] };
  const hasReferences = member(json, 'references') !== undefined;
  // All it is made of is known while planning, so its own value is, too: null, and the provider fills it in.
  if (origin.is === 'plain' && hasReferences)
    return absent([{ via: 'plan', note: 'null in the configuration; the provider fills it in' }]);
  const source = informative(ground.value, around);
  if (source) return source;
  if (origin.is === 'resource') return reference(origin, site, around);
  if (origin.is === 'plain') return unknown('known after apply', true, site);
  const names = [...new Set(origin.names)].map((name) => `\`${name}\``).join(', ');
  return unknown(`known after apply${names ? `; made of ${names}` : ''}`, false, site);
}

/** What the source says when it says more than that it does not know. */
function informative(value: Value | undefined, around: Surroundings): Value | undefined {
  if (!value || value.is === 'unknown') return undefined;
  return value.is === 'absent' && !around.sourceIsExact ? undefined : around.fromSource(value);
}

function reference(
  origin: Extract<Origin, { is: 'resource' }>,
  site: Site | undefined,
  around: Surroundings,
): ReferenceValue {
  const { address, attribute, missing } = origin;
  const hops: readonly Hop[] = origin.hops;
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
export function writtenValue(written: Written, ground: Ground, around: Surroundings): Value {
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

/** A pointer as a dotted text, for messages. */
export const dotted = (path: Path): string => path.join('.');
