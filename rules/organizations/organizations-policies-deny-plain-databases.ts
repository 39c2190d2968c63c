import { deniesPlain } from './denies-plain.ts';

export const deniesPlainDatabases = deniesPlain('organizations-policies-deny-plain-databases', 'databases');
