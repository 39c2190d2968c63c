import { documented, key, kind } from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';

export const schedule = kind('scheduler-schedule', () => ({
  noun: 'EventBridge schedule',
  facets: { key: key() },
  types: {
    'AWS::Scheduler::Schedule': { facets: { key: 'KmsKeyArn' }, impact: { '*': 'in-place' } },
    aws_scheduler_schedule: { facets: { key: 'kms_key_arn' }, impact: { '*': 'in-place' } },
  },
  store: keyedStore(
    'service',
    serviceKey(documented, 'https://docs.aws.amazon.com/scheduler/latest/UserGuide/encryption-rest.html'),
  ),
}));
