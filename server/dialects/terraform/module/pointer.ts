import { unknown } from '../../../model/value.ts';
import type { Value } from '../../../model/value.ts';
import type { FollowedReference } from '../evaluate/access.ts';
import { overEach } from '../evaluate/cases.ts';
import { itemsOf } from '../evaluate/comprehension.ts';
import { isNull } from '../evaluate/coerce.ts';
import { siteOf } from '../evaluate/frame.ts';
import { through } from '../evaluate/trace.ts';
import { expressionOf } from '../../../syntax/hcl-grammar/parse.ts';
import { mentions } from '../../../syntax/hcl-grammar/mentions.ts';
import { policyOf } from '../policy.ts';
import { argument } from './block.ts';
import type { Block } from './block.ts';
import { instancesOf } from './instances.ts';
import type { Instances } from './instances.ts';
import { once } from './module.ts';
import type { Module, Assumption } from './module.ts';
import { nodeValue } from './node-value.ts';

export const resourceId = (module: Module, address: string): string => `${module.tree.id}#${module.prefix}${address}`;

/** What a reference to a resource or data source of the module is: a pointer, or a list or map of them. */
export function pointerTo(address: string, module: Module, assumption: Assumption): Value {
  const { unit } = module;
  const block = unit.resources.get(address);
  const pointer: FollowedReference = {
    is: 'reference',
    id: resourceId(module, address),
    address: `${module.prefix}${address}`,
    missing: !block,
    from: [],
  };
  if (!block) {
    const outside: FollowedReference = { ...pointer, missing: false, instances: 'outside' };
    return unit.open === undefined ? pointer : outside;
  }
  const instances = instancesOf(block, module, assumption);
  const leading: FollowedReference = {
    ...pointer,
    follow: (attribute) => follow(address, attribute, block, module, assumption),
  };
  if (instances.by === 'single') return leading;
  module.tree.followed.add(block);
  return spread(leading, instances);
}

/** A list for `count`, a map for `for_each`. */
function spread(pointer: FollowedReference, { by, over, keys }: Instances): Value {
  const several: FollowedReference = { ...pointer, instances: 'open' };
  if (!keys) return several;
  return overEach(over, (only) => {
    if (only.is === 'unknown') return 'failed' in only ? only : several;
    if (by === 'count') {
      const count = only.is === 'known' ? Number(only.value) : 0;
      return { is: 'list', items: Array.from({ length: count }, () => pointer), from: [] };
    }
    const names = itemsOf(only)?.items.map(({ key, value }) => (only.is === 'map' ? key : value)) ?? [];
    const entries = names.flatMap((key) => (key.is === 'known' ? [{ key: String(key.value), value: pointer }] : []));
    return { is: 'map', entries, from: [] };
  });
}

/** These name the target itself, and stay references. */
function namesItself(type: string, attribute: string): boolean {
  if (/^(?:id|arn|name|alias)$/.test(attribute)) return true;
  const stem = attribute.replace(/_(?:arn|id|name|identifier)$/, '');
  return `${type}_`.includes(`_${stem}_`);
}

/** What the target sets the attribute to, if it is a scalar or leads on to another resource. */
function follow(
  address: string,
  attribute: string,
  block: Block,
  module: Module,
  assumption: Assumption,
): Value | undefined {
  const type = block.labels[0] ?? '';
  const policy = address.startsWith('data.aws_iam_policy_document.') && /^(?:minified_)?json$/.test(attribute);
  const written = argument(block, attribute);
  if (!policy && namesItself(type, attribute)) return undefined;
  module.tree.followed.add(block);
  if (!policy && !written) return undefined;
  const circular = unknown(`${address}.${attribute} depends on itself`, false);
  const value = once(module, assumption, `${address}.${attribute}`, circular, () => {
    const { bound } = instancesOf(block, module, assumption);
    if (policy) return policyOf(block, { module, assumption, bound });
    if (written?.node.kind !== 'scalar' || differs(written.node)) return circular;
    return nodeValue(written, { module, assumption, bound });
  });
  if (isNull(value) || value.is === 'unknown' || (!policy && (value.is === 'map' || value.is === 'list')))
    return undefined;
  const [{ file }] = block.parts;
  const at = written ? siteOf(written) : siteOf({ file, node: block.key });
  const of = {
    is: 'resource',
    address: `${module.prefix}${address}`,
    attribute,
    ...(policy && { builds: true as const }),
  } as const;
  return through([{ via: 'reference', of, at }], value);
}

/** Whether it may differ among the target's instances. */
function differs(node: Parameters<typeof expressionOf>[0]): boolean {
  const expression = expressionOf(node);
  return mentions(expression, 'each') || mentions(expression, 'count');
}
