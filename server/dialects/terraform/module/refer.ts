import { unknown } from '../../../model/value.ts';
import type { Value } from '../../../model/value.ts';
import { failure } from '../evaluate/failure.ts';
import { siteOf } from '../evaluate/frame.ts';
import type { Referred, Words } from '../evaluate/frame.ts';
import { through } from '../evaluate/trace.ts';
import { callValue } from './call-value.ts';
import { unbound } from './frame-of.ts';
import { once } from './module.ts';
import type { Module, Assumption } from './module.ts';
import { nodeValue } from './node-value.ts';
import { pointerTo } from './pointer.ts';
import { variableValue } from './variable.ts';

/** What the first words of a reference mean in a module. */
export function refer(words: Words, module: Module, assumption: Assumption): Referred {
  const [first, second, third] = words;
  switch (first) {
    case 'var':
      return { value: named(second, (name) => variableValue(name, module, assumption)), words: 2 };
    case 'local':
      return { value: named(second, (name) => localValue(name, module, assumption)), words: 2 };
    case 'module':
      return { value: named(second, (name) => callValue(name, module, assumption)), words: 2 };
    case 'data':
      return {
        value: named(third, (name) => pointerTo(`data.${second ?? ''}.${name}`, module, assumption)),
        words: 3,
      };
    case 'resource':
      return { value: named(third, (name) => pointerTo(`${second ?? ''}.${name}`, module, assumption)), words: 3 };
    case 'ephemeral':
      return { value: unknown('an ephemeral value is known when Terraform runs', true), words: 3 };
    case 'each':
    case 'count':
    case 'self':
      return { value: unknown(`${first} is not known here`, false), words: 1 };
    case 'path':
    case 'terraform':
      return { value: unknown(`${first}.${second ?? ''} is known when Terraform runs`, true), words: 2 };
    default:
      return {
        value: named(second, (name) => pointerTo(`${first ?? ''}.${name}`, module, assumption), first),
        words: 2,
      };
  }
}

const named = (name: string | undefined, find: (name: string) => Value, alone = 'this'): Value =>
  name === undefined ? failure(`${alone} alone refers to nothing`) : find(name);

function localValue(name: string, module: Module, assumption: Assumption): Value {
  const { unit } = module;
  const written = unit.locals.get(name);
  if (!written) return unit.open === undefined ? failure(`local.${name} is not declared`) : unknown(unit.open, false);
  const circular = unknown(`local.${name} refers to itself`, false);
  return once(module, assumption, `local.${name}`, circular, () =>
    through(
      [{ via: 'local', of: { is: 'local', name }, at: siteOf(written) }],
      nodeValue(written, { module, assumption, bound: unbound }),
    ),
  );
}
