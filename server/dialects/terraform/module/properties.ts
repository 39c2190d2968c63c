import { absent, unknown } from '../../../model/value.ts';
import type { MapEntry, MapValue, Value } from '../../../model/value.ts';
import { isNull } from '../evaluate/coerce.ts';
import { decode, isEncoded } from '../evaluate/encoded.ts';
import { isFailure } from '../evaluate/failure.ts';
import { siteOf } from '../evaluate/frame.ts';
import { lazyEntry, lazyList } from '../evaluate/lazy.ts';
import type { Argument, Block } from './block.ts';
import { dynamicsOf } from './dynamic.ts';
import { entriesOf } from './node-value.ts';
import type { EvaluationScope } from './frame-of.ts';

/** What Terraform itself reads of a resource; the rest goes to the provider. */
const metaArguments = new Set([
  '//',
  'count',
  'for_each',
  'provider',
  'lifecycle',
  'depends_on',
  'connection',
  'provisioner',
]);

/** Everything that a block sets, as the engine reads it; blocks are maps or lists of maps, as they are written. */
export function propertiesOf(block: Block, scope: EvaluationScope): MapValue {
  const written = new Map<string, Argument>();
  const dynamics = new Map<string, readonly Argument[]>();
  for (const { file, map } of block.parts) {
    const made = map.entries.flatMap((entry) => (entry.key === 'dynamic' ? (dynamicsOf(file, entry.value) ?? []) : []));
    const names = [...map.entries.map(({ key }) => key), ...made.map(([type]) => type)];
    for (const name of names) {
      written.delete(name);
      dynamics.delete(name);
    }
    for (const [type, argument] of made) dynamics.set(type, [...(dynamics.get(type) ?? []), argument]);
    for (const { key, keyNode, value } of map.entries) {
      if (!metaArguments.has(key) && (key !== 'dynamic' || made.length === 0))
        written.set(key, { file, node: value, key: keyNode });
    }
  }
  const [{ file, map }] = block.parts;
  const open = block.parts.find((part) => part.map.open !== undefined)?.map.open;
  const entries = entriesOf(written, dynamics, scope).map(settled);
  return { is: 'map', entries, from: [], site: siteOf({ file, node: map }), ...(open !== undefined && { open }) };
}

/** As a property: null is absent, and what Terraform would stop at is no case. */
export function settle(value: Value): Value {
  if (isNull(value)) return value.site ? { ...absent(value.from), site: value.site } : absent(value.from);
  if (isFailure(value)) return unknown(value.reason, value.present, value.site, value.from);
  if (isEncoded(value)) return settle({ ...decode(value), ...(value.site && { site: value.site }) });
  if (value.is === 'map') return { ...value, entries: value.entries.map(settled) };
  if (value.is === 'list') return lazyList(value, settle);
  if (value.is !== 'branches') return value;
  const working = value.arms.filter((arm) => !isFailure(arm.value));
  const [first] = working;
  if (!first) return unknown('no case of it works', false, value.site, value.from);
  if (working.length === 1) return settle({ ...first.value, from: [...value.from, ...first.value.from] });
  const arms = value.arms.map(({ when, value: arm }) => ({ when, value: settle(isFailure(arm) ? first.value : arm) }));
  return { ...value, arms };
}

const settled = (entry: MapEntry): MapEntry => lazyEntry(entry.key, () => settle(entry.value), entry.keySite);
