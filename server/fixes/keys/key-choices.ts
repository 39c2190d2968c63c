import { speller } from '../../dialects/speller.ts';
import { storeName } from '../../engine/findings/message.ts';
import { read } from '../../engine/read/read.ts';
import type { KeyChoice } from '../../model/finding.ts';
import { ownOf, type Resource } from '../../model/resource.ts';
import type { Catalogue } from '../../model/rule.ts';
import { givenKey, newGivenKey } from './key-parameter.ts';
import { keyNamed, keysFor } from './keys.ts';
import { existingKey, literalKey, type NamedKey } from './named-key.ts';
import { newKey } from './new-key.ts';
import { once } from '../once.ts';
import type { Opened } from '../open.ts';
import { shutOut, usesOf } from './uses.ts';

/** Why a key can't be named. */
export interface Unnamed {
  readonly refused: string;
}

/** At most this many keys of the project are offered by name. */
const MAX_KEYS = 3;

/** A key that a fix may name; what it takes to name it is worked out when it is asked for, and once. */
export interface KeyCandidate {
  readonly is: KeyChoice['is'];
  readonly named: () => NamedKey | Unnamed;
}

/**
 * The keys that a fix of the finding can name, in the order to offer them: what is there, nearest first, a new one, a parameter's.
 * With a choice, that key.
 */
export function keyCandidates(opened: Opened, catalogue: Catalogue, choice?: KeyChoice): readonly KeyCandidate[] {
  const candidate = (one: KeyChoice): KeyCandidate => ({
    is: one.is,
    named: once(() => keyFor([opened], one, catalogue)),
  });
  if (choice) return [candidate(choice)];
  const { finding, project, look } = opened;
  const existing =
    otherRegion(opened) === undefined ? keysFor(ownOf(finding.resource), project, look).slice(0, MAX_KEYS) : [];
  return [
    ...existing.map((key): KeyCandidate => ({ is: 'existing', named: once(() => existingKey(key)) })),
    candidate({ is: 'new' }),
    candidate({ is: 'parameter' }),
  ];
}

/** The key of a choice, for one finding or for several that share it. */
export function keyFor(
  all: readonly [Opened, ...Opened[]],
  choice: KeyChoice,
  catalogue: Catalogue,
): NamedKey | Unnamed {
  const [first] = all;
  const { finding, project, look } = first;
  const beside = ownOf(finding.resource);
  const unfit = all.map((opened) => whyUnfit(opened, choice)).find((why) => why !== undefined);
  if (unfit !== undefined) return { refused: unfit };
  switch (choice.is) {
    case 'existing': {
      const key = keyNamed(choice.name, beside, project, look);
      return key ? existingKey(key) : { refused: `The key ${choice.name} can't be named from here.` };
    }
    case 'literal':
      return literalKey(choice.arn);
    case 'parameter':
      return givenKey(beside, project, look) ?? newGivenKey(beside, namesOf(all), project, catalogue.newKeys);
    case 'new': {
      const uses = all.flatMap(usesOf);
      const made = newKey(
        {
          beside,
          of: all.length === 1 ? localName(beside) : 'data',
          about: `Encrypts ${namesOf(all)}`,
          uses,
          own: isOwn(all),
        },
        catalogue.newKeys,
      );
      return made ?? { refused: "A new key can't be written here." };
    }
  }
}

/** Why the store can't have such a key; undefined where it can. */
export function whyUnfit(opened: Opened, choice: KeyChoice): string | undefined {
  const elsewhere = otherRegion(opened);
  if (elsewhere !== undefined && !isOf(choice, elsewhere))
    return `The key has to be one of Region ${elsewhere}: name one that is there.`;
  const shut = choice.is === 'new' ? shutOut(opened) : undefined;
  return shut && `No customer-managed key works here: ${shut.fact.because}.`;
}

/** The Region of a replica or copy, where it is another one than the project's; keys work in their own Region only. */
function otherRegion({ about, look, finding }: Opened): string | undefined {
  if (about.spelled.facets['region'] === undefined) return undefined;
  const { value } = read(about, 'region', look);
  const region = value.is === 'known' ? String(value.value) : undefined;
  return region === undefined || region.includes('${') || region === finding.resource.scope.region ? undefined : region;
}
const isOf = (choice: KeyChoice, region: string): boolean =>
  choice.is === 'literal' && choice.arn.split(':')[3] === region;

const localName = ({ address }: Resource): string => address.split('.').at(-1) ?? 'data';

/** A key for one resource is there only where that is. */
const isOwn = (all: readonly Opened[]): boolean => new Set(all.map(({ finding }) => finding.resource)).size === 1;

/** What is encrypted, for a description: nothing in it may look like a part that is filled in. */
const namesOf = (all: readonly [Opened, ...Opened[]]): string => listOf(all).replace(/[$%]+\{/g, '{');

/** "EBS volume Data", "Data, Logs and 3 others". */
function listOf(all: readonly [Opened, ...Opened[]]): string {
  const [first] = all;
  if (all.length === 1) return `${first.about.kind.noun} ${plainName(first)}`;
  const names = all.map(plainName);
  const shown = names.slice(0, names.length > 3 ? 2 : names.length - 1).join(', ');
  return names.length > 3 ? `${shown} and ${String(names.length - 2)} others` : `${shown} and ${names.at(-1) ?? ''}`;
}

/** As it is called where it is written, whoever calls that. */
function plainName({ finding }: Opened): string {
  const { resource, store } = finding;
  const own = speller(resource.dialect).addressOf(resource.type, localName(resource));
  return storeName(store ?? { resource, path: [] })
    .replace(resource.address, own)
    .replaceAll('`', '');
}
