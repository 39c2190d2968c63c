import type { Resource } from '../../model/resource.ts';
import type { Truth, Value } from '../../model/value.ts';
import type { World } from '../world.ts';

/** Where something lies: a Region by name, or `scope` for wherever the scope is deployed to. */
type RegionOrScope = { readonly region: string } | { readonly scope: string };

/** Whether what a value names lies in a Region: that which `of` tells, or that of the resource itself. */
export function inRegion(value: Value, of: Value | undefined, resource: Resource, world: World): Truth {
  const there = of ? told(of) : whereOf(resource);
  const here = whereNamed(value, world);
  if (!here || !there) return 'unknown';
  if ('region' in here && 'region' in there) return here.region === there.region ? 'yes' : 'no';
  return 'scope' in here && 'scope' in there && here.scope === there.scope ? 'yes' : 'unknown';
}

/** A copy may also go to an Outpost, which is named by an ARN. */
const told = (value: Value): RegionOrScope | undefined =>
  value.is === 'known' && /^[a-z]{2}(-[a-z]+)+-\d+$/.test(String(value.value))
    ? { region: String(value.value) }
    : undefined;

const whereOf = ({ scope, dialect }: Resource): RegionOrScope | undefined =>
  scope.region !== undefined ? { region: scope.region } : dialect.oneRegion ? { scope: scope.id } : undefined;

/** Names without a Region are looked up wherever they are used, so they tell nothing. */
function whereNamed(value: Value, world: World): RegionOrScope | undefined {
  if (value.is === 'known') {
    const region = /^arn:[^:]*:[^:]*:([^:]+):/.exec(String(value.value))?.[1];
    return region === undefined ? undefined : { region };
  }
  const target = value.is === 'reference' ? world.find(value.id) : undefined;
  return target && !target.type.startsWith('data.') ? whereOf(target) : undefined;
}
