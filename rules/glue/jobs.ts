import {
  because,
  byKey,
  config,
  fsbp,
  inherits,
  is,
  key,
  kind,
  level,
  matches,
  not,
  oneOf,
  otherwise,
  partlyDocumented,
  present,
  raise,
  text,
  when,
} from '../dsl.ts';
import type { Spelled } from '../dsl.ts';

const GUIDE = 'https://docs.aws.amazon.com/glue/latest/dg/encryption-security-configuration.html';
const decides = partlyDocumented('the security configuration decides', GUIDE);
const none = partlyDocumented(
  'no security configuration is named: output and temporary files follow the bucket, logs their group, and bookmarks get no key of yours',
  GUIDE,
);
const named = (path: string, impact: 'in-place' | 'replaces'): Spelled => ({
  facets: { configuration: path },
  impact: { '*': impact },
});

export const job = kind('glue-job', () => ({
  noun: 'Glue job, crawler or session',
  facets: { configuration: text('security configuration'), command: text('command') },
  types: {
    // Ray jobs take no security configuration.
    'AWS::Glue::Job': {
      facets: { configuration: 'SecurityConfiguration', command: 'Command.Name' },
      applies: not(is('command', 'glueray')),
      impact: { '*': 'in-place' },
    },
    'AWS::Glue::Crawler': named('CrawlerSecurityConfiguration', 'in-place'),
    'AWS::Glue::DevEndpoint': {
      ...named('SecurityConfiguration', 'replaces'),
      impactBasis:
        'the provider replaces it, and the service has no call that changes it; the schema names no replacement',
    },
    'AWS::Glue::Session': named('SecurityConfiguration', 'replaces'),
    'AWS::Glue::Trigger': {
      each: 'Actions[]',
      identity: 'JobName',
      facets: { configuration: 'SecurityConfiguration' },
      // Without one of its own, the job's applies.
      applies: present('configuration'),
      impact: { '*': 'in-place' },
    },
    aws_glue_job: {
      facets: { configuration: 'security_configuration', command: 'command.name' },
      applies: not(matches('command', '^glueray$')),
      impact: { '*': 'in-place' },
    },
    aws_glue_crawler: named('security_configuration', 'in-place'),
    aws_glue_dev_endpoint: named('security_configuration', 'replaces'),
    aws_glue_trigger: {
      each: 'actions[]',
      identity: 'job_name',
      facets: { configuration: 'security_configuration' },
      applies: present('configuration'),
      impact: { '*': 'in-place' },
    },
  },
  store: {
    levels: [
      when(present('configuration'), inherits('configuration', decides, 'glue-output', 'service')),
      otherwise(level('service', 'default', none)),
    ],
    raise: [],
    switches: ['configuration'],
    canBeOff: false,
    noFix: { declared: 'it takes a security configuration, which only you can name' },
  },
  why: 'What a job writes, logs and remembers is encrypted with your keys only through a security configuration.',
}));

const userData = partlyDocumented(
  'user data of the transform is written without KMS, under keys of S3',
  'https://docs.aws.amazon.com/glue/latest/dg/console-machine-learning-transforms.html',
);
export const transform = kind('glue-ml-transform', () => ({
  noun: 'Glue ML transform',
  facets: { mode: text('encryption mode', ['DISABLED', 'SSE-KMS', 'SSEKMS']), key: key() },
  types: {
    'AWS::Glue::MLTransform': {
      facets: {
        mode: 'TransformEncryption.MLUserDataEncryption.MLUserDataEncryptionMode',
        key: 'TransformEncryption.MLUserDataEncryption.KmsKeyId',
      },
      impact: { '*': 'replaces' },
    },
  },
  store: {
    levels: [
      when(oneOf('mode', 'SSE-KMS', 'SSEKMS'), byKey('key', 'aws', 'declared', userData)),
      otherwise(level('service', 'default', userData)),
    ],
    raise: [raise('customer', { mode: 'SSE-KMS', key: '$key' })],
    switches: ['mode'],
    key: 'key',
    canBeOff: false,
    controls: {
      declared: [because('the number is from memory', fsbp('Glue.3')), config('GLUE_ML_TRANSFORM_ENCRYPTED_AT_REST')],
    },
  },
  why: 'A transform keeps labelled examples of the data.',
}));
