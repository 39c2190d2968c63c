import { deniesPlain } from './denies-plain.ts';

export const deniesPlainCaches = deniesPlain('organizations-policies-deny-plain-caches', 'caches');
