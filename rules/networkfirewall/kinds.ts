import { documented, key, kind, text } from '../dsl.ts';
import { typedStore } from '../typed.ts';

const facets = { type: text('key type', ['AWS_OWNED_KMS_KEY', 'CUSTOMER_KMS']), key: key() };
const spelled = {
  facets: { type: 'encryption_configuration.type', key: 'encryption_configuration.key_id' },
  impact: { '*': 'in-place' },
} as const;
const store = () =>
  typedStore({
    words: ['CUSTOMER_KMS'],
    fact: documented(
      'Network Firewall encrypts its resources with a key of its own unless the type is `CUSTOMER_KMS`',
      'https://docs.aws.amazon.com/network-firewall/latest/APIReference/API_EncryptionConfiguration.html',
    ),
  });
const why = 'Rules and the like tell how a network is protected. CloudFormation has no property for this key.';

export const firewall = kind('networkfirewall-firewall', () => ({
  noun: 'Network Firewall firewall',
  facets,
  types: { aws_networkfirewall_firewall: spelled },
  store: store(),
  why,
}));
export const firewallPolicy = kind('networkfirewall-firewall-policy', () => ({
  noun: 'Network Firewall policy',
  facets,
  types: { aws_networkfirewall_firewall_policy: spelled },
  store: store(),
  why,
}));
export const ruleGroup = kind('networkfirewall-rule-group', () => ({
  noun: 'Network Firewall rule group',
  facets,
  types: { aws_networkfirewall_rule_group: spelled },
  store: store(),
  why,
}));
export const tlsInspection = kind('networkfirewall-tls-inspection', () => ({
  noun: 'Network Firewall TLS inspection configuration',
  facets,
  types: { aws_networkfirewall_tls_inspection_configuration: spelled },
  store: store(),
  why,
}));
