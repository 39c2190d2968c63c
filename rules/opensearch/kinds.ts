import { config, documented, flag, fsbp, key, kind, partlyDocumented, text } from '../dsl.ts';
import { switchedStore } from '../shapes.ts';
import { domainUses } from './key-uses.ts';

const GUIDE = 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/encryption-at-rest.html';
const on = partlyDocumented(
  'indexes, logs, swap and automated snapshots are encrypted with the key named, or one that is not yours where none is named',
  GUIDE,
);
const off = documented('a domain is not encrypted unless asked for', GUIDE);
const why =
  'Indexes, logs, swap files and automated snapshots are encrypted or not together. Manual snapshots and published slow logs are not covered.';
const migration =
  'Turning it on moves the data to new nodes (OpenSearch, or Elasticsearch 6.7 and later); once on, neither the switch nor the key can be changed: restore a snapshot into a new domain.';

/** Settings of the traffic, beside those at rest. */
const traffic = {
  nodes: flag('node-to-node encryption'),
  https: flag('HTTPS switch'),
  tls: text('TLS policy'),
};
const trafficPaths = {
  nodes: 'NodeToNodeEncryptionOptions.Enabled',
  https: 'DomainEndpointOptions.EnforceHTTPS',
  tls: 'DomainEndpointOptions.TLSSecurityPolicy',
};
const trafficPathsTerraform = {
  nodes: 'node_to_node_encryption.enabled',
  https: 'domain_endpoint_options.enforce_https',
  tls: 'domain_endpoint_options.tls_security_policy',
};

export const domain = kind('opensearch-domain', () => ({
  noun: 'OpenSearch domain',
  facets: { encrypted: flag('encryption switch'), key: key(), ...traffic },
  types: {
    'AWS::OpenSearchService::Domain': {
      facets: {
        encrypted: 'EncryptionAtRestOptions.Enabled',
        key: 'EncryptionAtRestOptions.KmsKeyId',
        ...trafficPaths,
      },
      impact: { encrypted: 'interrupts', key: 'replaces', '*': 'in-place' },
      impactBasis:
        'the property page: adding the options is a blue/green deployment, changing them recreates the domain; the schema marks neither',
    },
    aws_opensearch_domain: {
      facets: {
        encrypted: 'encrypt_at_rest.enabled',
        key: 'encrypt_at_rest.kms_key_id',
        ...trafficPathsTerraform,
      },
      impact: { key: 'replaces', '*': 'in-place' },
      impactBasis: 'naming a key at first enablement plans a replacement in provider 5.x',
    },
  },
  keyUses: domainUses,
  store: switchedStore({
    onWithout: 'aws',
    on,
    off,
    controls: [fsbp('Opensearch.1'), config('OPENSEARCH_ENCRYPTED_AT_REST')],
  }),
  why,
  migration,
}));

export const elasticsearch = kind('elasticsearch-domain', () => ({
  noun: 'Elasticsearch domain',
  facets: { encrypted: flag('encryption switch'), key: key(), ...traffic },
  types: {
    'AWS::Elasticsearch::Domain': {
      facets: {
        encrypted: 'EncryptionAtRestOptions.Enabled',
        key: 'EncryptionAtRestOptions.KmsKeyId',
        ...trafficPaths,
      },
      impact: { encrypted: 'may-replace', key: 'replaces', nodes: 'may-replace', '*': 'in-place' },
      impactBasis:
        'the specification marks the switch as conditional and the key as replacement; the page says no interruption',
    },
    aws_elasticsearch_domain: {
      facets: {
        encrypted: 'encrypt_at_rest.enabled',
        key: 'encrypt_at_rest.kms_key_id',
        ...trafficPathsTerraform,
      },
      impact: { key: 'replaces', '*': 'in-place' },
      impactBasis: 'in place from Elasticsearch 6.7; the provider replaces older domains',
    },
  },
  keyUses: domainUses,
  store: switchedStore({
    onWithout: 'aws',
    on,
    off,
    controls: [fsbp('ES.1'), config('ELASTICSEARCH_ENCRYPTED_AT_REST')],
  }),
  why,
  migration,
}));
