import { behindNet } from '../app/behind-net.ts';
import { keyChoice } from '../app/fix/key.ts';
import type { ChangedText } from '../app/fix/report.ts';
import type { FixRequest } from '../app/fix/request.ts';
import { fixRounds } from '../app/fix/rounds.ts';
import type { Deploys } from '../deploy/deploys.ts';
import { isPlain, tellOutcome } from '../deploy/tell.ts';
import { terminal } from '../model/text/terminal.ts';
import { nodeFiles, pathOfUri } from '../workspace/node.ts';
import { fixDiff, fixJson, fixText, type WrittenReport } from '../reporters/fix-report.ts';
import type { CommandServices } from './lint.ts';
import { loadRequest } from './load-request.ts';
import { namer } from '../node/names.ts';
import type { FixOptions } from './options.ts';
import { print, printPatch, warn } from './output.ts';
import { isIncomplete, tellTrouble } from './trouble.ts';
import { sweepBeside } from '../node/temporary.ts';
import { replaceText } from '../node/write-file.ts';

/** What fixing needs beyond judging. */
export interface FixServices extends CommandServices {
  readonly deploys: Deploys;
}

/** `atrest fix`: works on texts in memory, then writes each changed file once. */
export async function fix(
  paths: readonly string[],
  options: FixOptions,
  { analyzer: bare, deploys }: FixServices,
): Promise<number> {
  const { analyzer, met } = behindNet(bare);
  const nameOf = namer(process.cwd());
  const dry = options.diff || options.dryRun;
  const { impact, access, rule, follow, key } = options;
  const request: FixRequest = {
    ...(await loadRequest(paths, options)),
    ...{ impact, access, rule, follow, dry },
    ...(key !== undefined && { key: keyChoice(key) }),
  };
  const { judged, ...found } = await fixRounds(request, { analyzer, deploys, files: nodeFiles, nameOf });
  const report: WrittenReport = { ...found, failures: dry ? [] : await writeAll(found.texts), dry };
  if (!dry) await sweepBeside(judged.files.map(pathOfUri));
  if (options.diff) {
    printPatch(fixDiff(report, nameOf));
    const told = report.fixed.flatMap(({ deploy }) => (deploy && !isPlain(deploy) ? tellOutcome(deploy) : []));
    for (const line of new Set(told)) warn(terminal`on deploy, ${line}`);
  } else print(options.format === 'json' ? fixJson(report, nameOf) : fixText(report, nameOf));
  for (const { uri, because } of report.failures) warn(terminal`${nameOf(uri)}: not written: ${because}`);
  const seen = { ...judged, unreadable: [...judged.unreadable, ...met()] };
  tellTrouble(seen, nameOf);
  const incomplete = isIncomplete(seen, { allowParseErrors: false, errorOnUnmatched: true });
  if (report.failures.length > 0 || incomplete) return 2;
  return options.diff && report.texts.length > 0 ? 1 : 0;
}

async function writeAll(texts: readonly ChangedText[]): Promise<WrittenReport['failures']> {
  const failures: { readonly uri: string; readonly because: string }[] = [];
  for (const { uri, before, after } of texts) {
    try {
      await replaceText(pathOfUri(uri), before, after);
    } catch (error) {
      failures.push({ uri, because: error instanceof Error ? error.message : String(error) });
    }
  }
  return failures;
}
