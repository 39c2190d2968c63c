import { documented, key, kind, map, present } from '../dsl.ts';
import { awsKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';

const SECRET = 'CmkSecretConfig';

/** A location keeps the secret that it signs in with, where `part` is written. */
const location = (
  name: string,
  noun: string,
  type: string,
  { impact = 'in-place', part = SECRET }: { readonly impact?: 'in-place' | 'replaces'; readonly part?: string } = {},
) =>
  kind(`datasync-location-${name}`, () => ({
    noun: `DataSync ${noun} location`,
    facets: { key: key(), part: map('part') },
    types: {
      [`AWS::DataSync::${type}`]: {
        facets: { key: `${part === SECRET ? SECRET : `${part}.${SECRET}`}.KmsKeyArn`, part },
        applies: present('part'),
        impact: { '*': impact },
      },
    },
    store: keyedStore(
      'aws',
      awsKey(documented, 'https://docs.aws.amazon.com/datasync/latest/userguide/API_ManagedSecretConfig.html'),
    ),
  }));

export const azureBlob = location('azure-blob', 'Azure Blob', 'LocationAzureBlob');
export const fsxOntap = location('fsx-ontap', 'FSx for ONTAP', 'LocationFSxONTAP', {
  impact: 'replaces',
  part: 'Protocol.SMB',
});
export const fsxWindows = location('fsx-windows', 'FSx for Windows', 'LocationFSxWindows');
export const hdfs = location('hdfs', 'HDFS', 'LocationHDFS');
export const objectStorage = location('object-storage', 'object storage', 'LocationObjectStorage');
export const smb = location('smb', 'SMB', 'LocationSMB');
