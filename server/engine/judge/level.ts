import type { Clause, Fact, Store } from '../../model/kind.ts';
import { type Basis, type Level, LEVELS, rank, type Rung } from '../../model/level.ts';
import type { Resource } from '../../model/resource.ts';
import type { Hop } from '../../model/hop.ts';
import type { Truth } from '../../model/value.ts';
import { holds } from '../formula/formula.ts';
import { ownerOf } from '../keys/key.ts';
import { type Look, MAX_DEPTH, spellingsOf, type Subject, subject } from '../look.ts';
import { read } from '../read/read.ts';
import { type WrongWord, wrongWord } from './wrong-word.ts';

/** One way a store's level can come about in a case. */
export interface LevelPart {
  readonly levels: readonly Level[];
  readonly basis: Basis;
  readonly fact: Fact;
  readonly hops: readonly Hop[];
  readonly reason?: string;
  /** The store that decides, when the level is followed to another resource of the project. */
  readonly from?: Resource;
  /** A setting that the service does not know, for which it comes about as if nothing were set. */
  readonly wrong?: WrongWord;
}

/** Runs a store's level program in one case: the first clause that holds decides, one that may hold adds to the set. */
export function partsOf({ levels }: Store, about: Subject, look: Look): readonly LevelPart[] {
  const wrong = wrongWord(about, look);
  if (!wrong) return run(levels, about, look);
  // Nothing is chosen by it: what is left is what the service does by itself.
  const unset = { ...about, readings: new Map([...about.readings, [wrong.facet, wrong.unset]]) };
  return run(levels, unset, look).map((part) => ({
    ...part,
    basis: part.basis === 'declared' ? 'default' : part.basis,
    wrong,
  }));
}

function run(clauses: readonly Clause[], about: Subject, look: Look): readonly LevelPart[] {
  const parts: LevelPart[] = [];
  for (const clause of clauses) {
    const truth = clause.when ? holds(clause.when, about, look) : 'yes';
    if (truth === 'no') continue;
    parts.push(...outcome(clause, about, look));
    if (truth === 'yes') return parts;
  }
  return parts;
}

/** Every level that the store can have in this case; undefined for what is no store. */
export const levelsOf = (about: Subject, look: Look): readonly Level[] | undefined =>
  about.kind.store && partsOf(about.kind.store, about, look).flatMap(({ levels }) => levels);

type Inherits = Extract<Clause['gives'], { inherits: string }>;

/** What a clause that holds, or may hold, adds. */
export function outcome({ gives }: Clause, about: Subject, look: Look): readonly LevelPart[] {
  const fact = gives.fact;
  const hop: Hop = { via: 'service-default', of: { is: 'fact', fact } };
  if ('level' in gives)
    return [{ levels: [gives.level], basis: gives.basis, fact, hops: gives.basis === 'default' ? [hop] : [] }];
  if ('oneOf' in gives) return [{ levels: gives.oneOf, basis: gives.basis, fact, hops: [hop], reason: fact.because }];
  if ('key' in gives) {
    const { value, resource } = read(about, gives.key, look);
    const owner = ownerOf(value, resource, look);
    const parts: LevelPart[] = [];
    const reason = owner.reason === undefined ? {} : { reason: owner.reason };
    if (owner.named !== 'no')
      parts.push({ levels: owner.levels, basis: 'declared', fact, hops: owner.hops, ...reason });
    if (owner.named !== 'yes')
      parts.push({
        levels: [gives.without],
        basis: gives.basis,
        fact,
        hops: owner.named === 'no' ? [...owner.hops, hop] : owner.hops,
        ...reason,
      });
    return parts;
  }
  return inherited(gives, about, look);
}

function inherited(
  { inherits: facet, kinds = [], floor = 'none', chooses, fact }: Inherits,
  about: Subject,
  look: Look,
): readonly LevelPart[] {
  const { value } = read(about, facet, look);
  const target = value.is === 'reference' ? look.world.find(value.id) : undefined;
  const kind =
    target && kinds.map((id) => look.catalogue.kind(id)).find((one) => one && spellingsOf(one, target.type)[0]);
  const spelled = kind && spellingsOf(kind, target.type)[0];
  const clauses = kind?.store?.levels ?? kind?.follows;
  if (kind && clauses && spelled && look.depth < MAX_DEPTH) {
    const parts = run(clauses, subject(target, kind, spelled, [], target.properties), {
      ...look,
      depth: look.depth + 1,
    });
    const hop: Hop = {
      via: 'reference',
      of: { is: 'resource', noun: kind.noun, address: target.address },
      at: target.header,
    };
    return parts.map(({ from = target, ...part }) => ({
      ...part,
      basis: 'inherited',
      ...(chooses ? { fact } : { from }),
      hops: [hop, ...part.hops],
    }));
  }
  const reason = value.is === 'unknown' ? `${fact.because} (${value.reason})` : fact.because;
  // What decides is not in sight: unless the service sees to a floor, it may be in the clear, whatever this store itself can be.
  const possible = possibleLevels(about.kind.store);
  const levels = LEVELS.filter((level) => (level === 'none' || possible.includes(level)) && rank(level) >= rank(floor));
  return [{ levels, basis: 'inherited', fact, hops: value.from, reason }];
}

/** Levels that the store can have at all: an RDS instance is never under a key of the service. */
export function possibleLevels(store: Store | undefined): readonly Level[] {
  const named = new Set(
    (store?.levels ?? []).flatMap(({ gives }): readonly Level[] =>
      'level' in gives ? [gives.level] : 'oneOf' in gives ? gives.oneOf : 'key' in gives ? [gives.without] : [],
    ),
  );
  return LEVELS.filter((level) => named.has(level) || level === 'aws' || level === 'customer');
}

/** The level that a rung asks for. */
export const WANTED: Readonly<Record<Rung, Level>> = {
  encrypted: 'service',
  declared: 'service',
  'kms-key': 'aws',
  'customer-key': 'customer',
};

/** Whether what a store comes to in one case meets a rung. */
export function reaches(parts: readonly LevelPart[], rung: Rung): Truth {
  const truths = parts.flatMap((part): Truth[] =>
    part.levels.map((level) => {
      if (rung === 'declared' && part.basis === 'default') return 'no';
      return rank(level) >= rank(WANTED[rung]) ? 'yes' : 'no';
    }),
  );
  if (truths.length === 0) return 'unknown';
  return truths.every((truth) => truth === 'yes') ? 'yes' : truths.every((truth) => truth === 'no') ? 'no' : 'unknown';
}
