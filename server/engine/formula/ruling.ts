import type { Formula } from '../../model/formula.ts';
import type { PolicyOwner, Ruling } from '../../model/rule.ts';
import { decodePolicy } from '../../policy/decode.ts';
import { policiesOf } from './beside.ts';
import { type Look, spellingsOf, type Subject, subject } from '../look.ts';
import { read } from '../read/read.ts';
import { textOf } from '../read/text-of.ts';

type PolicyTest = Extract<Formula, { op: 'policy' }>;

/** What a predicate says of the policy that a facet holds, in one case. No policy: no. */
export function rulingOf(formula: PolicyTest, about: Subject, look: Look): Ruling {
  const { value, resource } = read(about, formula.facet, look);
  if (value.is === 'absent') return { truth: 'no', because: 'no policy here denies that' };
  const predicate = look.catalogue.predicate(formula.predicate);
  if (!predicate) return { truth: 'unknown' };
  const policy = decodePolicy(value, (one) => look.now.pick(one, resource.scope));
  const ruling = predicate(policy, formula.args ?? [], ownerOf(about, look));
  return typeof ruling === 'string' ? { truth: ruling } : ruling;
}

const ownerOf = (about: Subject, look: Look): PolicyOwner => ({
  address: about.resource.address,
  read: (facet) => textOf(read(about, facet, look).value),
  through: (facet, kindId, of) => {
    const { value } = read(about, facet, look);
    const kind = look.catalogue.kind(kindId);
    const target = value.is === 'reference' ? look.world.find(value.id) : undefined;
    const spelled = kind && target && spellingsOf(kind, target.type)[0];
    if (!kind || !target || !spelled) return undefined;
    return textOf(read(subject(target, kind, spelled, [], target.properties), of, look).value);
  },
  policiesOf: (kind, facet) => policiesOf(kind, facet, look),
});

/** The first ruling of a formula that is not in its favour, to explain it by. */
export function rulingAgainst(formula: Formula, about: Subject, look: Look): Ruling | undefined {
  if (formula.op === 'policy') {
    const ruling = rulingOf(formula, about, look);
    return ruling.truth === 'yes' ? undefined : ruling;
  }
  if (formula.op !== 'all' && formula.op !== 'any') return undefined;
  const against = formula.of.flatMap((part) => rulingAgainst(part, about, look) ?? []);
  return against.find(({ truth }) => truth === 'no') ?? against[0];
}
