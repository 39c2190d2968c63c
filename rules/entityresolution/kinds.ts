import { key, kind, specified } from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';

export const entityResolutionIdMappingWorkflow = kind('entityresolution-id-mapping-workflow', () => ({
  noun: 'Entity Resolution ID mapping workflow',
  facets: { key: key() },
  types: {
    'AWS::EntityResolution::IdMappingWorkflow': {
      each: 'OutputSourceConfig[]',
      facets: { key: 'KMSArn' },
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStore('service', serviceKey(specified)),
}));

export const entityResolutionMatchingWorkflow = kind('entityresolution-matching-workflow', () => ({
  noun: 'Entity Resolution matching workflow',
  facets: { key: key() },
  types: {
    'AWS::EntityResolution::MatchingWorkflow': {
      each: 'OutputSourceConfig[]',
      facets: { key: 'KMSArn' },
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStore('service', serviceKey(specified)),
}));
