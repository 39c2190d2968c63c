import type { Fact } from '../model/kind.ts';
import type { Catalogue } from '../model/rule.ts';
import { listedFacts } from '../app/listed-facts.ts';
import type { RulesOptions } from './options.ts';
import { print } from './output.ts';
import { jsonLines, ourLines } from '../model/text/terminal.ts';

/** `atrest rules --basis`: the facts that rest on one basis, so that they can be confirmed one by one. */
export function tellFacts(catalogue: Catalogue, basis: Fact['basis'], { json }: RulesOptions): number {
  const facts = listedFacts(catalogue, basis);
  if (json) {
    print(jsonLines({ version: 1, basis, count: facts.length, facts }));
    return 0;
  }
  const lines = facts.map(
    ({ kind, rule, fact, since, sources }) =>
      `${rule ?? kind}: ${fact}${since === undefined ? '' : ` (since ${since})`}${sources.map((source) => `\n  ${source}`).join('')}`,
  );
  print(ourLines(`${[...lines, '', `${String(facts.length)} facts, by basis: ${basis}`].join('\n')}\n`));
  return 0;
}
