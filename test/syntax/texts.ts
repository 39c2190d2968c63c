import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

export interface Text {
  readonly name: string;
  readonly syntax: 'yaml' | 'json';
  readonly text: string;
}

const own = join(import.meta.dirname, '../fixtures/syntax');
const corpora = [join(import.meta.dirname, '../corpus'), process.env['ATREST_CORPUS']];

/** The fixtures of this layer. */
export const fixtures = (): readonly Text[] => [...read(own)];
export const fixture = (name: string): Text => fixtures().find((text) => text.name === name)!;

/** The fixtures and every template of the corpus: the sample in `test/corpus`, and any folder named by `ATREST_CORPUS`. */
export function* allTexts(): Generator<Text> {
  yield* read(own);
  for (const corpus of corpora) if (corpus !== undefined && existsSync(corpus)) yield* read(corpus);
}

/** The same text with other line ends, with a byte order mark, and without its last line break. */
export const variants = ({ name, syntax, text }: Text): readonly Text[] => [
  { name, syntax, text },
  { name: `${name} (CRLF)`, syntax, text: text.replace(/\r?\n/g, '\r\n') },
  { name: `${name} (BOM)`, syntax, text: text.startsWith('\uFEFF') ? text : `\uFEFF${text}` },
  { name: `${name} (no last line break)`, syntax, text: text.trimEnd() },
];

function* read(folder: string): Generator<Text> {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !/\.(?:ya?ml|json|template)$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const text = readFileSync(path, 'utf8');
    if (text.length > 3_000_000) continue;
    const json = entry.name.endsWith('.json') || /^\uFEFF?\s*\{\s*"/.test(text);
    yield { name: relative(folder, path), syntax: json ? 'json' : 'yaml', text };
  }
}
