import { any, documented, levelAtLeast, not, rule, severity, through } from '../dsl.ts';
import { selection } from './plans.ts';

/**
 * Some of the resources is under a customer key and of a service whose backups the vault's key encrypts, whatever the source's. Backups
 * of others keep the key of their source; those of DynamoDB follow a switch of the account.
 */
const someUnderCustomerKey = any(
  ...['s3-bucket', 'efs-file-system', 'timestream-database'].map((kind) =>
    not(through('resources', kind, not(levelAtLeast('customer')), 'yes')),
  ),
);

export const vaultAsProtected = rule('backup-vault-as-protected', selection, () => ({
  title: 'Backups of data under a customer key go to a vault without one',
  concern: 'consistency',
  severity: severity('warning', 'warning', 'warning'),
  applies: someUnderCustomerKey,
  require: through('plan', 'backup-plan', through('vaults', 'backup-vault', levelAtLeast('customer'), 'yes'), 'yes'),
  blame: 'resources',
  message:
    "Selection `{name}` backs up data under a customer-managed key into a vault that has none: AWS Backup encrypts the backups of S3, EFS and Timestream with the vault's key, so the copy is less guarded than the data. Give the vault a customer-managed key.",
  noFix: 'the place to change is the vault, which is replaced when its key changes',
  fact: documented(
    'backups of services under full AWS Backup management are encrypted with the key of the vault, not with that of the source',
    'https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html',
  ),
}));
