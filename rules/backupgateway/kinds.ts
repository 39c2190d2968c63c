import { engineeringKnowledge, key, kind } from '../dsl.ts';
import { keyedStoreOfEither } from '../shapes.ts';

export const backupGatewayHypervisor = kind('backup-gateway-hypervisor', () => ({
  noun: 'Backup gateway hypervisor',
  facets: { key: key() },
  types: {
    'AWS::BackupGateway::Hypervisor': { facets: { key: 'KmsKeyArn' }, impact: { '*': 'replaces' } },
  },
  store: keyedStoreOfEither(engineeringKnowledge('whose key is used when none is named is not documented')),
}));
