import type { Syntax } from '../model/source.ts';
import { refuse } from './refused.ts';

/** Text for a part of a quoted scalar, by its quotes. Without quotes only what no reader could take for a sign. */
export const escapedByQuotes: Syntax['escaped'] = (text, { style }) => {
  if (style === 'double') return JSON.stringify(text).slice(1, -1);
  if (style === 'single' && !/[\r\n]/.test(text)) return text.replaceAll("'", "''");
  return /^[\w.-]+$/.test(text) ? text : refuse('The text around the value has no quotes: change it by hand.');
};
