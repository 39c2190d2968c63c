import { code } from '../../model/text/code.ts';
import { speller } from '../../dialects/speller.ts';
import type { Change } from '../../edits/change.ts';
import { holds } from '../../engine/formula/formula.ts';
import { keyRuling } from '../../engine/keys/key-ruling.ts';
import { namesOf, read } from '../../engine/read/read.ts';
import { type KeyStatement, policyStatement } from '../../model/new-key.ts';
import { adding } from '../adding.ts';
import { appendStatement } from '../policy/append-statement.ts';
import { fillStatement, type FreshStatement } from '../policy/fill-statement.ts';
import { statementsFor } from './key-statements.ts';
import type { Opened } from '../open.ts';
import type { Way } from '../way.ts';
import { own } from '../../model/own.ts';

/** The way to mend a key that shuts out who must use it: statements for them in the key's policy. */
export function letIn({ about, look, project }: Opened): readonly Way[] {
  const { shutOut, denied, key } = keyRuling('admits', about, look, holds);
  const facet = key?.kind.owner && 'level' in key.kind.owner ? key.kind.owner.policy : undefined;
  if (!key || facet === undefined) return [];
  const name = namesOf(about, look)[0];
  const known = name === undefined || name.includes('${') ? {} : { name };
  const account = look.catalogue.newKeys.statements;
  const reading = read(key, facet, look);
  const absent = reading.value.is === 'absent';
  // Whoever the account's own statement lets in needs that one; a policy of its own takes the place of KMS's, which has it.
  const wanted = [
    ...(absent || shutOut.some(({ byDefault }) => byDefault) ? account : []),
    ...statementsFor(shutOut.map((use) => ({ use, ...known }))),
  ];
  const spell = speller(key.resource.dialect);
  const statements: FreshStatement[] = [];
  const changes: Change[] = [];
  const way = (more: NonNullable<Way['more']>): readonly Way[] => [
    {
      id: 'let-in',
      result: `Let ${whom(wanted)} use key ${code(key.resource.address)}`,
      needed: [],
      whoseKey: { is: 'none' },
      access: 'unchanged',
      confirm: `This changes the policy of key ${code(key.resource.address)}.`,
      more,
    },
  ];
  if (denied.size > 0)
    return way({
      refused: 'A `Deny` of the policy keeps it out, whatever is allowed beside it: exempt it there by hand.',
    });
  for (const one of wanted) {
    const filled = fillStatement(policyStatement(one), key, look, spell);
    if ('refused' in filled) return way(filled);
    statements.push(filled.statement);
    changes.push(...filled.added.map(adding));
  }
  const groups = absent ? [statements] : statements.map((one) => [one]);
  if (groups.length > 1 && reading.value.is !== 'map')
    return way({ refused: 'More than one statement is to be added to a policy that is a text: add them by hand.' });
  for (const group of groups) {
    const last = group.pop() ?? {};
    const made = appendStatement(last, group, reading, own(key.spelled.facets, facet), key.resource, project, spell);
    if ('refused' in made) return way(made);
    changes.push(...made.changes);
  }
  return way({ changes });
}

const whom = (statements: readonly KeyStatement[]): string => {
  const names = new Set(
    statements.flatMap(({ principal: { type, value } }) =>
      type === 'Service' ? [`\`${value.replaceAll('${', '<').replaceAll('}', '>')}\``] : [],
    ),
  );
  const roles = statements.flatMap(({ principal: { value } }) => /\/([^/]+)$/.exec(value)?.[1] ?? []);
  for (const role of roles) names.add(code(role));
  return names.size === 0 ? 'the account' : [...names].join(' and ');
};
