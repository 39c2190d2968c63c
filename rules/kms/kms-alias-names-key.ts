import { all, missing, not, present, rule, severity } from '../dsl.ts';
import { missingKey } from './facts.ts';
import { alias } from './kinds.ts';

export const aliasNamesKey = rule('kms-alias-names-key', alias, () => ({
  title: 'KMS alias names no key',
  concern: 'key-state',
  severity: severity('error', 'error', 'error'),
  require: all(present('target'), not(missing('target'))),
  blame: 'target',
  message: "Alias `{name}` leads to no key of this project, so what is to be encrypted under it can't be made.",
  noFix: 'only you know which key is meant',
  fact: missingKey,
}));
