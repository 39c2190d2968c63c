import { key, kind } from '../dsl.ts';
import { anyKey } from '../key-facts.ts';
import { keyedStoreOfEither } from '../shapes.ts';

export const backupGatewayHypervisor = kind('backup-gateway-hypervisor', () => ({
  noun: 'Backup gateway hypervisor',
  facets: { key: key() },
  types: {
    'AWS::BackupGateway::Hypervisor': { facets: { key: 'KmsKeyArn' }, impact: { '*': 'replaces' } },
  },
  store: keyedStoreOfEither(anyKey),
}));
