import { absent, unknown } from '../../../model/value.ts';
import type { MapEntry, MapValue, Value } from '../../../model/value.ts';
import { isNull } from '../evaluate/coerce.ts';
import { decode, isEncoded } from '../evaluate/encoded.ts';
import { isFailure } from '../evaluate/failure.ts';
import { siteOf } from '../evaluate/frame.ts';
import { lazyEntry } from '../evaluate/object.ts';
import { argument } from './block.ts';
import type { Block } from './block.ts';
import { nodeValue } from './node-value.ts';
import type { Setting } from './node-value.ts';

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
  'dynamic',
]);

/** Everything that a block sets, as the engine reads it; blocks are maps or lists of maps, as they are written. */
export function propertiesOf(block: Block, setting: Setting): MapValue {
  const names = new Set(block.parts.flatMap(({ map }) => map.entries.map(({ key }) => key)));
  const entries = [...names].flatMap((name): readonly MapEntry[] => {
    const written = metaArguments.has(name) ? undefined : argument(block, name);
    if (!written) return [];
    const keySite = siteOf({ file: written.file, node: written.key });
    return [lazyEntry(name, () => settle(nodeValue(written, setting)), keySite)];
  });
  const open = block.parts.find(({ map }) => map.open !== undefined)?.map.open;
  const [{ file, map }] = block.parts;
  return { is: 'map', entries, from: [], site: siteOf({ file, node: map }), ...(open !== undefined && { open }) };
}

/** As a property: null is absent, and what Terraform would stop at is no case. */
export function settle(value: Value): Value {
  if (isNull(value)) return value.site ? { ...absent(value.from), site: value.site } : absent(value.from);
  if (isFailure(value)) return unknown(value.reason, value.present, value.site, value.from);
  if (isEncoded(value)) return settle({ ...decode(value), ...(value.site && { site: value.site }) });
  if (value.is === 'map') return { ...value, entries: value.entries.map(settled) };
  if (value.is === 'list') return { ...value, items: value.items.map(settle) };
  if (value.is !== 'branches') return value;
  const working = value.arms.filter((arm) => !isFailure(arm.value));
  const [first] = working;
  if (!first)
    return unknown(
      value.arms[0]?.value.is === 'unknown' ? value.arms[0].value.reason : 'no case works',
      false,
      value.site,
    );
  if (working.length === 1) return settle({ ...first.value, from: [...value.from, ...first.value.from] });
  return {
    ...value,
    arms: value.arms.map((arm) => ({ when: arm.when, value: settle(isFailure(arm.value) ? first.value : arm.value) })),
  };
}

const settled = (entry: MapEntry): MapEntry => lazyEntry(entry.key, () => settle(entry.value), entry.keySite);
