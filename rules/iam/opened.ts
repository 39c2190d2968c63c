import type { Policy, Statement } from '../dsl.ts';
import { enforcedKey } from './enforced-keys.ts';
import { coversAction, fires, reaches } from './parts.ts';
import type { Pitfall } from './pitfalls.ts';

/** Allows that ask for encryption in vain: another statement allows the same call without it, and no Deny holds it back. */
export const openedOf = (policy: Policy): readonly Pitfall[] =>
  policy.open === undefined && policy.statements.every(({ openParts }) => openParts.length === 0)
    ? policy.statements.flatMap((statement) => opened(statement, policy))
    : [];

function opened(statement: Statement, policy: Policy): readonly Pitfall[] {
  if (statement.effect !== 'Allow') return [];
  for (const { key: name, site = statement.site } of statement.conditions) {
    const key = enforcedKey(name);
    if (key?.takes !== 'flag') continue;
    const [wrong] = key.others;
    const [proper] = key.proper;
    if (wrong === undefined || proper === undefined) continue;
    const context = { [name.toLowerCase()]: wrong };
    if (fires(statement, { [name.toLowerCase()]: proper }) !== 'always' || fires(statement, context) !== 'never')
      continue;
    for (const call of key.on) {
      if (coversAction(statement, call.action) !== 'always' || reaches(statement, call) === 'never') continue;
      const does = (other: Statement): boolean =>
        coversAction(other, call.action) === 'always' &&
        reaches(other, call) === 'always' &&
        fires(other, context) === 'always';
      const wide = policy.statements.find(
        (other) =>
          other !== statement &&
          other.effect === 'Allow' &&
          does(other) &&
          other.conditions.length === 0 &&
          (other.resources.includes('*') || other.resources.length === 0),
      );
      if (!wide || policy.statements.some((other) => other.effect !== 'Allow' && fires(other, context) !== 'never'))
        continue;
      const which = wide.sid === undefined ? 'another statement' : `statement \`${wide.sid}\``;
      return [
        {
          because: `${which} allows \`${call.action}\` without it, and one \`Allow\` is enough. Deny what is not encrypted`,
          ...(site && { at: site }),
        },
      ];
    }
  }
  return [];
}
