import { all, documented, levelAtLeast, present, rule, severity, through } from '../dsl.ts';
import { planRule } from './plans.ts';

export const copyVaultAsFirst = rule('backup-copy-vault-as-first', planRule, () => ({
  title: 'Backups in a vault under a customer key are copied to a vault without one',
  concern: 'consistency',
  severity: severity('warning', 'warning', 'warning'),
  applies: all(through('vault', 'backup-vault', levelAtLeast('customer')), present('copies')),
  require: through('copies', 'backup-vault', levelAtLeast('customer'), 'yes'),
  blame: 'copies',
  message:
    'Rule `{name}` keeps backups in a vault under a customer-managed key and copies them to one that has none: a copy is encrypted with the key of the vault it goes to. Give that vault a customer-managed key, too.',
  noFix: 'the place to change is the other vault, which is replaced when its key changes',
  fact: documented(
    'copies are encrypted with the key of the vault they go to',
    'https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html',
  ),
}));
