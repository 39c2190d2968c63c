import type { Catalogue } from '../model/rule.ts';
import { coverageOf, type DialectName, type Exception, type Left, type Share, type Universe } from '../app/coverage.ts';
import type { CoverageOptions } from './options.ts';
import { print } from './output.ts';
import { jsonLines, ourLines } from '../model/text/terminal.ts';

const NAME: Readonly<Record<DialectName, string>> = { cloudformation: 'CloudFormation', terraform: 'Terraform' };

/** `atrest coverage`: how much of what AWS lets one encrypt is known here, and what is left. */
export function tellCoverage(
  catalogue: Catalogue,
  universe: Universe,
  exceptions: readonly Exception[],
  { json }: CoverageOptions,
): number {
  const coverage = coverageOf(catalogue, universe, exceptions);
  if (json) {
    print(jsonLines({ version: 1, ...coverage }));
    return 0;
  }
  const dialects = Object.entries(coverage) as [DialectName, (typeof coverage)[DialectName]][];
  const rows = [
    ['', 'priority 1', 'priority 2', 'priority 3', 'all types', 'keys and switches'],
    ...dialects.map(([dialect, { byPriority, types, properties }]) =>
      [byPriority[1], byPriority[2], byPriority[3], types, properties].reduce<string[]>(
        (row, share) => [...row, told(share)],
        [NAME[dialect]],
      ),
    ),
  ];
  const left = dialects.flatMap(([dialect, { left: all }]) => all.map((one) => `  ${NAME[dialect]} ${tellLeft(one)}`));
  print(
    ourLines(
      [
        'Resource types with a control over encryption at rest that AtRest knows:',
        '',
        ...rows.map((row) =>
          row
            .map((cell, index) => cell.padEnd(index === 0 ? 16 : 22))
            .join('')
            .trimEnd(),
        ),
        '',
        ...(left.length > 0 ? ['Left:', ...left] : ['Nothing is left.']),
        '',
      ].join('\n'),
    ),
  );
  return 0;
}

const told = ({ covered, of }: Share): string =>
  `${String(covered)} of ${String(of)} (${of === 0 ? '–' : `${(Math.floor((covered / of) * 1000) / 10).toFixed(1)} %`})`;

const tellLeft = ({ type, path, priority, because }: Left): string =>
  `${path === undefined ? type : `${type} ${path}`} (priority ${String(priority)}): ${because ?? 'not yet known'}`;
