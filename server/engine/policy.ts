import type { Policy } from '../model/rule.ts';
export const decodePolicy = (..._: unknown[]): Policy => ({ statements: [], open: 'x' });
