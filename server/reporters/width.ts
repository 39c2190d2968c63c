import type { WidthOf } from './code-frame.ts';

const ascii = /^[\x20-\x7e]*$/;

/**
 * Measures texts as a terminal does. What knows about wide characters takes as long to load as everything else, so that it is
 * loaded only where there are other characters than ASCII. The ellipsis of a cut line is one column in any case.
 */
export async function widthFor(texts: Iterable<string>): Promise<WidthOf> {
  for (const text of texts) {
    if (!/[^\x00-\x7f]/.test(text)) continue;
    const { default: stringWidth } = await import('string-width');
    return (line) => (ascii.test(line) ? line.length : stringWidth(line));
  }
  return (line) => line.length;
}
