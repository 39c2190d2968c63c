import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface PageFile {
  /** Stores have one page for all their rules. */
  readonly texts: readonly string[];
  /** By rule: which of the texts is its page. */
  readonly of: Readonly<Record<string, number>>;
  /** By rule: what other tools call it, in one line. */
  readonly checks: Readonly<Record<string, string>>;
}
interface Pages {
  readonly page: (ruleId: string) => string | undefined;
  readonly checks: (ruleId: string) => string | undefined;
}

/** The pages of all rules lie in one file beside the bundle; it is read when the first is asked for. */
export function pageFile(directories: readonly string[]): Pages {
  let file: PageFile | undefined;
  const own = <T>(entries: Readonly<Record<string, T>>, id: string): T | undefined =>
    Object.hasOwn(entries, id) ? entries[id] : undefined;
  return {
    page: (ruleId) => {
      file ??= read(directories);
      return file.texts[own(file.of, ruleId) ?? -1];
    },
    checks: (ruleId) => own((file ??= read(directories)).checks, ruleId),
  };
}

function read(directories: readonly string[]): PageFile {
  for (const directory of directories) {
    try {
      return JSON.parse(readFileSync(join(directory, 'pages.json'), 'utf8')) as PageFile;
    } catch {
      // Not there: run from the sources before a build, or the next place has it.
    }
  }
  return { texts: [], of: {}, checks: {} };
}
