import { config, flag, fsbp, key, kind, partlyDocumented } from '../dsl.ts';
import { switchedStore } from '../shapes.ts';
import { volumeUses } from './key-uses.ts';

const GUIDE = 'https://docs.aws.amazon.com/workspaces/latest/adminguide/encrypt-workspaces.html';
const on = partlyDocumented(
  'the volume is encrypted with the key named, or `aws/workspaces` where none is named',
  GUIDE,
);
const off = partlyDocumented('the volumes of a WorkSpace are not encrypted unless each is asked for', GUIDE);
const facets = { encrypted: flag('encryption switch'), key: key() };
const rejected = {
  impact: { '*': 'rejected' },
  impactBasis:
    'AWS documents that updates of the encryption properties are not supported unless another change replaces the WorkSpace',
} as const;
const why =
  'The root and the user volume are switched one by one, and only when the WorkSpace is made: what people save there stays in the clear for good.';
const migration =
  'Encrypt the new one: make another WorkSpace with both volumes encrypted, move the data, and delete the old one.';

export const rootVolume = kind('workspaces-root-volume', () => ({
  noun: 'Root volume of a WorkSpace',
  facets,
  types: {
    'AWS::WorkSpaces::Workspace': {
      facets: { encrypted: 'RootVolumeEncryptionEnabled', key: 'VolumeEncryptionKey' },
      ...rejected,
    },
    aws_workspaces_workspace: {
      facets: { encrypted: 'root_volume_encryption_enabled', key: 'volume_encryption_key' },
      impact: { '*': 'replaces' },
    },
  },
  keyUses: volumeUses,
  store: switchedStore({
    onWithout: 'aws',
    on,
    off,
    controls: [fsbp('WorkSpaces.2'), config('WORKSPACES_ROOT_VOLUME_ENCRYPTION_ENABLED')],
  }),
  why,
  migration,
}));
export const userVolume = kind('workspaces-user-volume', () => ({
  noun: 'User volume of a WorkSpace',
  facets,
  types: {
    'AWS::WorkSpaces::Workspace': {
      facets: { encrypted: 'UserVolumeEncryptionEnabled', key: 'VolumeEncryptionKey' },
      ...rejected,
    },
    aws_workspaces_workspace: {
      facets: { encrypted: 'user_volume_encryption_enabled', key: 'volume_encryption_key' },
      impact: { '*': 'replaces' },
    },
  },
  keyUses: volumeUses,
  store: switchedStore({
    onWithout: 'aws',
    on,
    off,
    controls: [fsbp('WorkSpaces.1'), config('WORKSPACES_USER_VOLUME_ENCRYPTION_ENABLED')],
  }),
  why,
  migration,
}));
