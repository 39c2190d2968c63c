import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Pages of the rules by id, from the file that the build puts beside the program; read when the first one is asked for. */
export function pagesBeside(directory: string): (ruleId: string) => string | undefined {
  let pages: ReadonlyMap<string, string> | undefined;
  return (ruleId) => (pages ??= readPages(directory)).get(ruleId);
}

function readPages(directory: string): ReadonlyMap<string, string> {
  try {
    const text = readFileSync(path.join(directory, 'pages.json'), 'utf8');
    return new Map(Object.entries(JSON.parse(text) as Readonly<Record<string, string>>));
  } catch {
    // A program that runs from its sources has none.
    return new Map();
  }
}
