import { engineeringKnowledge, key, kind, map, present } from '../dsl.ts';
import { keyedStore } from '../shapes.ts';

export const observabilityAdminOrganizationTelemetryRule = kind(
  'observability-admin-organization-telemetry-rule',
  () => ({
    noun: 'CloudWatch telemetry organization telemetry rule',
    facets: { key: key(), part: map('part') },
    types: {
      'AWS::ObservabilityAdmin::OrganizationTelemetryRule': {
        facets: { key: 'Rule.DestinationConfiguration.KmsKeyArn', part: 'Rule' },
        applies: present('part'),
        impact: { '*': 'in-place' },
      },
    },
    store: keyedStore(
      'service',
      engineeringKnowledge('without a key of yours, it is encrypted with one of the service'),
    ),
  }),
);

export const observabilityAdminTelemetryRule = kind('observability-admin-telemetry-rule', () => ({
  noun: 'CloudWatch telemetry telemetry rule',
  facets: { key: key(), part: map('part') },
  types: {
    'AWS::ObservabilityAdmin::TelemetryRule': {
      facets: { key: 'Rule.DestinationConfiguration.KmsKeyArn', part: 'Rule' },
      applies: present('part'),
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStore('service', engineeringKnowledge('without a key of yours, it is encrypted with one of the service')),
}));
