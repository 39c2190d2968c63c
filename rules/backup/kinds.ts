import { because, documented, key, kind, nist } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';
import { vaultUses } from './key-uses.ts';

const CONTROLS = [because('by its own text: cryptography protects backups', nist('CP-9(8)'))];
const GUIDE = 'https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html';

export const vault = kind('backup-vault', () => ({
  noun: 'Backup vault',
  facets: { key: key() },
  types: {
    'AWS::Backup::BackupVault': { facets: { key: 'EncryptionKeyArn' }, impact: { '*': 'replaces' } },
    aws_backup_vault: { facets: { key: 'kms_key_arn' }, impact: { '*': 'replaces' } },
  },
  keyUses: vaultUses,
  store: keyedStore('aws', documented('a vault without a key uses `aws/backup`', GUIDE), CONTROLS),
  why: "The vault's key protects recovery points of services that AWS Backup manages fully; those of EBS, RDS and others keep the encryption of their source.",
}));

export const airGapped = kind('backup-air-gapped-vault', () => ({
  noun: 'Logically air-gapped vault',
  facets: { key: key() },
  types: {
    'AWS::Backup::LogicallyAirGappedBackupVault': { facets: { key: 'EncryptionKeyArn' }, impact: { '*': 'replaces' } },
    aws_backup_logically_air_gapped_vault: {
      facets: { key: 'encryption_key_arn' },
      since: { key: '6.0' },
      impact: { '*': 'replaces' },
    },
  },
  store: keyedStore(
    'service',
    documented('a logically air-gapped vault without a key uses one of the service', GUIDE),
    CONTROLS,
  ),
}));
