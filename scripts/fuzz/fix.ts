import type { Engine } from './report.ts';
import { trySeeds } from './try-seeds.ts';

/** Every fix of texts that were real ones once, alone and all together. */
export const fuzzFix: Engine = (options) => trySeeds('fix', options);
