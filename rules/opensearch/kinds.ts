import { config, documented, flag, fsbp, key, kind, matches, notSurely, partlyDocumented, text } from '../dsl.ts';
import type { OnlyIf, Spelled } from '../dsl.ts';
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

/** Settings of the traffic, beside those at rest; what a change of them does hangs on the version. */
const traffic = {
  version: text('engine version'),
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

/** "Encryption of data at rest on new domains requires either OpenSearch or Elasticsearch 5.1 or later" (the guide above). */
const from51: OnlyIf = {
  holds: notSurely(matches('version', '^(Elasticsearch_)?([1-4]\\.|5\\.0$)')),
  because:
    'Elasticsearch before 5.1 has no encryption at rest, and nothing of this turns it on: bring the domain to a newer version first, or its data into a new domain.',
};
/** The same of node-to-node encryption: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ntn.html */
export const nodesFrom60: OnlyIf = {
  holds: notSurely(matches('version', '^(Elasticsearch_)?[1-5]\\.')),
  because:
    'Elasticsearch before 6.0 has no node-to-node encryption: bring the domain to a newer version first, or its data into a new domain.',
};

/**
 * Of a domain that is live, both can be turned on from Elasticsearch 6.7 on ("Enabling it on existing domains requires either OpenSearch
 * or Elasticsearch 6.7 or later", in both guides): the service refuses the update of an older one, which is all that CloudFormation asks
 * for; the provider makes the domain anew, with its data lost.
 */
const beforeElasticsearch67 = (prefix: string, impact: 'replaces' | 'rejected'): Pick<Spelled, 'harder'> => ({
  harder: [
    {
      facets: ['encrypted', 'nodes'],
      when: matches('version', `^${prefix}([1-5]\\.|6\\.[0-6]$)`),
      where: 'Elasticsearch before 6.7',
      impact,
    },
  ],
});

export const domain = kind('opensearch-domain', () => ({
  noun: 'OpenSearch domain',
  facets: { encrypted: flag('encryption switch'), key: key(), ...traffic },
  types: {
    'AWS::OpenSearchService::Domain': {
      facets: {
        encrypted: 'EncryptionAtRestOptions.Enabled',
        key: 'EncryptionAtRestOptions.KmsKeyId',
        version: 'EngineVersion',
        ...trafficPaths,
      },
      impact: { encrypted: 'interrupts', key: 'replaces', '*': 'in-place' },
      ...beforeElasticsearch67('Elasticsearch_', 'rejected'),
      impactBasis:
        'the property page: adding the options is a blue/green deployment, changing them recreates the domain; the schema marks neither',
    },
    aws_opensearch_domain: {
      facets: {
        encrypted: 'encrypt_at_rest.enabled',
        key: 'encrypt_at_rest.kms_key_id',
        version: 'engine_version',
        ...trafficPathsTerraform,
      },
      impact: { key: 'replaces', '*': 'in-place' },
      ...beforeElasticsearch67('Elasticsearch_', 'replaces'),
      impactBasis: 'naming a key at first enablement plans a replacement in provider 5.x',
    },
  },
  keyUses: domainUses,
  store: switchedStore({
    onWithout: 'aws',
    on,
    off,
    onlyIf: from51,
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
        version: 'ElasticsearchVersion',
        ...trafficPaths,
      },
      impact: { encrypted: 'may-replace', key: 'replaces', nodes: 'may-replace', '*': 'in-place' },
      impactBasis:
        'the specification marks the switch as conditional and the key as replacement; the page says no interruption',
      // "If not specified, 1.5 is used as the default" (the type's page).
      defaults: { version: '1.5' },
    },
    aws_elasticsearch_domain: {
      facets: {
        encrypted: 'encrypt_at_rest.enabled',
        key: 'encrypt_at_rest.kms_key_id',
        version: 'elasticsearch_version',
        ...trafficPathsTerraform,
      },
      impact: { key: 'replaces', '*': 'in-place' },
      ...beforeElasticsearch67('', 'replaces'),
      defaults: { version: '1.5' },
    },
  },
  keyUses: domainUses,
  store: switchedStore({
    onWithout: 'aws',
    on,
    off,
    onlyIf: from51,
    controls: [fsbp('ES.1'), config('ELASTICSEARCH_ENCRYPTED_AT_REST')],
  }),
  why,
  migration,
}));
