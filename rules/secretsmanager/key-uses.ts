import { documented, pointed } from '../dsl.ts';
import { at, type KeyUse, usedByCallers, usedByCreator } from '../uses.ts';

const READS = ['kms:Decrypt', 'kms:GenerateDataKey'];

export const secretUses: readonly KeyUse[] = [
  usedByCallers('secrets-manager', 'secretsmanager', READS, {
    fails: 'use',
    then: 'reading the secret is refused (“Access to KMS is not allowed”)',
    fact: documented(
      'whoever makes, reads or rotates a secret needs its key',
      'https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html',
      'https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_examples_cross.html',
    ),
  }),
  usedByCallers(
    'rds-proxy',
    'secretsmanager',
    ['kms:Decrypt'],
    {
      fails: 'use',
      then: "the proxy can't log in to the database",
      fact: documented(
        "the proxy's role reads the secret, and needs its key",
        'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy-setup.html',
      ),
    },
    { when: pointed([...at('AWS::RDS::DBProxy', 'Auth[].SecretArn'), ...at('aws_db_proxy', 'auth[].secret_arn')]) },
  ),
  usedByCreator(
    'msk-scram',
    'secretsmanager',
    documented(
      'MSK takes no secret under `aws/secretsmanager`',
      'https://docs.aws.amazon.com/msk/latest/developerguide/msk-password.html',
    ),
    {
      actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:CreateGrant'],
      then: 'the cluster refuses the secret',
      awsKeyWorks: false,
      when: pointed([
        ...at('AWS::MSK::BatchScramSecret', 'SecretArnList'),
        ...at('aws_msk_scram_secret_association', 'secret_arn_list'),
        ...at('aws_msk_single_scram_secret_association', 'secret_arn'),
      ]),
    },
  ),
];
export const replicaUses: readonly KeyUse[] = [
  usedByCallers(
    'secrets-replicas',
    'secretsmanager',
    ['kms:GenerateDataKey', 'kms:Encrypt', 'kms:Decrypt'],
    {
      fails: 'use',
      then: 'the replica ends in `Failed`, while the deploy is green',
      fact: documented(
        'whoever makes the secret needs the key of each Region, and whoever reads it there too',
        'https://docs.aws.amazon.com/secretsmanager/latest/userguide/create-manage-multi-region-secrets.html',
      ),
    },
    { conditions: { StringLike: { 'kms:ViaService': 'secretsmanager.*.amazonaws.com' } } },
  ),
];
