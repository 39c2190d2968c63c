import { documented, flag, fsbp, is, kind, level, otherwise, raise, severity, since, when } from '../dsl.ts';

const always = since(
  '2026-03-09',
  documented(
    'AppSync encrypts every cache, new or old, whatever this switch says',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/appsync-controls.html',
  ),
);

export const cache = kind('appsync-cache', () => ({
  noun: 'AppSync cache',
  facets: { encrypted: flag('encryption switch'), transit: flag('in-transit switch') },
  types: {
    'AWS::AppSync::ApiCache': {
      facets: { encrypted: 'AtRestEncryptionEnabled', transit: 'TransitEncryptionEnabled' },
      impact: { '*': 'unknown' },
      impactBasis: 'the page says both "No interruption" and that the setting can\'t be updated after creation',
    },
    'AWS::Serverless::GraphQLApi': {
      each: 'Cache',
      facets: { encrypted: 'AtRestEncryptionEnabled', transit: 'TransitEncryptionEnabled' },
      impact: { '*': 'unknown' },
      impactBasis: 'as for the cache that SAM makes of it',
    },
    aws_appsync_api_cache: {
      facets: { encrypted: 'at_rest_encryption_enabled', transit: 'transit_encryption_enabled' },
      impact: { '*': 'replaces' },
    },
  },
  store: {
    levels: [
      when(is('encrypted', true), level('service', 'declared', always)),
      otherwise(level('service', 'default', always)),
    ],
    raise: [raise('service', { encrypted: true })],
    switches: ['encrypted'],
    canBeOff: false,
    // The switch is deprecated; writing it is evidence for those who are asked for some, no more.
    severity: { declared: severity('off', 'hint', 'info') },
    controls: { declared: [fsbp('AppSync.1')] },
  },
  why: "The cache lives in AppSync's own account. Its key is the service's; there is no choice of another.",
}));
