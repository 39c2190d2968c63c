import { key, kind, map, present, specified } from '../dsl.ts';
import { serviceKey } from '../key-facts.ts';
import { keyedStore } from '../shapes.ts';
import { archiveUses, busUses, connectionUses } from './key-uses.ts';

export const archive = kind('events-archive', () => ({
  noun: 'EventBridge archive',
  facets: { key: key() },
  types: {
    'AWS::Events::Archive': { facets: { key: 'KmsKeyIdentifier' }, impact: { '*': 'in-place' } },
    aws_cloudwatch_event_archive: {
      facets: { key: 'kms_key_identifier' },
      since: { key: '6.0' },
      impact: { '*': 'in-place' },
    },
  },
  keyUses: archiveUses,
  store: keyedStore('service', serviceKey(specified)),
}));

export const connection = kind('events-connection', () => ({
  noun: 'EventBridge connection',
  facets: { key: key() },
  types: {
    'AWS::Events::Connection': { facets: { key: 'KmsKeyIdentifier' }, impact: { '*': 'in-place' } },
    aws_cloudwatch_event_connection: { facets: { key: 'kms_key_identifier' }, impact: { '*': 'in-place' } },
  },
  keyUses: connectionUses,
  store: keyedStore('service', serviceKey(specified)),
}));

export const eventBus = kind('events-event-bus', () => ({
  noun: 'EventBridge event bus',
  facets: { key: key() },
  types: {
    'AWS::Events::EventBus': { facets: { key: 'KmsKeyIdentifier' }, impact: { '*': 'in-place' } },
    aws_cloudwatch_event_bus: { facets: { key: 'kms_key_identifier' }, impact: { '*': 'in-place' } },
  },
  keyUses: busUses,
  store: keyedStore('service', serviceKey(specified)),
}));

export const v2EventBus = kind('events-v2-event-bus', () => ({
  noun: 'EventBridge V2 event bus',
  facets: { key: key() },
  types: {
    'AWS::EventsV2::EventBus': {
      facets: { key: 'EncryptionConfiguration.KmsKeyIdentifier' },
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStore('service', serviceKey(specified)),
}));

export const v2EventSource = kind('events-v2-event-source', () => ({
  noun: 'EventBridge V2 event source',
  facets: { key: key(), part: map('part') },
  types: {
    'AWS::EventsV2::EventSource': {
      facets: {
        key: 'Configuration.PartnerEventsConfiguration.PartnerBusKmsKeyIdentifier',
        part: 'Configuration.PartnerEventsConfiguration',
      },
      applies: present('part'),
      impact: { '*': 'in-place' },
    },
  },
  store: keyedStore('service', serviceKey(specified)),
}));
