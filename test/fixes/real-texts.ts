/** The real inputs that fixes are tried on, and the layouts in which each is tried. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

export interface RealText {
  readonly file: string;
  /** What it is called in the project that it is read as. */
  readonly name: 'main.tf.json' | 'template.json' | 'template.yaml';
  readonly text: string;
}

/** `ATREST_CORPUS` names a folder to take instead of the sample. */
export const folder = process.env['ATREST_CORPUS'];
export const root = folder ?? path.join(import.meta.dirname, '../corpus');
/** `ATREST_PART=2/8`: every eighth text, from the second on, so that a large folder can be tried in steps. */
const [part = 1, parts = 1] = (process.env['ATREST_PART'] ?? '1/1').split('/').map(Number);
const LARGEST = 300_000;

export function* realTexts(): Generator<RealText> {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (file) =>
      /\.(ya?ml|template|json)$/.test(file) &&
      !/(^|\/)plan\/|\.plan\.json$|plan-fixtures|(manifest|tree)\.json$/.test(file),
  );
  for (const [index, file] of files.sort().entries()) {
    if (index % parts !== part - 1) continue;
    const text = readFileSync(path.join(root, file), 'utf8');
    if (text.length > LARGEST || text.includes('\0')) continue;
    const name = file.endsWith('.tf.json')
      ? 'main.tf.json'
      : file.endsWith('.json')
        ? 'template.json'
        : 'template.yaml';
    yield { file, name, text };
  }
}

/**
 * Another layout of a text; undefined where the text has it already or can't have it. What is fixed in it must be what is fixed in
 * the text as it is, in that layout: `same` is how the two are made comparable.
 */
export interface Layout {
  readonly name: string;
  readonly of: (text: string) => string | undefined;
  readonly same: (fixed: string) => string;
  /** Whether something may be put in at another place. */
  readonly mayDiffer?: (text: string) => boolean;
}
const crlf = (text: string): string => text.replace(/\r?\n/g, '\r\n');
const json =
  (indent: number | string): Layout['of'] =>
  (text) => {
    try {
      return JSON.stringify(JSON.parse(text), undefined, indent);
    } catch {
      return undefined;
    }
  };
export const minified = json(0);
export const layouts: readonly Layout[] = [
  { name: 'CRLF', of: (text) => (text.includes('\r') ? undefined : crlf(text)), same: crlf },
  {
    name: 'no final newline',
    of: (text) => text.replace(/\s+$/, ''),
    same: (fixed) => fixed.replace(/\s+$/, ''),
    // A line break behind a text in lines of its own would be one of the text.
    mayDiffer: (text) => /[|>][-+\d]*\s*\n/.test(text),
  },
  {
    name: 'byte order mark',
    of: (text) => (text.startsWith('\uFEFF') ? undefined : `\uFEFF${text}`),
    same: (fixed) => `\uFEFF${fixed}`,
  },
];
/** Of JSON; what is fixed in it is the same data as what is fixed in the text as it is. */
export const notations: readonly {
  readonly name: string;
  readonly of: Layout['of'];
  readonly keeps: (fixed: string) => boolean;
}[] = [
  // The only way to write the data: one byte too many is seen.
  { name: 'minified', of: minified, keeps: (fixed) => fixed === minified(fixed) },
  { name: 'tabs', of: json('\t'), keeps: (fixed) => !/^\t* /m.test(fixed) && /^\t/m.test(fixed) },
];
