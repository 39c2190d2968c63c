import type { KeyUse } from '../../model/key-use.ts';
import { every, type Truth, type Value } from '../../model/value.ts';
import { decodePolicy } from '../../policy/decode.ts';
import { withOwnNames } from '../../policy/here.ts';
import { allowedBy, deniedBy } from '../../policy/match.ts';
import type { Policy, Statement } from '../../model/policy.ts';
import type { Resource } from '../../model/resource.ts';
import { type Holds, type Look, MAX_DEPTH, spellingsOf, type Subject, subject } from '../look.ts';
import { namesOf, read } from '../read/read.ts';
import { requestsOf } from './use-request.ts';

/** A key of the project as its kind, if that says where its policy stands. */
export function keySubject(key: Resource, look: Look): Subject | undefined {
  for (const kind of look.catalogue.kindsOf(key.type)) {
    const spelled = spellingsOf(kind, key.type)[0];
    if (spelled && kind.owner && 'level' in kind.owner && kind.owner.policy !== undefined)
      return subject(key, kind, spelled, [], key.properties);
  }
  return undefined;
}

/** The key of the project that a value leads to, by names of keys too. */
export function keyBehind(value: Value, look: Look): Subject | undefined {
  const target = value.is === 'reference' ? look.world.find(value.id) : undefined;
  if (!target || look.depth >= MAX_DEPTH) return undefined;
  const key = keySubject(target, look);
  if (key) return key;
  for (const kind of look.catalogue.kindsOf(target.type)) {
    const spelled = spellingsOf(kind, target.type)[0];
    if (!kind.owner || !spelled) continue;
    const about = subject(target, kind, spelled, [], target.properties);
    const facet = 'facet' in kind.owner ? kind.owner.facet : kind.owner.of;
    if (facet !== undefined) return keyBehind(read(about, facet, look).value, { ...look, depth: look.depth + 1 });
  }
  return undefined;
}

/** Whether a key's policy lets the use of `about` in. A key without a policy has the one that KMS gives it. */
export function admits(key: Subject, use: KeyUse, about: Subject, look: Look, holds: Holds): Truth {
  if (use.customerKeyWorks === false) return 'no';
  const owner = key.kind.owner;
  if (!owner || !('level' in owner) || owner.policy === undefined) return 'unknown';
  const policy = policyOf(key, owner.policy, look);
  if (policy === 'unknown') return 'unknown';
  const truth: Truth =
    policy === 'none'
      ? use.byDefault
        ? 'yes'
        : 'no'
      : byPolicy(policy, use, namesOf(about, look)[0], key.resource.scope.region);
  return truth === 'no' && owner.besides && holds(owner.besides, key, look) !== 'no' ? 'unknown' : truth;
}

/** The Deny of a key's policy that shuts a use out, whatever else the policy allows. */
export function denying(key: Subject, use: KeyUse, about: Subject, look: Look): Statement | undefined {
  const owner = key.kind.owner;
  const policy = owner && 'level' in owner && owner.policy !== undefined ? policyOf(key, owner.policy, look) : 'none';
  if (typeof policy === 'string') return undefined;
  return requestsOf(use, namesOf(about, look)[0], key.resource.scope.region)
    .filter(({ vital }) => vital)
    .flatMap(({ requests }) => requests.map((request) => deniedBy(policy, request)))
    .find(({ match }) => match === 'always')?.by;
}

const policies = new WeakMap<Value, Policy>();
/** Many stores ask one key: its policy is read once, unless conditions decide what it says. */
function policyOf(key: Subject, facet: string, look: Look): Policy | 'none' | 'unknown' {
  const { value, resource } = read(key, facet, look);
  if (value.is === 'unknown') return 'unknown';
  if (value.is === 'absent') return 'none';
  const known = policies.get(value);
  if (known) return known;
  const met = { branches: false };
  const decoded = decodePolicy(value, (one) => {
    met.branches ||= one.is === 'branches';
    return look.now.pick(one, resource.scope);
  });
  const policy = withOwnNames(decoded, key.resource.scope.region);
  if (!met.branches) policies.set(value, policy);
  return policy;
}

/** A call that some statement always allows and none may deny is let in; one that no statement can ever allow is shut out. */
const asked = new WeakMap<Policy, WeakMap<KeyUse, Map<string | undefined, Truth>>>();
function byPolicy(policy: Policy, use: KeyUse, name: string | undefined, region: string | undefined): Truth {
  const uses = asked.get(policy) ?? new WeakMap<KeyUse, Map<string | undefined, Truth>>();
  asked.set(policy, uses);
  const answers = uses.get(use) ?? new Map<string | undefined, Truth>();
  uses.set(use, answers);
  const answer = answers.get(name) ?? askPolicy(policy, use, name, region);
  answers.set(name, answer);
  return answer;
}

function askPolicy(policy: Policy, use: KeyUse, name: string | undefined, region: string | undefined): Truth {
  const truth = asWritten(policy, use, name, region);
  const perhaps = (use.perhaps ?? []).some(
    (principal) => asWritten(policy, { ...use, principal }, name, region) !== 'no',
  );
  return truth === 'no' && perhaps ? 'unknown' : truth;
}

function asWritten(policy: Policy, use: KeyUse, name: string | undefined, region: string | undefined): Truth {
  const truths = requestsOf(use, name, region).map(({ requests, vital }): Truth => {
    const denied = requests.map((request) => deniedBy(policy, request).match);
    const allowed = requests.map((request) => allowedBy(policy, request).match);
    if (denied.includes('always') || allowed.every((match) => match === 'never')) return vital ? 'no' : 'unknown';
    return allowed.includes('always') && denied.every((match) => match === 'never') ? 'yes' : 'unknown';
  });
  // Whom the text can't name may be one of those who are named: only when all is closed, nobody is let in.
  if (use.principal === undefined) return truths.every((truth) => truth === 'no') ? 'no' : open(truths);
  return every(truths);
}

const open = (truths: readonly Truth[]): Truth => (truths.every((truth) => truth === 'yes') ? 'yes' : 'unknown');
