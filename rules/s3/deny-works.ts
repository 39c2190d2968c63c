import {
  type Condition,
  deniedBy,
  free,
  type Match,
  matchOf,
  type Policy,
  type PolicyOwner,
  type Predicate,
  type Request,
  type Ruling,
  type Statement,
} from '../dsl.ts';
import { about, aboutBucket, ALGORITHM, CLIENT_KEY, KEY, uploads } from './uploads.ts';

const SSE_KEYS = [ALGORITHM, KEY, CLIENT_KEY];

/**
 * Every Deny that speaks of the encryption of uploads refuses what it is meant to refuse, and does not refuse reading. What it is meant
 * for is told by the keys in its conditions.
 */
export const denyWorks: Predicate = (policy, _, owner): Ruling => {
  const statements = aboutBucket(policy, owner).statements;
  const denied = denialsOf({ ...policy, statements });
  const rulings = statements.map((statement, index) =>
    pitfallOf(statement, denied, owner, policy.statements[index] ?? statement),
  );
  // What can't be read is not said to be wrong: most policies are about something else.
  return rulings.find((one) => one.truth === 'no') ?? fine;
};

const fine: Ruling = { truth: 'yes' };

/** Whether the whole policy denies an upload; asked for each statement, decided once. */
type Denied = (request: Request) => Match;
function denialsOf(policy: Policy): Denied {
  const known = new Map<Request, Match>();
  return (request) => {
    const match = known.get(request) ?? deniedBy(policy, request).match;
    known.set(request, match);
    return match;
  };
}

function pitfallOf(statement: Statement, denied: Denied, owner: PolicyOwner, written: Statement): Ruling {
  const conditions = statement.conditions.filter((one) => about(one, ...SSE_KEYS));
  const [first] = conditions;
  if (!first) return fine;
  const say = (because: string, at = first.site ?? written.site): Ruling => ({
    truth: 'no',
    because,
    ...(at && { at }),
  });
  if (statement.effect === 'Allow') return allowAlone(statement, denied, say);
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
  return meant(statement, denied, owner, say);
}

type Say = (because: string) => Ruling;

/** The upload that the keys and values of a Deny are aimed at gets through all the same. */
function meant(statement: Statement, denied: Denied, owner: PolicyOwner, say: Say): Ruling {
  const by = (key: string): readonly Condition[] => statement.conditions.filter((one) => about(one, key));
  const values = by(ALGORITHM).flatMap((one) => (/^null$/i.test(one.operator) ? [] : one.values));
  const gets = (match: Match): boolean => match === 'never';
  const both = by(ALGORITHM).length + by(KEY).length + by(CLIENT_KEY).length > 1;
  if (by(CLIENT_KEY).length > 0 && gets(denied(uploads.clientKey)))
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
    const id = idsIn(by(KEY), owner);
    if (id !== undefined)
      return say(`it compares with the id of key \`${id}\`, but S3 compares the full ARN, which an id never matches`);
    if (by(KEY).some(isNegated) && gets(denied(uploads.otherKey)))
      return say(
        'uploads under another key get through: the conditions of one statement must all hold, and the algorithm is right',
      );
  }
  const [odd] = values.filter((value) => value !== '' && !value.includes('${'));
  if (
    odd !== undefined &&
    by(ALGORITHM).some(isNegated) &&
    EVERY.every((one) => matchOf(statement, one).match === 'always')
  )
    return say(
      `no upload asks for \`${odd}\` (what there is, is \`AES256\`, \`aws:kms\` and \`aws:kms:dsse\`), so every upload that asks for encryption is denied`,
    );
  if (values.length > 0 && by(ALGORITHM).some(isNegated) && !values.includes('AES256') && gets(denied(uploads.sseS3)))
    return say(
      both
        ? 'an upload that asks for `AES256` gets through: the conditions of one statement must all hold, and `Null` with `"true"` holds only where the header is missing. Use two statements, or `Null` with `"false"`'
        : 'an upload that asks for `AES256` gets through',
    );
  return fine;
}

const isNegated = ({ operator }: Condition): boolean => /not/i.test(operator.replace(/^.*:/, ''));
const EVERY = [uploads.sseS3, uploads.kms(free('key')), uploads.dsse(free('key'))];

/** The key whose id, not its ARN, a condition names. */
function idsIn(conditions: readonly Condition[], owner: PolicyOwner): string | undefined {
  const values = conditions.flatMap((one) => one.values);
  const named = values.flatMap((value) => /^\$\{([^}]+?)(?:\.(?:id|key_id|KeyId))?\}$/.exec(value)?.[1] ?? []);
  if (named.length === 0) return undefined;
  return owner.policiesOf('kms-key', 'policy').find(({ address }) => named.includes(address))?.address;
}
const isNoArn = (value: string): boolean => !/^arn:|^\$\{|\*/.test(value) && value !== '';

/** An Allow with a condition on encryption keeps nobody out whom another statement, or a policy of the account, lets in. */
function allowAlone(statement: Statement, denied: Denied, say: Say): Ruling {
  if (matchOf({ ...statement, conditions: [] }, uploads.sseS3).match === 'never') return fine;
  const asksForKms = statement.conditions.some(
    (one) => about(one, ALGORITHM) && !isNegated(one) && one.values.some((value) => value.startsWith('aws:kms')),
  );
  if (!asksForKms || denied(uploads.sseS3) !== 'never') return fine;
  return say(
    'an `Allow` only adds to what others allow: a policy of the caller can let an upload with `AES256` in all the same. Only a `Deny` keeps it out',
  );
}
