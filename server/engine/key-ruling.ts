import type { Level } from '../model/level.ts';
import type { KeyUse } from '../model/key-use.ts';
import { every, type Truth } from '../model/value.ts';
import { admits, keyBehind } from './admits.ts';
import { type AppliedUse, appliedUses, type Holds } from './applied-uses.ts';
import type { Look, Subject } from './look.ts';
import { read } from './read.ts';

/** Whether a store's key does what its uses need, and the uses for which it does not. */
export interface KeyRuling {
  readonly truth: Truth;
  readonly shutOut: readonly KeyUse[];
  /** The key of the project whose policy was asked. */
  readonly key?: Subject;
}

export function keyRuling(op: 'admits' | 'works', about: Subject, look: Look, holds: Holds): KeyRuling {
  const uses = appliedUses(about, look, holds).filter(({ use }) => use.toldBy === undefined);
  return op === 'works' ? works(uses, about, look, holds) : admitted(uses, about, look, holds);
}

function admitted(uses: readonly AppliedUse[], about: Subject, look: Look, holds: Holds): KeyRuling {
  const judged = uses
    // Where no key works, no policy helps.
    .filter(({ use }) => use.customerKeyWorks !== false)
    .map(({ use, applies }) => {
      const key = keyBehind(read(about, use.key, look).value, look);
      return { use, key, truth: key ? ifApplied(admits(key, use, about, look, holds), applies) : 'unknown' } as const;
    });
  const out = judged.filter(({ truth }) => truth === 'no');
  const key = out[0]?.key;
  return { truth: every(judged.map(({ truth }) => truth)), shutOut: out.map(({ use }) => use), ...(key && { key }) };
}

function works(uses: readonly AppliedUse[], about: Subject, look: Look, holds: Holds): KeyRuling {
  const atLeast = (level: Level): Truth => holds({ op: 'level', atLeast: level }, about, look);
  const kms = atLeast('aws');
  const customer = atLeast('customer');
  const judged = uses.map(({ use, applies }) => {
    const under: Truth =
      use.customerKeyWorks === false ? kms : use.awsKeyWorks === false ? awsOnly(kms, customer) : 'no';
    return { use, truth: under === 'no' ? 'yes' : ifApplied(under === 'yes' ? 'no' : 'unknown', applies) } as const;
  });
  return {
    truth: every(judged.map(({ truth }) => truth)),
    shutOut: judged.flatMap(({ use, truth }) => (truth === 'no' ? [use] : [])),
  };
}

const awsOnly = (kms: Truth, customer: Truth): Truth =>
  kms === 'no' || customer === 'yes' ? 'no' : kms === 'yes' && customer === 'no' ? 'yes' : 'unknown';

const ifApplied = (truth: Truth, applies: AppliedUse['applies']): Truth =>
  truth === 'no' && applies === 'unknown' ? 'unknown' : truth;
