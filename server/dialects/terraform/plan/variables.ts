import type { Json } from '../../../model/source.ts';
import { member, memberAt } from '../../json.ts';
import type { Configuration } from './configuration.ts';
import { isSecretName } from './secret.ts';

export type Variables = Readonly<Record<string, Json>>;

/** Values that the plan was made with, for reading its source. Secrets are left out. */
export function variablesOf(configuration: Configuration): Variables {
  const declared = configuration.modules.get('')?.json;
  const entries = Object.entries(configuration.variables).flatMap(([name, variable]) => {
    const value = member(variable, 'value');
    const secret = isSecretName(name) || memberAt(declared, 'variables', name, 'sensitive') === true;
    return secret || value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(entries);
}
