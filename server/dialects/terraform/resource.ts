import type { Borrowed, Resource, Scope } from '../../model/resource.ts';
import { absent } from '../../model/value.ts';
import type { Value } from '../../model/value.ts';
import { isNull } from './evaluate/coerce.ts';
import { connect } from './evaluate/operators.ts';
import { siteOf } from './evaluate/frame.ts';
import { overCases } from './evaluate/cases.ts';
import { ignoresOf } from './ignores.ts';
import { argument, literalText } from './module/block.ts';
import { callsTo, siteOfCall } from './module/calls.ts';
import type { Block } from './module/block.ts';
import { instancesOf } from './module/instances.ts';
import type { Instances } from './module/instances.ts';
import type { Module } from './module/module.ts';
import { nodeValue } from './module/node-value.ts';
import type { EvaluationScope } from './module/frame-of.ts';
import type { Unit } from './module/unit.ts';
import { resourceId } from './module/pointer.ts';
import { propertiesOf, settle } from './module/properties.ts';
import { bare } from './module/provider.ts';
import { terraformFacts } from './facts.ts';

/** Addresses that are listed of one block. */
const maximumAddresses = 64;

/** The scope of a provider configuration; of another Region where a resource names its own (`null`: one that is not known). */
export type ScopeFor = (provider: string, region?: string | null) => Scope;

const units = new WeakMap<Resource, Unit>();

/** The files that a resource was read with; undefined for one of a plan. */
export const unitOf = (resource: Resource): Unit | undefined => units.get(resource);

/** Says which files a resource was read with. */
export const readWith = (resource: Resource, unit: Unit): Resource => {
  units.set(resource, unit);
  return resource;
};

/** One block, with all instances that it stands for in one call of its module. `scopeFor` knows the provider configurations. */
export function resourceOf(
  address: string,
  block: Block,
  module: Module,
  scopeFor: ScopeFor,
  borrowed?: Borrowed,
): Resource {
  const [{ file, map }] = block.parts;
  const { assumption } = module.tree;
  const [label = ''] = block.labels;
  const own = instancesOf(block, module, assumption);
  const scope: EvaluationScope = { module, assumption, bound: own.bound };
  const instances = addressesOf(address, own, module);
  const calls = callsTo(module);
  const resource: Resource = {
    id: resourceId(module, address),
    dialect: terraformFacts,
    type: address.startsWith('data.') ? `data.${label}` : label,
    address: `${module.prefix}${address}`,
    scope: scopeFor(providerOf(block), regionIn(block, scope)),
    get document() {
      return file.document;
    },
    header: siteOf({ file, node: block.key }),
    properties: propertiesOf(block, scope),
    exists: settle(existsIn(own, module)),
    body: map,
    base: [],
    attribute: (name) => {
      const written = argument(block, name);
      return written ? settle(nodeValue(written, scope)) : absent();
    },
    ignores: [...ignoresOf(block), ...calls.flatMap(({ call }) => ignoresOf(call).filter(({ within }) => !within))],
    ...(calls.length > 0 && { calls: calls.map(siteOfCall) }),
    ...(borrowed && { borrowed }),
    ...(instances.length > 1 && { instances }),
  };
  return readWith(resource, module.unit);
}

/** The provider configuration that a resource names, else the unnamed one of its type's provider. */
export const providerOf = (block: Block): string =>
  bare(literalText(block, 'provider') ?? block.labels[0]?.split('_')[0] ?? '');

/** The `region` argument, which resources have since version 6 of the provider. */
function regionIn(block: Block, scope: EvaluationScope): string | null | undefined {
  const written = argument(block, 'region');
  if (!written) return undefined;
  const value = nodeValue(written, scope);
  if (isNull(value)) return undefined;
  return value.is === 'known' ? String(value.value) : null;
}

/** The block exists where the module does. */
const existsIn = (own: Instances, { caller, tree }: Module): Value =>
  caller
    ? overCases(
        [own.exists, existsIn(instancesOf(caller.call, caller.module, tree.assumption), caller.module)],
        ([block, call]) => (block && call ? connect('&&', block, call) : own.exists),
      )
    : own.exists;

/** Every instance's address; one, or none, where they are not known. */
function addressesOf(address: string, { by, keys }: Instances, { caller, tree, prefix }: Module): readonly string[] {
  const calls = caller
    ? addressesOf(
        prefix.slice(0, -1).slice(caller.module.prefix.length),
        instancesOf(caller.call, caller.module, tree.assumption),
        caller.module,
      )
    : [''];
  const own = by === 'single' || !keys ? [address] : keys.map((key) => `${address}[${JSON.stringify(key)}]`);
  return calls
    .flatMap((call) => own.map((each) => (call === '' ? each : `${call}.${each}`)))
    .slice(0, maximumAddresses);
}
