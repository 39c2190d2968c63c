import { catalogue } from '../../rules/index.ts';
import { createAnalyzer } from '../analyzer.ts';
import type { Analyzer } from '../model/finding.ts';
import { pageFile } from '../page-file.ts';

/** Where the bundles and what they read lie: here, or from the sources in `dist`. */
export const beside: readonly string[] = [import.meta.dirname, `${import.meta.dirname}/../../dist`];

/** The analyzer with all rules of AtRest and their pages. */
export const analyzer: Analyzer = createAnalyzer({ catalogue, ...pageFile(beside) });
