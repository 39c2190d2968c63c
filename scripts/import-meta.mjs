import { pathToFileURL } from 'node:url';

// Give bundled modules what CommonJS lacks; `bundle.mjs` puts them in where they are used.
export const import_meta_url = pathToFileURL(__filename).href;
export const import_meta_dirname = __dirname;
