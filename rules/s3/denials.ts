import { deniedBy, type Policy, type PolicyOwner, type Predicate, type Request, type Ruling } from '../dsl.ts';
import { aboutBucket, uploads } from './uploads.ts';

/** Whether the bucket's policy refuses all of these requests from everyone. */
const denies =
  (...requests: readonly Request[]): Predicate =>
  (policy, _, owner): Ruling => {
    const rulings = requests.map((request) => denial(policy, request, owner));
    return (
      rulings.find(({ truth }) => truth === 'no') ?? rulings.find(({ truth }) => truth !== 'yes') ?? { truth: 'yes' }
    );
  };

function denial(policy: Policy, request: Request, owner: PolicyOwner): Ruling {
  const { match, by, covering } = deniedBy(aboutBucket(policy, owner), request);
  if (match === 'always') return { truth: 'yes' };
  if (match === 'unknown')
    return { truth: 'unknown', because: policy.open ?? by?.open ?? 'not all of the policy is known' };
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

export const deniesSseS3 = denies(uploads.sseS3);
export const deniesOtherKeys = denies(uploads.otherKey);
export const deniesClientKeys = denies(uploads.clientKey);
export const deniesPlainHttp = denies(...uploads.plainHttp);
