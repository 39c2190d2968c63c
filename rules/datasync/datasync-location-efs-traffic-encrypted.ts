import { is, partlyDocumented, rule, severity } from '../dsl.ts';
import { efsLocation } from './efs-locations.ts';

export const datasyncLocationEfsTrafficEncrypted = rule('datasync-location-efs-traffic-encrypted', efsLocation, () => ({
  title: 'DataSync reaches EFS without TLS',
  concern: 'in-transit',
  severity: severity('off', 'warning', 'error'),
  require: is('transit', 'TLS1_2'),
  blame: 'transit',
  message:
    'DataSync copies files to or from EFS at `{name}` without TLS, so they cross the network in the clear. Set encryption in transit to `TLS1_2`.',
  makes: [{ title: 'Copy with TLS at `{name}`', set: { transit: 'TLS1_2' } }],
  fact: partlyDocumented(
    'TLS 1.2 is used where it is asked for',
    'https://docs.aws.amazon.com/datasync/latest/userguide/API_CreateLocationEfs.html',
  ),
}));
