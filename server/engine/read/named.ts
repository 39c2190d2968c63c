import type { Resource } from '../../model/resource.ts';
import type { Value } from '../../model/value.ts';
import type { World } from '../world.ts';

/** The resource of the project that a value on `from` leads to. A log group's ARN may have `:*` behind it. */
export function resourceNamed(value: Value | undefined, from: Resource, world: World): Resource | undefined {
  if (value?.is === 'reference') return world.find(value.id);
  const address = value?.is === 'unknown' ? /^\$\{([^{}]+)\.arn\}:\*$/i.exec(value.shape ?? '')?.[1] : undefined;
  return address === undefined ? undefined : world.find(projectOf(from) + address);
}

/** What all ids of the project start with. */
const projectOf = ({ id, address }: Resource): string => id.slice(0, id.length - address.length);
