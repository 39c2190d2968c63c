export { decodePolicy } from '../dialects/policy.ts';
