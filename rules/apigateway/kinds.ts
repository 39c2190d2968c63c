import { all, config, flag, fsbp, is, kind, level, not, otherwise, partlyDocumented, raise, when } from '../dsl.ts';
import type { Spelled } from '../dsl.ts';

const off = partlyDocumented(
  'cached responses are not encrypted unless asked for',
  'https://docs.aws.amazon.com/apigateway/latest/developerguide/data-protection-encryption.html',
);
/** Data is kept only where methods are cached; whether the stage has a cache cluster may be written elsewhere. */
const caches = all(is('caching', true), not(is('cluster', false)));
const method = (each: string, cluster: string): Spelled => ({
  each,
  identity: 'ResourcePath',
  facets: { encrypted: 'CacheDataEncrypted', caching: 'CachingEnabled', cluster: `^${cluster}` },
  applies: caches,
  impact: { '*': 'in-place' },
});

export const cache = kind('apigateway-cache', () => ({
  noun: 'API Gateway cache',
  facets: { encrypted: flag('encryption switch'), caching: flag('caching switch'), cluster: flag('cache cluster') },
  types: {
    'AWS::ApiGateway::Stage': method('MethodSettings[]', 'CacheClusterEnabled'),
    'AWS::ApiGateway::Deployment': [
      {
        facets: {
          encrypted: 'StageDescription.CacheDataEncrypted',
          caching: 'StageDescription.CachingEnabled',
          cluster: 'StageDescription.CacheClusterEnabled',
        },
        applies: caches,
        impact: { '*': 'in-place' },
      },
      method('StageDescription.MethodSettings[]', 'StageDescription.CacheClusterEnabled'),
    ],
    'AWS::Serverless::Api': method('MethodSettings[]', 'CacheClusterEnabled'),
    aws_api_gateway_method_settings: {
      facets: { encrypted: 'settings.cache_data_encrypted', caching: 'settings.caching_enabled' },
      applies: is('caching', true),
      impact: { '*': 'in-place' },
    },
  },
  store: {
    levels: [
      when(is('encrypted', true), level('service', 'declared', off)),
      when(is('encrypted', false), level('none', 'declared', off)),
      otherwise(level('none', 'default', off)),
    ],
    raise: [raise('service', { encrypted: true })],
    switches: ['encrypted'],
    canBeOff: true,
    controls: { encrypted: [fsbp('APIGateway.5'), config('API_GW_CACHE_ENABLED_AND_ENCRYPTED')] },
  },
  why: 'Responses of the backend, with whatever they say of people, are kept in the cache for its time to live. A stage without a cache keeps nothing.',
}));
