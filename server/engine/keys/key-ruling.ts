import type { Level } from '../../model/level.ts';
import type { KeyUse } from '../../model/key-use.ts';
import { every, negate, some, type Truth } from '../../model/value.ts';
import type { Statement } from '../../model/policy.ts';
import { admits, denying, keyBehind } from './admits.ts';
import { ifApplies, usesNamed } from './applied-uses.ts';
import type { Holds, Look, Subject } from '../look.ts';
import { read } from '../read/read.ts';

/** Whether a store's key does what its uses need, and the uses for which it does not. */
export interface KeyRuling {
  readonly truth: Truth;
  readonly shutOut: readonly KeyUse[];
  /** Of those, the ones that a Deny keeps out: no further statement lets them in. */
  readonly denied: ReadonlyMap<KeyUse, Statement>;
  /** The key of the project whose policy was asked. */
  readonly key?: Subject;
}

export function keyRuling(op: 'admits' | 'works', about: Subject, look: Look, holds: Holds): KeyRuling {
  const uses = usesNamed(about).filter(({ toldBy }) => toldBy === undefined);
  return op === 'works' ? works(uses, about, look, holds) : admitted(uses, about, look, holds);
}

function admitted(uses: readonly KeyUse[], about: Subject, look: Look, holds: Holds): KeyRuling {
  const keys = new Map<string, Subject | undefined>();
  const keyOf = (facet: string): Subject | undefined => {
    if (!keys.has(facet)) keys.set(facet, keyBehind(read(about, facet, look).value, look));
    return keys.get(facet);
  };
  const ruling = ruled(
    uses
      // Where no key works, no policy helps.
      .filter(({ customerKeyWorks }) => customerKeyWorks !== false)
      .map((use) => {
        const key = keyOf(use.key);
        if (!key) return { use, truth: 'unknown' };
        return { use, key, truth: ifNeeded(admits(key, use, about, look, holds), use, about, look, holds) };
      }),
  );
  const denied = ruling.shutOut.flatMap((use) => {
    const key = keyOf(use.key);
    const statement = key && denying(key, use, about, look);
    return statement ? [[use, statement] as const] : [];
  });
  return { ...ruling, denied: new Map(denied) };
}

function works(uses: readonly KeyUse[], about: Subject, look: Look, holds: Holds): KeyRuling {
  const atLeast = (level: Level): Truth => holds({ op: 'level', atLeast: level }, about, look);
  const kms = atLeast('aws');
  if (kms === 'no') return { truth: 'yes', shutOut: [], denied: new Map() };
  const awsOnly = every([kms, negate(atLeast('customer'))]);
  return ruled(
    uses.map((use) => {
      const under: Truth = use.customerKeyWorks === false ? kms : use.awsKeyWorks === false ? awsOnly : 'no';
      return { use, truth: ifNeeded(negate(under), use, about, look, holds) };
    }),
  );
}

/** Whom nobody needs, nobody misses; asked only of who is not let in, for that is the rarer. */
function ifNeeded(letIn: Truth, use: KeyUse, about: Subject, look: Look, holds: Holds): Truth {
  if (letIn === 'yes') return 'yes';
  const applies = ifApplies(use, about, look, holds);
  return some([letIn, negate(applies)]);
}

function ruled(judged: readonly { readonly use: KeyUse; readonly truth: Truth; readonly key?: Subject }[]): KeyRuling {
  const out = judged.filter(({ truth }) => truth === 'no');
  const key = out[0]?.key;
  return {
    truth: every(judged.map(({ truth }) => truth)),
    shutOut: out.map(({ use }) => use),
    denied: new Map(),
    ...(key && { key }),
  };
}
