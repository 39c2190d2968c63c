import { deniesPlain } from './denies-plain.ts';

export const deniesPlainVolumes = deniesPlain('organizations-policies-deny-plain-volumes', 'volumes');
