import type { RegisteredReporter } from './reporter.ts';

/** Every format of `atrest lint`, the default first: a row here is all that a new one needs besides its file. */
export const REPORTERS: readonly RegisteredReporter[] = [
  { name: 'text', load: async () => (await import('./text.ts')).text },
  { name: 'json', load: async () => (await import('./json.ts')).json },
  { name: 'sarif', load: async () => (await import('./sarif.ts')).sarif },
];
