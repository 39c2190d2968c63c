import { isSecret, some, type Truth, type Value } from '../../model/value.ts';
import type { World } from '../world.ts';

/** Whether a value is marked as a secret, or made of what resources of these types say. A text as it stands is not. */
export function madeOfSecret(value: Value, types: readonly string[], world: World): Truth {
  if (isSecret(value)) return 'yes';
  switch (value.is) {
    case 'known':
    case 'absent':
      return 'no';
    case 'reference':
      return types.includes(world.find(value.id)?.type ?? typeIn(value.address)) ? 'yes' : 'no';
    case 'unknown': {
      const names = [...(value.shape ?? '').matchAll(/\$\{([^{}]+)\}/g)].map(([, name = '']) => typeIn(name));
      return names.some((name) => types.includes(name)) ? 'yes' : 'unknown';
    }
    case 'branches':
      return some(value.arms.map((arm) => madeOfSecret(arm.value, types, world)));
    case 'list':
      return some(value.items.map((item) => madeOfSecret(item, types, world)));
    case 'map':
      return some(value.entries.map((entry) => madeOfSecret(entry.value, types, world)));
  }
}

/** The type that an address names: `random_password` of `module.m.random_password.p.result`. */
const typeIn = (address: string): string => /^(?:module\.[^.]+\.)*((?:data\.)?[^.]+)/.exec(address)?.[1] ?? '';
