import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The pages of all rules lie in one file beside the bundle; it is read when the first page is asked for. */
export function pageFile(directories: readonly string[]): (ruleId: string) => string | undefined {
  let pages: ReadonlyMap<string, string> | undefined;
  return (ruleId) => (pages ??= read(directories)).get(ruleId);
}

function read(directories: readonly string[]): ReadonlyMap<string, string> {
  for (const directory of directories) {
    try {
      return new Map(
        Object.entries(JSON.parse(readFileSync(join(directory, 'pages.json'), 'utf8')) as Record<string, string>),
      );
    } catch {
      // Not there: run from the sources before a build, or the next place has it.
    }
  }
  return new Map();
}
