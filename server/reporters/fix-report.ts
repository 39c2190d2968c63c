import { createTwoFilesPatch } from 'diff';
import type { Fixed, FixReport, NotFixed } from '../app/fix/report.ts';
import { rangeOf } from '../app/position.ts';
import { isPlain, tellOutcome } from '../deploy/tell.ts';
import { costWords } from '../model/cost.ts';
import type { DeployEffect } from '../model/deploy.ts';
import type { Site } from '../model/source.ts';
import { joined, jsonLines, terminal } from '../model/text/terminal.ts';
import type { TerminalText } from '../model/text/terminal.ts';
import { count } from './words.ts';

/** What fixing came to, and what became of the files. */
export interface WrittenReport extends FixReport {
  readonly failures: readonly { readonly uri: string; readonly because: string }[];
  /** Nothing was written because nothing was to be written. */
  readonly dry: boolean;
}
type NameOf = (uri: string) => string;

/** All changes as one unified diff, for `git apply` and `patch -p1`. */
export const fixDiff = ({ texts }: Pick<FixReport, 'texts'>, nameOf: NameOf): string =>
  texts
    .map(({ uri, before, after }) => createTwoFilesPatch(`a/${nameOf(uri)}`, `b/${nameOf(uri)}`, before, after))
    .map((patch) =>
      patch.replace(/^=+\n--- (.*)\n\+\+\+ (.*)\n/, (_, from: string, to: string) => {
        return `--- ${ended(from)}\n+++ ${ended(to)}\n`;
      }),
    )
    .join('');

/** As Git does it, a tab shows where a name with spaces ends. */
const ended = (name: string): string => (name.includes(' ') && !name.startsWith('"') ? `${name}\t` : name);

/** `fix --format json`, version 1. */
export function fixJson({ fixed, left, texts, failures, dry }: WrittenReport, nameOf: NameOf): TerminalText {
  const leftJson = ({ finding, site, because, recipe }: NotFixed) => ({
    ruleId: finding.rule.id,
    file: nameOf(site.document.uri),
    range: rangeOf(site),
    address: finding.resource.address,
    because,
    ...(recipe && { recipe }),
  });
  const failed = new Set(failures.map(({ uri }) => uri));
  const isWritten = writtenBy(failures);
  const report = {
    version: 1,
    dryRun: dry,
    fixed: fixed.filter(isWritten).map(({ uri, edited: _, deploy, ...rest }) => ({
      ...rest,
      ...(deploy && { deploy: deploy.effects.map(effectJson), deployComputed: deploy.computed }),
      file: nameOf(uri),
    })),
    left: left.filter(({ refused }) => !refused).map(leftJson),
    refused: left.filter(({ refused }) => refused).map(leftJson),
    files: texts.filter(({ uri }) => !failed.has(uri)).map(({ uri }) => nameOf(uri)),
    failed: failures.map(({ uri, because }) => ({ file: nameOf(uri), because })),
  };
  return jsonLines(report);
}

/** Whether all that a fix changes was written. */
const writtenBy = (failures: WrittenReport['failures']): ((fix: Fixed) => boolean) => {
  const failed = new Set(failures.map(({ uri }) => uri));
  return ({ edited }) => !edited.some((uri) => failed.has(uri));
};

const effectJson = ({ resource, effect, because, data }: DeployEffect) => ({
  resource,
  effect,
  because,
  ...(data && { data }),
});

export function fixText({ fixed, left, texts, failures, dry }: WrittenReport, nameOf: NameOf): TerminalText {
  const place = (site: Site): string => {
    const { line, column } = rangeOf(site).start;
    return `${nameOf(site.document.uri)}:${line}:${column}`;
  };
  // A fix of several findings is told once.
  const isWritten = writtenBy(failures);
  const written = fixed.filter(isWritten);
  const blocks = written.map(({ uri, title, cost, deploy, recipe = [] }) => {
    const effects = deploy && !isPlain(deploy) ? tellOutcome(deploy) : [];
    return joined(
      [
        terminal`${dry ? 'would fix' : 'fixed'}: ${nameOf(uri)}: ${title}`,
        ...effects.map((line) => terminal`  on deploy, ${line}`),
        ...recipe.map((line) => terminal`  ${line}`),
        ...(cost ? [terminal`  ${costWords(cost)}`] : []),
      ],
      '\n',
    );
  });
  const lines = [...new Map(blocks.map((block) => [block.toString(), block])).values()];
  for (const { uri, title } of fixed.filter((one) => !isWritten(one)))
    lines.push(terminal`not fixed, the file was not written: ${nameOf(uri)}: ${title}`);
  const ordered = [...left.filter(({ refused }) => !refused), ...left.filter(({ refused }) => refused)];
  for (const { finding, site, because, refused, recipe = [] } of ordered) {
    lines.push(
      terminal`${refused ? 'refused' : 'left'}: ${place(site)}: ${finding.message} [${finding.rule.id}]`,
      terminal`  ${because}`,
      ...recipe.map((line) => terminal`  ${line}`),
    );
  }
  const refused = left.filter((one) => one.refused).length;
  const missed = fixed.length - written.length;
  const unwritten = missed > 0 ? `, ${missed} not written` : '';
  const files = count(texts.length - failures.length, 'file');
  lines.push(
    ...(lines.length > 0 ? [terminal``] : []),
    terminal`${dry ? 'Would fix' : 'Fixed'} ${count(written.length, 'finding')} in ${files}; ${left.length - refused} left, ${refused} refused${unwritten}.`,
  );
  return terminal`${joined(lines, '\n')}\n`;
}
