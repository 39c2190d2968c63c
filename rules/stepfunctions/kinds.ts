import { documented, key, kind, oneOf, text } from '../dsl.ts';
import { typedStore } from '../typed.ts';
import { activityUses, machineUses } from './key-uses.ts';

const facets = { type: text('key type', ['AWS_OWNED_KEY', 'CUSTOMER_MANAGED_KMS_KEY']), key: key() };
const CFN = { type: 'EncryptionConfiguration.Type', key: 'EncryptionConfiguration.KmsKeyId' };
const TERRAFORM = { type: 'encryption_configuration.type', key: 'encryption_configuration.kms_key_id' };
const store = () =>
  typedStore({
    words: ['CUSTOMER_MANAGED_KMS_KEY'],
    fact: documented(
      'Step Functions encrypts with a key of its own unless the type is `CUSTOMER_MANAGED_KMS_KEY`',
      'https://docs.aws.amazon.com/step-functions/latest/apireference/API_EncryptionConfiguration.html',
    ),
  });

export const stateMachine = kind('stepfunctions-state-machine', () => ({
  noun: 'Step Functions state machine',
  facets: { ...facets, logs: text('log level') },
  types: {
    'AWS::StepFunctions::StateMachine': {
      facets: { ...CFN, logs: 'LoggingConfiguration.Level' },
      impact: { '*': 'in-place' },
    },
    aws_sfn_state_machine: {
      facets: { ...TERRAFORM, logs: 'logging_configuration.level' },
      impact: { '*': 'in-place' },
    },
  },
  keyUses: machineUses(oneOf('logs', 'ALL', 'ERROR', 'FATAL')),
  store: store(),
  why: 'The definition and the history of executions, with inputs and outputs, lie under this key. Log groups and activities have keys of their own.',
}));

export const activity = kind('stepfunctions-activity', () => ({
  noun: 'Step Functions activity',
  facets,
  types: {
    'AWS::StepFunctions::Activity': { facets: CFN, impact: { '*': 'replaces' } },
    aws_sfn_activity: { facets: TERRAFORM, impact: { '*': 'in-place' } },
  },
  keyUses: activityUses,
  store: store(),
  migration:
    'An activity keeps the key that it was made with: make one under another name, and point the state machine at it.',
}));
