import { type KeyUse, usedByCreator, worksByGrant } from '../uses.ts';

export const workspaceUses: readonly KeyUse[] = [
  usedByCreator(
    'prometheus-xray',
    'aps',
    worksByGrant(
      'https://docs.aws.amazon.com/prometheus/latest/userguide/encryption-at-rest-Amazon-Service-Prometheus.html',
    ),
  ),
];
