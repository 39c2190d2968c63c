import { documented, partlyDocumented } from '../dsl.ts';
import { type KeyUse, usedByCreator, usedByService } from '../uses.ts';

const SERVICE = 'events.amazonaws.com';
const KEYS = 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-encryption-key-policy.html';
const fact = partlyDocumented('EventBridge encrypts and matches events with its own name', KEYS);

export const busUses: readonly KeyUse[] = [
  usedByService(
    'eventbridge-bus',
    SERVICE,
    ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:DescribeKey'],
    {
      fails: 'silently',
      then: "rules match nothing: events that can't be decrypted go to a dead-letter queue, if there is one",
      fact,
    },
    { vital: ['kms:Decrypt', 'kms:GenerateDataKey'] },
  ),
];
export const archiveUses: readonly KeyUse[] = [
  usedByService(
    'eventbridge-archive',
    SERVICE,
    ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:ReEncrypt*', 'kms:DescribeKey'],
    { fails: 'silently', then: 'no event is archived, and no error shows it', fact },
    { vital: ['kms:Decrypt', 'kms:GenerateDataKey'] },
  ),
];
export const connectionUses: readonly KeyUse[] = [
  usedByCreator(
    'eventbridge-connection',
    'secretsmanager',
    documented(
      'whoever makes a connection lets EventBridge use the key for the secret behind it; the key must carry the tag `EventBridgeApiDestinations`',
      'https://docs.aws.amazon.com/eventbridge/latest/userguide/encryption-connections.html',
    ),
    { actions: ['kms:DescribeKey', 'kms:GenerateDataKey', 'kms:Decrypt'] },
  ),
];
