import { config, documented, is, not, rule, severity } from '../dsl.ts';
import { jobNetwork } from './job-networks.ts';

export const sagemakerJobTrafficEncrypted = rule('sagemaker-job-traffic-encrypted', jobNetwork, () => ({
  title: 'SageMaker job does not encrypt traffic between its instances',
  concern: 'in-transit',
  severity: severity('off', 'warning', 'error'),
  applies: not(is('instances', 1)),
  require: is('traffic', true),
  blame: 'traffic',
  message:
    'The instances of job `{name}` send data to each other in the clear. Turn on encryption of traffic between containers; jobs may take longer.',
  makes: [{ title: 'Encrypt traffic between instances of `{name}`', set: { traffic: true } }],
  controls: [config('SAGEMAKER_DATA_QUALITY_JOB_ENCRYPT_IN_TRANSIT')],
  fact: documented(
    'traffic between the containers of a job is encrypted where it is asked for',
    'https://docs.aws.amazon.com/sagemaker/latest/dg/train-encrypt.html',
  ),
}));
