import {
  type Condition,
  deniedBy,
  type Match,
  matchOf,
  type Policy,
  type Predicate,
  type Ruling,
  type Statement,
} from '../dsl.ts';
import { aboutBucket, ALGORITHM, CLIENT_KEY, defaultKey, KEY, uploads } from './uploads.ts';

const SSE_KEYS = [ALGORITHM, KEY, CLIENT_KEY];
const about = (condition: Condition, ...keys: readonly string[]): boolean => keys.includes(condition.key.toLowerCase());

/**
 * Every Deny that speaks of the encryption of uploads refuses what it is meant to refuse, and does not refuse reading. What it is meant
 * for is told by the keys in its conditions.
 */
export const denyWorks: Predicate = (policy, _, owner): Ruling => {
  const here = aboutBucket(policy, owner);
  const rulings = here.statements.map((statement, index) =>
    pitfallOf(statement, here, policy.statements[index] ?? statement),
  );
  // What can't be read is not said to be wrong: most policies are about something else.
  return rulings.find((one) => one.truth === 'no') ?? fine;
};

const fine: Ruling = { truth: 'yes' };

function pitfallOf(statement: Statement, policy: Policy, written: Statement): Ruling {
  const conditions = statement.conditions.filter((one) => about(one, ...SSE_KEYS));
  const [first] = conditions;
  if (!first) return fine;
  const say = (because: string, at = first.site ?? written.site): Ruling => ({
    truth: 'no',
    because,
    ...(at && { at }),
  });
  if (statement.effect === 'Allow') return allowAlone(statement, policy, say);
  if (statement.effect !== 'Deny' || statement.open !== undefined) return fine;
  const readDenied = matchOf(statement, uploads.read).match;
  if (readDenied === 'always')
    return say(
      'it denies reading as well: other requests than uploads never carry this key, and a key that is missing fulfils the condition. Name `s3:PutObject` alone',
    );
  const resource = matchOf({ ...statement, conditions: [], principals: [], notPrincipal: true }, uploads.sseS3);
  if (resource.short.includes('resources') && resource.match === 'never')
    return say('its `Resource` names no object of this bucket: uploads are requests on `<bucket ARN>/*`', written.site);
  if (resource.short.includes('actions') && resource.match === 'never') return fine;
  return meant(statement, policy, say);
}

type Say = (because: string) => Ruling;

/** The upload that the keys and values of a Deny are aimed at gets through all the same. */
function meant(statement: Statement, policy: Policy, say: Say): Ruling {
  const by = (key: string): readonly Condition[] => statement.conditions.filter((one) => about(one, key));
  const values = by(ALGORITHM).flatMap((one) => (/^null$/i.test(one.operator) ? [] : one.values));
  const gets = (match: Match): boolean => match === 'never';
  const both = by(ALGORITHM).length + by(KEY).length + by(CLIENT_KEY).length > 1;
  if (by(CLIENT_KEY).length > 0 && gets(deniedBy(policy, uploads.clientKey).match))
    return say(
      'uploads with a key of the client (SSE-C) get through: `Null` with `"true"` stands for a header that is missing, `"false"` for one that is there',
    );
  if (by(KEY).length > 0) {
    const wrong = by(KEY)
      .flatMap((one) => (/^null$/i.test(one.operator) ? [] : one.values))
      .find(isNoArn);
    if (wrong !== undefined)
      return say(
        `it compares with \`${wrong}\`, but S3 compares the full ARN of the key: an id or an alias never matches`,
      );
    if (by(KEY).some(isNegated) && gets(deniedBy(policy, uploads.otherKey).match))
      return say(
        'uploads under another key get through: the conditions of one statement must all hold, and the algorithm is right',
      );
  }
  if (
    values.length > 0 &&
    by(ALGORITHM).some(isNegated) &&
    !values.includes('AES256') &&
    gets(deniedBy(policy, uploads.sseS3).match)
  )
    return say(
      both
        ? 'an upload that asks for `AES256` gets through: the conditions of one statement must all hold, and `Null` with `"true"` holds only where the header is missing. Use two statements, or `Null` with `"false"`'
        : 'an upload that asks for `AES256` gets through',
    );
  return fine;
}

const isNegated = ({ operator }: Condition): boolean => /not/i.test(operator.replace(/^.*:/, ''));
const isNoArn = (value: string): boolean => !/^arn:|^\$\{|\*/.test(value) && value !== '';

/** An Allow with a condition on encryption keeps nobody out whom another statement, or a policy of the account, lets in. */
function allowAlone(statement: Statement, policy: Policy, say: Say): Ruling {
  if (matchOf({ ...statement, conditions: [] }, uploads.sseS3).match === 'never') return fine;
  const asksForKms = statement.conditions.some(
    (one) => about(one, ALGORITHM) && !isNegated(one) && one.values.some((value) => value.startsWith('aws:kms')),
  );
  if (!asksForKms || deniedBy(policy, uploads.sseS3).match !== 'never') return fine;
  return say(
    'an `Allow` only adds to what others allow: a policy of the caller can let an upload with `AES256` in all the same. Only a `Deny` keeps it out',
  );
}

/** Uploads that would be encrypted as the bucket says are not refused for want of a header or for being encrypted twice. */
export const denySpares: Predicate = (policy, _, owner): Ruling => {
  const here = aboutBucket(policy, owner);
  const key = defaultKey(owner);
  const rows = [
    [
      uploads.bare(key),
      'uploads without an encryption header are denied, which S3 would encrypt as the bucket says: access logs, inventories and most clients send none. Add `Null` with `"false"` on the same key, so that only headers that ask for something else are denied',
    ],
    [
      uploads.dsse(key),
      'uploads with two layers of KMS encryption (`aws:kms:dsse`) are denied; name both `aws:kms` and `aws:kms:dsse`',
    ],
    [uploads.kms(key), 'uploads with KMS encryption are denied: only the weaker `AES256` is let in'],
  ] as const;
  for (const [request, because] of [...rows].reverse()) {
    const index = here.statements.findIndex(
      (statement) =>
        statement.effect === 'Deny' &&
        statement.conditions.some((one) => about(one, ALGORITHM)) &&
        matchOf(statement, request).match === 'always',
    );
    const statement = policy.statements[index];
    if (!statement) continue;
    const at = statement.conditions.find((one) => about(one, ALGORITHM))?.site ?? statement.site;
    return { truth: 'no', because, ...(at && { at }) };
  }
  return { truth: 'yes' };
};
