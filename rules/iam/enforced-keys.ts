import type { EnforcedKey } from './enforced-key.ts';
import { buildsAndSecrets } from './keys/builds-and-secrets.ts';
import { databases } from './keys/databases.ts';
import { ec2 } from './keys/ec2.ts';
import { kms } from './keys/kms.ts';
import { machineLearning } from './keys/machine-learning.ts';
import { s3 } from './keys/s3.ts';

/** Every condition key of AWS that tells how a call encrypts (AWS Service Authorization Reference, September 2026). */
export const enforcedKeys: readonly EnforcedKey[] = [
  ...ec2,
  ...databases,
  ...s3,
  ...machineLearning,
  ...buildsAndSecrets,
  ...kms,
];

const CONTEXT = 'kms:encryptioncontext:';
const byName = new Map(enforcedKeys.map((one) => [one.key.toLowerCase(), one]));

/** What is known of a condition key; names are compared without regard to case. */
export const enforcedKey = (name: string): EnforcedKey | undefined =>
  byName.get(name.toLowerCase()) ?? (name.toLowerCase().startsWith(CONTEXT) ? byName.get(`${CONTEXT}*`) : undefined);

/** Services without any condition key about encryption at rest, in that reference. */
const WITHOUT =
  'backup glue redshift redshift-serverless kafka memorydb fsx dax dynamodb kinesis sqs sns logs workspaces lambda firehose es aoss ecr cloudtrail dms timestream elasticmapreduce emr-serverless athena states mq docdb-elastic cassandra dsql neptune-graph kendra airflow transfer ssm appflow events scheduler pipes datasync storagegateway qldb apigateway cloudfront lakeformation dlm'.split(
    ' ',
  );
/** Services whose keys about encryption at rest are all listed here; KMS has more of its own. */
const LISTED = new Set(
  enforcedKeys.map(({ key }) => key.slice(0, key.indexOf(':')).toLowerCase()).filter((service) => service !== 'kms'),
);
/** Keys with such a name that are about something else, or about one item of a list. */
const ELSE = /transit|intercontainertraffic|^codebuild:secondaryartifacts\//i;

/** A name like that of a condition key about encryption, of which AWS has no such key. */
export function inventedKey(name: string): boolean {
  const colon = name.indexOf(':');
  const service = name.slice(0, colon).toLowerCase();
  if (enforcedKey(name) || ELSE.test(name) || name.includes('${')) return false;
  const rest = name.slice(colon + 1);
  const named = /encrypt|kms|server-side/i.test(rest) || /^(SSE|sse)(?![a-z])/.test(rest);
  return named && (WITHOUT.includes(service) || LISTED.has(service));
}

/** Whether two keys speak of one call's encryption, so that a call carries both. */
export const sameService = (a: EnforcedKey, b: EnforcedKey): boolean =>
  a !== b && a.key.split(':')[0] === b.key.split(':')[0] && !a.key.startsWith('kms:');
