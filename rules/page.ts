import type { KeyUse } from '../server/model/key-use.ts';
import type { Fact, Kind, Outcome, Spelled, Store } from '../server/model/kind.ts';
import type { Level } from '../server/model/level.ts';
import type { Rule, RungRule } from '../server/model/rule.ts';
import { type ChecksByRule, pageEnd } from './page-sections.ts';
import { own } from '../server/model/own.ts';

const LEVEL: Readonly<Record<Level, string>> = {
  none: 'not encrypted',
  service: 'encrypted, key of the service',
  aws: 'encrypted, AWS-managed KMS key',
  customer: 'encrypted, customer-managed KMS key',
};
const IMPACT: Readonly<Record<string, string>> = {
  'in-place': 'changes in place',
  interrupts: 'changes in place, with an interruption',
  'may-replace': 'may replace the resource',
  unknown: 'not known',
  replaces: 'replaces the resource, and what it holds is lost unless it is kept',
  rejected: 'is rejected when the resource is already deployed',
};

/** The one page of a store, for all its rules and every dialect: what AWS does, what is asked, what a deploy does, and examples as they were drawn. */
export function storePage(kind: Kind, rules: readonly Rule[], checks: ChecksByRule, examples = ''): string {
  const store = kind.store;
  if (!store) return '';
  const family = rules.filter((rule): rule is RungRule => rule.rung !== undefined);
  return [
    `# ${kind.noun}: encryption at rest`,
    kind.why ?? '',
    '## What AWS does',
    levels(store),
    '## What AtRest asks',
    table(
      ['rule', 'asks', 'recommended', 'hipaa', 'strict'],
      family.map((rule) => [
        `\`${rule.id}\``,
        ASKS[rule.rung],
        rule.severity.recommended,
        rule.severity.hipaa,
        rule.severity.strict,
      ]),
    ),
    ...(store.exempt ?? []).map(
      ({ rungs, fact }) => `Not asked for (${rungs.join(', ')}): ${fact.because}. ${source(fact)}`,
    ),
    ...(kind.keyUses ?? []).flatMap(({ key, customerKeyWorks, toldBy, fact }) =>
      key === store.key && customerKeyWorks === false && toldBy === undefined
        ? [`No KMS key is asked for where it is so used: ${fact.because}. ${source(fact)}`]
        : [],
    ),
    '## Where it is written, and what a deploy does',
    table(['type', 'setting', 'written as', 'changing it on a deployed resource'], places(kind, store)),
    keyUsers(kind.keyUses ?? []),
    examples,
    kind.migration === undefined ? '' : `## How to move to it\n\n${kind.migration}`,
    ...pageEnd(family, checks),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

const ASKS = {
  encrypted: 'that it is encrypted at all',
  declared: 'that its encryption is written down',
  'kms-key': 'for a KMS key, AWS-managed or yours',
  'customer-key': 'for a customer-managed KMS key',
} as const;

/** Whom a key must let in that the account's own statement does not, and who comes in by that one. */
function keyUsers(uses: readonly KeyUse[]): string {
  if (uses.length === 0) return '';
  const rows = uses.map((use) => [
    WHO[use.by](`\`${(use.principal ?? '').replaceAll('${', '<').replaceAll('}', '>')}\``) +
      (use.when ? ', where it is so used' : ''),
    use.customerKeyWorks === false ? 'no KMS key works' : use.actions.map((action) => `\`${action}\``).join(', '),
    use.byDefault ? 'yes' : 'no',
    `${use.then} ${source(use.fact)}`,
  ]);
  return `## Who must be let in by the key\n\n${table(['who', 'may', "the account's own statement is enough", 'shut out'], rows)}`;
}
const WHO: Readonly<Record<KeyUse['by'], (principal: string) => string>> = {
  service: (principal) => principal,
  'linked-role': (principal) => `the service-linked role ${principal}`,
  creator: () => 'whoever deploys it',
  caller: () => 'whoever uses it, each with permissions of their own',
};

const source = (fact: Fact): string =>
  fact.sources?.[0] === undefined ? `(${fact.basis})` : `(${fact.basis}: <${fact.sources[0]}>)`;

function levels(store: Store): string {
  return store.levels
    .map(
      ({ gives }) =>
        `- ${told(gives)}: ${gives.fact.because}${gives.fact.since === undefined ? '' : `, since ${gives.fact.since}`} ${source(gives.fact)}`,
    )
    .filter((line, index, all) => all.indexOf(line) === index)
    .join('\n');
}

function told(gives: Outcome): string {
  if ('level' in gives) return `${LEVEL[gives.level]}${gives.basis === 'default' ? ' (default)' : ''}`;
  if ('oneOf' in gives) return gives.oneOf.map((one) => LEVEL[one]).join(', or ');
  if ('key' in gives) return `by the key; without one, ${LEVEL[gives.without]}`;
  return 'inherited';
}

function places(kind: Kind, store: Store): readonly (readonly string[])[] {
  const facets = [...new Set([...store.switches, ...(store.key === undefined ? [] : [store.key])])];
  return Object.entries(kind.types).flatMap(([type, entry]) =>
    (Array.isArray(entry) ? (entry as readonly Spelled[]) : [entry as Spelled]).flatMap((spelled) =>
      facets.flatMap((facet) => {
        const spelling = own(spelled.facets, facet);
        if (spelling === undefined) return [];
        const list = typeof spelling === 'string' || 'type' in spelling ? [spelling] : spelling;
        const written = list.map((one) =>
          typeof one === 'string'
            ? `\`${spelled.each === undefined || one.startsWith('^') ? '' : `${spelled.each}.`}${one.replace(/^\^/, '')}\``
            : `\`${one.path}\` of \`${one.type}\``,
        );
        return [
          [
            `\`${type}\``,
            own(kind.facets, facet)?.noun ?? facet,
            written.join(' or '),
            [
              IMPACT[own(spelled.impact, facet) ?? spelled.impact['*'] ?? 'unknown'] ?? '',
              ...(spelled.harder ?? []).flatMap(({ facets: harder, where, impact }) =>
                harder.includes(facet) ? [`${where}: ${IMPACT[impact] ?? ''}`] : [],
              ),
            ].join('; '),
          ],
        ];
      }),
    ),
  );
}

const table = (head: readonly string[], body: readonly (readonly string[])[]): string =>
  [
    `| ${head.join(' | ')} |`,
    `|${head.map(() => ' --- ').join('|')}|`,
    ...body.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
