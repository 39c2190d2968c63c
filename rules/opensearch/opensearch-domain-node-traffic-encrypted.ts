import { config, documented, fsbp, is, rule, severity } from '../dsl.ts';
import { domain, nodesFrom60 } from './kinds.ts';

export const opensearchDomainNodeTrafficEncrypted = rule('opensearch-domain-node-traffic-encrypted', domain, () => ({
  title: 'OpenSearch domain does not encrypt traffic between its nodes',
  concern: 'in-transit',
  severity: severity('off', 'warning', 'error'),
  require: is('nodes', true),
  blame: 'nodes',
  message:
    "OpenSearch domain `{name}` sends documents and queries between its nodes in the clear: node-to-node encryption is off unless asked for. Turn it on; it can't be turned off again.",
  makes: [{ title: 'Encrypt traffic between the nodes of `{name}`', set: { nodes: true }, onlyIf: nodesFrom60 }],
  controls: [fsbp('Opensearch.3'), config('OPENSEARCH_NODE_TO_NODE_ENCRYPTION_CHECK')],
  fact: documented(
    'traffic between nodes is not encrypted unless asked for, and once it is, it stays so',
    'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ntn.html',
  ),
}));
