import { engineeringKnowledge, flag, key, kind, map, present } from '../dsl.ts';
import { switchedStore } from '../shapes.ts';

const on = engineeringKnowledge('the volume is encrypted with the key named, or `aws/ebs` where none is named');
const off = engineeringKnowledge('as for EBS: not encrypted unless asked for');

export const volume = kind('workspacesinstances-volume', () => ({
  noun: 'WorkSpaces Instances volume',
  facets: { encrypted: flag('encryption switch'), key: key(), ebs: map() },
  types: {
    'AWS::WorkspacesInstances::Volume': {
      facets: { encrypted: 'Encrypted', key: 'KmsKeyId' },
      impact: { '*': 'replaces' },
    },
    'AWS::WorkspacesInstances::WorkspaceInstance': {
      each: 'ManagedInstance.BlockDeviceMappings[]',
      identity: 'DeviceName',
      facets: { encrypted: 'Ebs.Encrypted', key: 'Ebs.KmsKeyId', ebs: 'Ebs' },
      applies: present('ebs'),
      impact: { '*': 'replaces' },
    },
  },
  store: switchedStore({ onWithout: 'aws', on, off }),
}));
