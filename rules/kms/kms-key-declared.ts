import { missing, not, ruleOfKeys, severity } from '../dsl.ts';
import { missingKey } from './facts.ts';

export const keyDeclared = ruleOfKeys('kms-key-declared', (facet) => ({
  title: 'The KMS key named here is not declared',
  concern: 'key-state',
  severity: severity('error', 'error', 'error'),
  require: not(missing(facet)),
  blame: facet,
  message:
    '`{name}` is to be encrypted with `{value}`, which this project does not declare: the deploy fails, or the name is a slip. Declare the key, or name one that exists.',
  noFix: 'only you know which key is meant',
  fact: missingKey,
}));
