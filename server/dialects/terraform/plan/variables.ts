import type { Scalar } from '../../../model/source.ts';
import type { Configuration } from './configuration.ts';
import { isScalar, member, memberAt } from '../../json.ts';
import { isSecretName } from './secret.ts';

export type Variables = Readonly<Record<string, Scalar>>;

/** Texts longer than these decide nothing and may hold a secret. */
const longestText = 80;

/** Values that the plan was made with, for reading its source: what is no secret and can decide something. */
export function variablesOf(configuration: Configuration): Variables {
  const declared = configuration.modules.get('')?.json;
  const entries = Object.entries(configuration.variables).flatMap(([name, variable]) => {
    const value = member(variable, 'value');
    const secret = isSecretName(name) || memberAt(declared, 'variables', name, 'sensitive') === true;
    if (secret || !isScalar(value) || (typeof value === 'string' && value.length > longestText)) return [];
    return [[name, value] as const];
  });
  return Object.fromEntries(entries);
}
