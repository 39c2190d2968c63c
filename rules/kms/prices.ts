import { documented } from '../dsl.ts';
import type { KeyPrices } from '../dsl.ts';

/** Keys that AWS owns are free; of those that it manages only the requests are billed. */
export const keyPrices: KeyPrices = {
  perMonth: 1,
  perRotation: 1,
  per10000Requests: 0.03,
  fact: documented(
    'a key costs USD 1 a month, and USD 1 more for each of its first two rotations; requests with it or with an AWS-managed key cost USD 0.03 for 10,000 beyond 20,000 a month; AWS-owned keys are free',
    'https://aws.amazon.com/kms/pricing/',
    'https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html',
  ),
};
