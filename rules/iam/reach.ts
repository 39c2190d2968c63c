import { free, type Policy, type Predicate, type Ruling, type Statement } from '../dsl.ts';
import { coversAction, reaches } from './parts.ts';
import { weakening } from './weakening.ts';

/** To whom everything is allowed, this is too: administrators are bounded elsewhere, by who takes their role. */
const EVERYTHING = /^[*?]+$/;

/** Allows without a condition that name actions, of one service at most. */
const named = ({ statements }: Policy): readonly Statement[] =>
  statements
    .filter(
      ({ effect, notActions, conditions, openParts }) =>
        effect === 'Allow' && !notActions && conditions.length === 0 && openParts.length === 0,
    )
    .map((statement) => ({ ...statement, actions: statement.actions.filter((one) => !EVERYTHING.test(one)) }));

const mayDeny = ({ statements }: Policy, action: string): boolean =>
  statements.some((one) => one.effect !== 'Allow' && coversAction(one, action) !== 'never');

function against(statement: Statement, policy: Policy, because: string): Ruling {
  const { site } = statement;
  // A statement beside these may deny it.
  return { truth: policy.open === undefined ? 'no' : 'unknown', because, ...(site && { at: site }) };
}

const KEY = `key/${free('id')}`;

/** No statement allows decryption with every key of an account. */
export const decryptsNamedKeys: Predicate = (policy): Ruling => {
  for (const statement of named(policy))
    for (const action of ['kms:Decrypt', 'kms:ReEncryptFrom'])
      if (
        coversAction(statement, action) === 'always' &&
        reaches(statement, { action, on: KEY }) === 'always' &&
        !mayDeny(policy, action)
      )
        return against(statement, policy, `\`${action}\``);
  return { truth: 'yes' };
};

/** To whom a whole service is allowed, that it can change a key there is the least: such statements are asked about loss only. */
const WHOLE_SERVICE = /^[^:]*:\*$/;

/** No statement allows calls on everything that are for taking encryption away. */
export const keepsEncryption: Predicate = (policy): Ruling => {
  for (const statement of named(policy)) {
    const narrow = { ...statement, actions: statement.actions.filter((one) => !WHOLE_SERVICE.test(one)) };
    const found = weakening.filter(
      ({ action, means }) =>
        means !== 'much' &&
        coversAction(means === 'loss' ? statement : narrow, action) === 'always' &&
        (statement.resources.includes('*') ||
          (action.startsWith('kms:') && reaches(statement, { action, on: KEY }) === 'always')) &&
        !mayDeny(policy, action),
    );
    if (found.length === 0) continue;
    const shown = found.slice(0, 3).map(({ action, effect }) => `\`${action}\` (${effect})`);
    const more = found.length > 3 ? ` and ${String(found.length - 3)} more` : '';
    return against(statement, policy, `${shown.join(', ')}${more}`);
  }
  return { truth: 'yes' };
};
