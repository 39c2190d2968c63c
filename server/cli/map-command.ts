import type { Answer, Peer } from '../model/peer.ts';
import type { RulesOptions } from './options.ts';
import { print } from './output.ts';
import { jsonLines, ourLines } from '../model/text/terminal.ts';

/** `atrest rules --map`: which of our rules answers each check of another tool, or why none does. */
export async function tellMap({ id, name, read, source, checks }: Peer, { json }: RulesOptions): Promise<number> {
  if (json) {
    print(jsonLines({ version: 1, tool: { id, name, read, source }, checks }));
    return 0;
  }
  const { columns } = await import('./table.ts');
  const rows = checks.flatMap((check) =>
    check.answers.map((answer, index) => [
      index === 0 ? check.id : '',
      index === 0 ? check.forms.join(', ') : '',
      `${answer.types.join(', ')}: ${answer.concern}`,
      answered(answer),
    ]),
  );
  const answers = checks.flatMap((check) => check.answers);
  const open = checks.filter((check) => check.answers.every(({ rules }) => rules.length === 0)).length;
  print(ourLines(columns(['check', 'reads', 'about', 'answered by'], rows)));
  const left = open === 0 ? '' : `; ${String(open)} are not, for the reason beside them`;
  print(
    ourLines(
      `\n${String(checks.length)} checks of ${name} (read ${read}) on encryption, about ${String(answers.length)} things; ${String(checks.length - open)} are answered by rules${left}.\n`,
    ),
  );
  return 0;
}

const answered = ({ rules, because, note }: Answer): string =>
  [rules.join(', '), because ?? note ?? ''].filter((part) => part !== '').join(' – ');
