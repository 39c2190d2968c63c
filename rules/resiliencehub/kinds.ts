import { engineeringKnowledge, key, kind } from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';

export const resilienceHubV2Policy = kind('resiliencehub-policy', () => ({
  noun: 'Resilience Hub policy',
  facets: { key: key() },
  types: {
    'AWS::ResilienceHubV2::Policy': { facets: { key: 'KmsKeyId' }, impact: { '*': 'replaces' } },
    aws_resiliencehubv2_policy: {
      facets: { key: 'kms_key_id' },
      since: { '*': '6.64' },
      impact: { '*': 'replaces' },
    },
  },
  store: keyedStore('service', serviceKey(engineeringKnowledge)),
}));

export const resilienceHubV2Service = kind('resiliencehub-service', () => ({
  noun: 'Resilience Hub service',
  facets: { key: key() },
  types: {
    'AWS::ResilienceHubV2::Service': { facets: { key: 'KmsKeyId' }, impact: { '*': 'replaces' } },
    aws_resiliencehubv2_service: {
      facets: { key: 'kms_key_id' },
      since: { '*': '6.64' },
      impact: { '*': 'replaces' },
    },
  },
  store: keyedStore('service', serviceKey(engineeringKnowledge)),
}));

export const resilienceHubV2System = kind('resiliencehub-system', () => ({
  noun: 'Resilience Hub system',
  facets: { key: key() },
  types: {
    'AWS::ResilienceHubV2::System': { facets: { key: 'KmsKeyId' }, impact: { '*': 'replaces' } },
    aws_resiliencehubv2_system: {
      facets: { key: 'kms_key_id' },
      since: { '*': '6.64' },
      impact: { '*': 'replaces' },
    },
  },
  store: keyedStore('service', serviceKey(engineeringKnowledge)),
}));
