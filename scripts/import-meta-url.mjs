import { pathToFileURL } from 'node:url';

/** Gives bundled modules the `import.meta.url` that CommonJS lacks; `bundle.mjs` puts it in where it is used. */
export const import_meta_url = pathToFileURL(__filename).href;
