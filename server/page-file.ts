import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface PageFile {
  /** Stores have one page for all their rules. */
  readonly texts: readonly string[];
  /** By rule: which of the texts is its page. */
  readonly of: Readonly<Record<string, number>>;
}
interface Pages {
  readonly page: (ruleId: string) => string | undefined;
  /** What other tools call the rule, in one line. */
  readonly checks: (ruleId: string) => string | undefined;
}

/** Two files beside the bundle, each read when the first answer is asked of it: the pages of all rules, and one line for hover. */
export function pageFile(directories: readonly string[]): Pages {
  let pages: { readonly texts: readonly string[]; readonly of: ReadonlyMap<string, number> } | undefined;
  let checks: ReadonlyMap<string, string> | undefined;
  return {
    page: (ruleId) => {
      if (!pages) {
        const { texts, of } = (read(directories, 'pages.json') ?? { texts: [], of: {} }) as PageFile;
        pages = { texts, of: new Map(Object.entries(of)) };
      }
      return pages.texts[pages.of.get(ruleId) ?? -1];
    },
    checks: (ruleId) => {
      checks ??= new Map(Object.entries((read(directories, 'checks.json') ?? {}) as Readonly<Record<string, string>>));
      return checks.get(ruleId);
    },
  };
}

function read(directories: readonly string[], file: string): unknown {
  for (const directory of directories) {
    try {
      return JSON.parse(readFileSync(join(directory, file), 'utf8'));
    } catch {
      // Not there: run from the sources before a build, or the next place has it.
    }
  }
  return undefined;
}
