import type { Engine } from './report.ts';
import { trySeeds } from './try-seeds.ts';

/** Reading and judging texts that were real ones once. */
export const fuzzLint: Engine = (options) => trySeeds('lint', options);
