import { type Condition, free, other, type Policy, type PolicyOwner, type PolicyText, type Request } from '../dsl.ts';

/** Condition keys of an upload (AWS Service Authorization Reference, Amazon S3). */
export const ALGORITHM = 's3:x-amz-server-side-encryption';
export const KEY = 's3:x-amz-server-side-encryption-aws-kms-key-id';
export const CLIENT_KEY = 's3:x-amz-server-side-encryption-customer-algorithm';

export const about = (condition: Condition, ...keys: readonly string[]): boolean =>
  keys.includes(condition.key.toLowerCase());

/** No name of a bucket has such a sign. */
const BUCKET = '§bucket';
const OBJECT: PolicyText = `arn:aws:s3:::${BUCKET}/${free('object')}`;

const upload = (context: Request['context']): Request => ({
  principal: 'anyone',
  action: 's3:putobject',
  resource: OBJECT,
  // Uploads come over TLS unless a request says otherwise; what else they carry is open.
  context: { 'aws:securetransport': ['true'], [CLIENT_KEY]: 'absent', ...context },
});

/** Uploads that a policy about encryption means to tell apart. */
export const uploads = {
  /** No header: S3 takes the bucket's default encryption, and compares the key that this names. */
  bare: (key: PolicyText): Request => upload({ [ALGORITHM]: 'absent', [KEY]: [key] }),
  sseS3: upload({ [ALGORITHM]: ['AES256'], [KEY]: 'absent' }),
  kms: (key: PolicyText): Request => upload({ [ALGORITHM]: ['aws:kms'], [KEY]: [key] }),
  dsse: (key: PolicyText): Request => upload({ [ALGORITHM]: ['aws:kms:dsse'], [KEY]: [key] }),
  otherKey: upload({ [ALGORITHM]: ['aws:kms'], [KEY]: [other('key')] }),
  clientKey: upload({ [ALGORITHM]: 'absent', [KEY]: 'absent', [CLIENT_KEY]: ['AES256'] }),
  plainHttp: ['s3:putobject', 's3:getobject'].map((action) => ({
    ...upload({}),
    action,
    context: { 'aws:securetransport': ['false'] },
  })),
  read: {
    ...upload({}),
    action: 's3:getobject',
    context: { 'aws:securetransport': ['true'], [ALGORITHM]: 'absent', [KEY]: 'absent', [CLIENT_KEY]: 'absent' },
  },
} as const;

/**
 * The policy with the bucket's ARN and name, however they are written, as one text. A literal name where the bucket's is not known stays
 * what it is: it may be the bucket's or not.
 */
export function aboutBucket(policy: Policy, owner: PolicyOwner): Policy {
  const named = owner.read('bucket') ?? owner.read('name');
  const address = /^\$\{([^}]+?)(?:\.(?:id|bucket|arn|Arn))?\}$/.exec(named ?? '')?.[1];
  const addresses = new Set([owner.address, ...(address === undefined ? [] : [address])]);
  const written = address === undefined ? named : (owner.through('bucket', 's3-bucket', 'name') ?? owner.read('name'));
  const literal = written !== undefined && !written.includes('${') ? written : undefined;
  // Made of parts that are not known, but of the same ones wherever it is written.
  const shaped = named !== undefined && !named.includes('${?}') ? named : undefined;
  const whole = (text: PolicyText): PolicyText =>
    text
      .replace(/\$\{([^}]+?)\.(?:arn|Arn)\}/g, (hole, of: string) =>
        addresses.has(of) ? `arn:aws:s3:::${BUCKET}` : hole,
      )
      .replace(/\$\{([^}]+?)(?:\.(?:id|bucket))?\}/g, (hole, of: string) => (addresses.has(of) ? BUCKET : hole))
      .replace(/^arn:[^:]*(?:::[^}:]*\})?:s3:::/, 'arn:aws:s3:::')
      .replace(/^(arn:aws:s3:::)([^/]*)/, (_, start: string, name: string) => start + nameOf(name));
  const nameOf = (name: string): string => {
    if (name === shaped || name === BUCKET) return BUCKET;
    if (literal !== undefined) return name === literal ? BUCKET : name;
    // A literal name may be that of the bucket, which is not known here.
    return name.includes('*') ? name : '${?}';
  };
  return {
    ...policy,
    statements: policy.statements.map((statement) => ({ ...statement, resources: statement.resources.map(whole) })),
  };
}

/** The key that the bucket's default encryption names, as the policy writes it; some key where none is written. */
export const defaultKey = (owner: PolicyOwner): PolicyText => owner.read('key') ?? '${?}';
