import { deniedBy, matchOf, type Policy, type Predicate, type Request } from '../dsl.ts';
import { about, aboutBucket, ALGORITHM, defaultKey, uploads } from './uploads.ts';

/** Uploads that would be encrypted as the bucket says are not refused for want of a header or for being encrypted twice. */
export const denySpares: Predicate = (policy, _, owner) => {
  const here = aboutBucket(policy, owner);
  const key = defaultKey(owner);
  const denies = here.statements.map(
    ({ effect, conditions }) => effect === 'Deny' && conditions.some((one) => about(one, ALGORITHM)),
  );
  const refused = (request: Request): number =>
    here.statements.findIndex((statement, index) => denies[index] && matchOf(statement, request).match === 'always');
  const [bare, kms, dsse] = [uploads.bare, uploads.kms, uploads.dsse].map((one) => refused(one(key)));
  const say = (index: number | undefined, because: string) => {
    const statement = policy.statements[index ?? -1];
    const at = statement?.conditions.find((one) => about(one, ALGORITHM))?.site ?? statement?.site;
    return { truth: 'no', because, ...(at && { at }) } as const;
  };
  if (found(kms) && weakerLetIn(here))
    return say(kms, 'uploads with KMS encryption are denied: only the weaker `AES256` is let in');
  if (found(bare))
    return say(
      bare,
      'uploads without an encryption header are denied, which S3 would encrypt as the bucket says: access logs, inventories and most clients send none. Add `Null` with `"false"` on the same key, so that only headers that ask for something else are denied',
    );
  // Where neither is let in, uploads are to leave the choice to the bucket.
  if (found(dsse) && !found(kms))
    return say(
      dsse,
      'uploads with two layers of KMS encryption (`aws:kms:dsse`) are denied; name both `aws:kms` and `aws:kms:dsse`',
    );
  return { truth: 'yes' };
};

const found = (index = -1): boolean => index >= 0;
const weakerLetIn = (policy: Policy): boolean => deniedBy(policy, uploads.sseS3).match === 'never';
