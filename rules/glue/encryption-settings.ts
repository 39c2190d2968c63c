import {
  byKey,
  documented,
  flag,
  is,
  key,
  kind,
  level,
  oneOf,
  otherwise,
  partlyDocumented,
  raise,
  text,
  when,
} from '../dsl.ts';
import type { Fact, Spelled, Store } from '../dsl.ts';
import { modedStore, switchedStore } from '../shapes.ts';
import { catalogUses, jobUses, logUses } from './key-uses.ts';

const CATALOG = 'https://docs.aws.amazon.com/glue/latest/dg/encrypt-glue-data-catalog.html';
const PASSWORD = 'https://docs.aws.amazon.com/glue/latest/dg/encrypt-connection-passwords.html';
const SETTINGS = 'DataCatalogEncryptionSettings';
const SETTINGS_TF = 'data_catalog_encryption_settings';

export const catalogMetadata = kind('glue-data-catalog', () => ({
  noun: 'Glue Data Catalog',
  facets: { mode: text('encryption mode', ['DISABLED', 'SSE-KMS', 'SSE-KMS-WITH-SERVICE-ROLE']), key: key() },
  types: {
    'AWS::Glue::DataCatalogEncryptionSettings': {
      facets: {
        mode: `${SETTINGS}.EncryptionAtRest.CatalogEncryptionMode`,
        key: `${SETTINGS}.EncryptionAtRest.SseAwsKmsKeyId`,
      },
      impact: { '*': 'in-place' },
    },
    aws_glue_data_catalog_encryption_settings: {
      facets: {
        mode: `${SETTINGS_TF}.encryption_at_rest.catalog_encryption_mode`,
        key: `${SETTINGS_TF}.encryption_at_rest.sse_aws_kms_key_id`,
      },
      impact: { '*': 'in-place' },
    },
  },
  keyUses: catalogUses,
  store: modedStore(
    { kms: ['SSE-KMS', 'SSE-KMS-WITH-SERVICE-ROLE'], none: 'DISABLED' },
    {
      on: partlyDocumented('metadata is encrypted with the key named, or `aws/glue` where none is named', CATALOG),
      off: documented('metadata written from now on is not encrypted', CATALOG),
    },
  ),
  why: 'Names of tables, columns and partitions, and statistics of what is in them, are kept for the whole account and Region. Metadata that exists stays as it is until it is written again.',
}));

export const connectionPasswords = kind('glue-connection-passwords', () => ({
  noun: 'Glue connection password',
  facets: { encrypted: flag('encryption switch'), key: key() },
  types: {
    'AWS::Glue::DataCatalogEncryptionSettings': {
      facets: {
        encrypted: `${SETTINGS}.ConnectionPasswordEncryption.ReturnConnectionPasswordEncrypted`,
        key: `${SETTINGS}.ConnectionPasswordEncryption.KmsKeyId`,
      },
      impact: { '*': 'in-place' },
    },
    aws_glue_data_catalog_encryption_settings: {
      facets: {
        encrypted: `${SETTINGS_TF}.connection_password_encryption.return_connection_password_encrypted`,
        key: `${SETTINGS_TF}.connection_password_encryption.aws_kms_key_id`,
      },
      impact: { '*': 'in-place' },
    },
  },
  keyUses: catalogUses,
  store: switchedStore({
    onWithout: 'aws',
    on: partlyDocumented('passwords are encrypted with the key named, or `aws/glue` where none is named', PASSWORD),
    off: documented('passwords are kept and given out unencrypted', PASSWORD),
  }),
  why: 'Whoever may read a connection reads its password.',
}));

const JOBS = 'https://docs.aws.amazon.com/glue/latest/dg/encryption-security-configuration.html';
const written = partlyDocumented('it is written with the mode and key named', JOBS);
const migration =
  "A security configuration can't be changed: make a new one under a new name and point jobs, crawlers and endpoints at it.";
const fixed = 'Glue has no call that changes a security configuration; the reference page says no interruption';
const places = (list: string, fields: string, block: string, names: string): Readonly<Record<string, Spelled>> => ({
  'AWS::Glue::SecurityConfiguration': {
    facets: {
      mode: `EncryptionConfiguration.${list}.${fields}`,
      key: `EncryptionConfiguration.${list}.KmsKeyArn`,
    },
    impact: { '*': 'rejected' },
    impactBasis: fixed,
  },
  aws_glue_security_configuration: {
    facets: {
      mode: `encryption_configuration.${block}.${names}`,
      key: `encryption_configuration.${block}.kms_key_arn`,
    },
    impact: { '*': 'replaces' },
  },
});
/** Glue adds KMS where a mode says so; without, what receives the data encrypts with a key of its own. */
const part = (kms: readonly [string, ...string[]], s3: string, off: Fact): Store => ({
  levels: [
    when(oneOf('mode', ...kms), byKey('key', 'aws', 'declared', written)),
    when(is('mode', s3), level('service', 'declared', written)),
    otherwise(level('service', 'default', off)),
  ],
  raise: [raise('customer', { mode: kms[0], key: '$key' })],
  switches: ['mode'],
  key: 'key',
  canBeOff: false,
});
const facets = (...modes: readonly string[]) => ({ mode: text('encryption mode', ['DISABLED', ...modes]), key: key() });

export const output = kind('glue-output', () => ({
  noun: 'Glue output in S3',
  facets: facets('SSE-KMS', 'SSE-S3'),
  types: places('S3Encryptions[]', 'S3EncryptionMode', 's3_encryption', 's3_encryption_mode'),
  keyUses: jobUses,
  store: part(
    ['SSE-KMS'],
    'SSE-S3',
    partlyDocumented(
      "Glue asks for no encryption, so the bucket's default applies: keys of S3 unless it names another",
      JOBS,
    ),
  ),
  why: 'Output of jobs and crawlers and their temporary files lie in S3.',
  migration,
}));

export const logs = kind('glue-logs', () => ({
  noun: 'Glue log',
  facets: facets('SSE-KMS'),
  types: places(
    'CloudWatchEncryption',
    'CloudWatchEncryptionMode',
    'cloudwatch_encryption',
    'cloudwatch_encryption_mode',
  ),
  keyUses: logUses,
  store: part(
    ['SSE-KMS'],
    'SSE-S3',
    partlyDocumented('Glue asks for no encryption, so CloudWatch Logs encrypts with a key of its own', JOBS),
  ),
  why: 'Logs of jobs repeat pieces of the data they work on.',
  migration,
}));

export const bookmarks = kind('glue-bookmarks', () => ({
  noun: 'Glue job bookmark',
  facets: facets('CSE-KMS'),
  types: places(
    'JobBookmarksEncryption',
    'JobBookmarksEncryptionMode',
    'job_bookmarks_encryption',
    'job_bookmarks_encryption_mode',
  ),
  keyUses: jobUses,
  store: part(
    ['CSE-KMS'],
    'SSE-S3',
    partlyDocumented('bookmarks are handed over without encryption by a key of yours', JOBS),
  ),
  why: 'Bookmarks remember how far a job has read, with keys and file names of the data.',
  migration,
}));
