import { config, documented, fsbp, oneOfAnyCase, rule, severity } from '../dsl.ts';
import { efsVolume } from './efs-volumes.ts';

export const ecsEfsVolumeTrafficEncrypted = rule('ecs-efs-volume-traffic-encrypted', efsVolume, () => ({
  title: 'EFS volume of an ECS task is mounted without TLS',
  concern: 'in-transit',
  severity: severity('off', 'warning', 'error'),
  require: oneOfAnyCase('transit', 'ENABLED'),
  blame: 'transit',
  message:
    'EFS volume `{name}` is mounted without TLS, so files cross the network in the clear: encryption in transit is off unless asked for. Set it to `ENABLED`.',
  makes: [{ title: 'Mount the EFS volume with TLS', set: { transit: 'ENABLED' } }],
  controls: [fsbp('ECS.18'), config('ECS_TASK_DEFINITION_EFS_ENCRYPTION_ENABLED')],
  fact: documented(
    'encryption in transit is `DISABLED` where it is not set',
    'https://docs.aws.amazon.com/efs/latest/ug/encryption-in-transit.html',
    'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EFSVolumeConfiguration.html',
  ),
}));
