import { behindNet } from '../app/behind-net.ts';
import { keyChoice } from '../app/fix/key.ts';
import type { FixReport } from '../app/fix/report.ts';
import type { FixLimits } from '../app/fix/request.ts';
import { fixRounds } from '../app/fix/rounds.ts';
import { namer } from '../node/names.ts';
import { sweepBeside } from '../node/temporary.ts';
import { replaceText } from '../node/write-file.ts';
import { createDeploys } from '../deploy/deploys.ts';
import { deployThread } from '../deploy/thread.ts';
import { fixDiff } from '../reporters/fix-report.ts';
import { nodeFiles, pathOfUri } from '../workspace/node.ts';
import { analyzer, beside } from './analyzer.ts';
import { type LintOptions, requestFor } from './lint.ts';

/** As the options of `atrest fix`, with the same defaults. */
export interface FixFilesOptions extends LintOptions, Partial<FixLimits> {
  /** The key to use: a name in the project, an ARN, `new` or `parameter`. */
  readonly key?: string;
  /** True: also change what the paths do not name and is read through them. */
  readonly follow?: boolean;
  /** True: write the changed files. Without it nothing is written. */
  readonly write?: boolean;
}
export interface FixedFiles extends FixReport {
  /** All changes as one unified diff, for `git apply` and `patch -p1`. */
  readonly diff: string;
  /** Files that could not be written, by URI; they are as they were. */
  readonly failures: readonly { readonly uri: string; readonly because: string }[];
}

/** Fixes files until nothing is left to do, as `atrest fix` does. Throws `Misuse` and `ConfigMistakes`. */
export async function fixFiles(paths: readonly string[], options: FixFilesOptions = {}): Promise<FixedFiles> {
  const { impact = 'in-place', access = 'unchanged', rule = [], key, follow = false, write = false } = options;
  const nameOf = namer(process.cwd());
  const request = {
    ...requestFor(paths, options),
    ...{ impact, access, rule, follow, dry: !write },
    ...(key !== undefined && { key: keyChoice(key) }),
  };
  const deploys = createDeploys(deployThread(beside));
  const ports = { analyzer: behindNet(analyzer).analyzer, files: nodeFiles, deploys, nameOf };
  const { fixed, left, texts, judged } = await fixRounds(request, ports);
  const failures: { readonly uri: string; readonly because: string }[] = [];
  for (const { uri, before, after } of write ? texts : []) {
    try {
      await replaceText(pathOfUri(uri), before, after);
    } catch (error) {
      failures.push({ uri, because: error instanceof Error ? error.message : String(error) });
    }
  }
  if (write) await sweepBeside(judged.files.map(pathOfUri));
  return { fixed, left, texts, failures, diff: fixDiff({ texts }, nameOf) };
}
