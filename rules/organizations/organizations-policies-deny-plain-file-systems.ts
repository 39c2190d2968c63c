import { deniesPlain } from './denies-plain.ts';

export const deniesPlainFileSystems = deniesPlain('organizations-policies-deny-plain-file-systems', 'file-systems');
