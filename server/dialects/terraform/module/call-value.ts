import { unknown } from '../../../model/value.ts';
import type { MapValue, Value } from '../../../model/value.ts';
import { overEach, restrict } from '../evaluate/cases.ts';
import { itemsOf } from '../evaluate/comprehension.ts';
import { failure } from '../evaluate/failure.ts';
import { siteOf } from '../evaluate/frame.ts';
import { lazyEntry } from '../evaluate/lazy.ts';
import { through } from '../evaluate/trace.ts';
import { argument } from './block.ts';
import type { Block } from './block.ts';
import { childOf } from './child.ts';
import { unbound } from './frame-of.ts';
import { instancesOf } from './instances.ts';
import type { Instances } from './instances.ts';
import { once } from './module.ts';
import type { Module, Assumption } from './module.ts';
import { nodeValue } from './node-value.ts';

/** What `module.name` gives: its outputs, or a list or map of them. */
export function callValue(name: string, module: Module, assumption: Assumption): Value {
  const { unit } = module;
  const call = unit.calls.get(name);
  if (!call) {
    return unit.open === undefined ? failure(`module.${name} is not declared`) : unknown(unit.open, false);
  }
  const child = childOf(module, name);
  if (!child) return unknown(`module.${name} can't be read`, false);
  const instances = instancesOf(call, module, assumption);
  const all = outputsOf(child, assumption);
  return instances.by === 'single' ? all : spread(all, instances);
}

function outputsOf(child: Module, assumption: Assumption): MapValue {
  const { open, outputs } = child.unit;
  const entries = [...outputs].map(([name, block]) =>
    lazyEntry(name, () => outputValue(name, block, child, assumption)),
  );
  return { is: 'map', entries, from: [], ...(open !== undefined && { open }) };
}

function outputValue(name: string, block: Block, child: Module, assumption: Assumption): Value {
  const written = argument(block, 'value');
  if (!written) return unknown(`output ${name} has no value`, false);
  const label = `${child.prefix}${name}`;
  return once(child, assumption, `output.${name}`, unknown(`${label} depends on itself`, false), () =>
    through(
      [{ via: 'output', of: { is: 'output', name, module: child.prefix.slice(0, -1) }, at: siteOf(written) }],
      nodeValue(written, { module: child, assumption, bound: unbound }),
    ),
  );
}

/** The outputs of each instance: of values that differ among the instances, the case of this one. */
function spread(all: MapValue, { by, over, keys, bound }: Instances): Value {
  if (!keys) return unknown('the instances of the module are not known', false);
  const group = bound.instances?.map(({ condition }) => condition) ?? [];
  const of = (index: number): MapValue => {
    const condition = group[index];
    if (condition === undefined) return all;
    const entries = all.entries.map((entry) => lazyEntry(entry.key, () => restrict(entry.value, condition, group)));
    return { ...all, entries };
  };
  return overEach(over, (only) => {
    if (only.is === 'unknown') return only;
    if (by === 'count') {
      const count = only.is === 'known' ? Number(only.value) : 0;
      return { is: 'list', items: keys.slice(0, count).map((_, index) => of(index)), from: [] };
    }
    const names = itemsOf(only)?.items.map(({ key, value }) => (only.is === 'map' ? key : value)) ?? [];
    const entries = names.flatMap((key) =>
      key.is === 'known' ? [{ key: String(key.value), value: of(keys.indexOf(String(key.value))) }] : [],
    );
    return { is: 'map', entries, from: [] };
  });
}
