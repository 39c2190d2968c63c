import { deniedBy, type Policy, type PolicyOwner, type Predicate, type Request, type Ruling } from '../dsl.ts';
import { about, aboutBucket, ALGORITHM, CLIENT_KEY, KEY, uploads } from './uploads.ts';

/** Whether the bucket's policy refuses all of these requests from everyone. `keys`: what a statement against them speaks of. */
const denies =
  (keys: readonly string[], ...requests: readonly Request[]): Predicate =>
  (policy, _, owner): Ruling => {
    const rulings = requests.map((request) => denial(policy, request, owner, keys));
    return (
      rulings.find(({ truth }) => truth === 'no') ?? rulings.find(({ truth }) => truth !== 'yes') ?? { truth: 'yes' }
    );
  };

function denial(policy: Policy, request: Request, owner: PolicyOwner, keys: readonly string[]): Ruling {
  const here = aboutBucket(policy, owner);
  const whole = deniedBy(here, request);
  if (whole.match === 'always') return { truth: 'yes' };
  if (whole.match === 'unknown')
    return { truth: 'unknown', because: policy.open ?? whole.by?.open ?? 'not all of the policy is known' };
  // A Deny that speaks of something else is no half of this one.
  const statements = here.statements.filter(
    ({ conditions }) => conditions.length === 0 || conditions.some((one) => about(one, ...keys)),
  );
  const { match, by, covering } = deniedBy({ ...here, statements }, request);
  if (match === 'never' || !by || !covering) return { truth: 'no', because: 'no statement of its policy denies that' };
  const at = by.site ? { at: by.site } : {};
  return { truth: 'no', because: `its policy denies only some of them (${shortOf(by, covering.short)})`, ...at };
}

function shortOf(by: Policy['statements'][number], short: readonly unknown[]): string {
  const [part] = short;
  if (part === 'principals')
    return by.notPrincipal ? '`NotPrincipal` leaves callers out' : 'the statement names its callers';
  if (part === 'resources') return 'the statement names some objects only';
  if (part === 'actions') return 'the statement names other actions';
  const condition = by.conditions.find((one) => one === part);
  return condition ? `only where \`${condition.operator}\` on \`${condition.key}\` holds` : 'by its conditions';
}

export const deniesSseS3 = denies([ALGORITHM], uploads.sseS3);
export const deniesOtherKeys = denies([ALGORITHM, KEY], uploads.otherKey);
export const deniesClientKeys = denies([CLIENT_KEY], uploads.clientKey);
export const deniesPlainHttp = denies(['aws:securetransport'], ...uploads.plainHttp);
