import { deniesPlain } from './denies-plain.ts';

export const deniesPlainClusters = deniesPlain('organizations-policies-deny-plain-clusters', 'clusters');
