import type { Site } from './source.ts';

/** Where and why a finding is suppressed, and until when. */
export interface Suppressed {
  readonly by: 'comment' | 'metadata';
  readonly site: Site;
  readonly reason?: string;
  readonly until?: string;
}
