import type { Formula, Where } from '../../model/formula.ts';
import type { Facet } from '../../model/kind.ts';
import { type Level, rank } from '../../model/level.ts';
import type { Scalar } from '../../model/source.ts';
import { every, negate, some, type Truth, type Value } from '../../model/value.ts';
import { accountEncrypts } from './account.ts';
import { ownerOf } from '../keys/key.ts';
import { keyRuling } from '../keys/key-ruling.ts';
import { type Look, MAX_DEPTH, spellingsOf, type Subject, subject } from '../look.ts';
import { stepsOf } from '../read/path.ts';
import { resourceNamed } from '../read/named.ts';
import { calledBy, read, walk } from '../read/read.ts';
import { inRegion } from './region.ts';
import { madeOfSecret } from './secret.ts';
import { same } from '../read/same.ts';
import { stays } from './stays.ts';
import { storesUnder } from '../keys/under-key.ts';
import { rulingOf } from './ruling.ts';
import { own } from '../../model/own.ts';

/** Whether the formula holds of the subject in one case. */
export function holds(formula: Formula, about: Subject, look: Look): Truth {
  switch (formula.op) {
    case 'always':
      return 'yes';
    case 'all':
      return negate(anyOf(formula.of, 'no', about, look));
    case 'any':
      return anyOf(formula.of, 'yes', about, look);
    case 'not':
      return negate(holds(formula.of, about, look));
    case 'account':
      return accountEncrypts(about, look);
    case 'provider':
      return about.resource.dialect.allows(about.resource.scope, formula.range);
    case 'exists':
      return some(
        formula.types
          .flatMap((type) => look.world.ofType(type))
          .map((other) => (formula.where ? meets(other, formula.where, look) : 'yes')),
      );
    case 'pointed':
      return pointed(formula, about, look);
    case 'through':
      return through(formula, about, look);
    case 'level':
      return level(formula.atLeast, about, look);
    case 'same':
      return sameAs(formula, about, look);
    case 'region': {
      const { value, resource } = read(about, formula.facet, look);
      const of = formula.of === undefined ? undefined : read(about, formula.of, look).value;
      return inRegion(value, of, resource, look.world);
    }
    case 'encrypts':
      return look.depth >= MAX_DEPTH
        ? 'unknown'
        : some(storesUnder(about.resource, look, holds).map((store) => holds(formula.where, store, deeper(look))));
    case 'stays':
      return stays(about, look, holds);
    case 'admits':
    case 'works':
      return keyRuling(formula.op, about, look, holds).truth;
    case 'secret': {
      const { value } = read(about, formula.facet, look);
      return madeOfSecret(value, formula.types, look.world);
    }
    case 'decided':
      return holds(formula.of, about, look) === 'unknown' ? 'no' : 'yes';
    default:
      return test(formula, about, look);
  }
}

/** Whether some part comes to that; what follows a part that settles it is not looked at. */
function anyOf(parts: readonly Formula[], settled: 'yes' | 'no', about: Subject, look: Look): Truth {
  let open = false;
  for (const part of parts) {
    const truth = holds(part, about, look);
    if (truth === settled) return 'yes';
    open ||= truth === 'unknown';
  }
  return open ? 'unknown' : 'no';
}

const deeper = (look: Look): Look => ({ ...look, depth: look.depth + 1 });

type FacetTest = Extract<
  Formula,
  { op: 'is' | 'one-of' | 'some' | 'matches' | 'within' | 'present' | 'key' | 'missing' | 'policy' }
>;

function test(formula: FacetTest, about: Subject, look: Look): Truth {
  const { value, resource } = read(about, formula.facet, look);
  const facet = own(about.kind.facets, formula.facet);
  if (formula.op === 'key') {
    const owner = ownerOf(value, resource, look);
    if (owner.named === 'no') return 'no';
    const truths = owner.levels.map((level): Truth => (rank(level) >= rank(formula.atLeast) ? 'yes' : 'no'));
    return all(owner.named === 'maybe' ? [...truths, 'no'] : truths);
  }
  if (formula.op === 'policy') return rulingOf(formula, about, look).truth;
  if (formula.op === 'some') {
    const values = value.is === 'list' ? value.items : [value];
    return some(
      values.map((one) =>
        compare(one, facet, (scalar) => formula.values.some((wanted) => equals(scalar, wanted, facet))),
      ),
    );
  }
  if (value.is === 'list' && formula.op !== 'present' && formula.op !== 'missing') {
    return every(value.items.map((item) => leaf(formula, item, facet)));
  }
  return leaf(formula, value, facet);
}

/** Truths of alternatives of which exactly one is the case. */
const all = (truths: readonly Truth[]): Truth =>
  truths.every((truth) => truth === 'yes') ? 'yes' : truths.every((truth) => truth === 'no') ? 'no' : 'unknown';

function leaf(
  formula: Exclude<FacetTest, { op: 'key' | 'policy' | 'some' }>,
  value: Value,
  facet: Facet | undefined,
): Truth {
  switch (formula.op) {
    case 'present':
      return value.is === 'absent' ? 'no' : value.is === 'unknown' && !value.present ? 'unknown' : 'yes';
    case 'missing':
      return value.is === 'reference' && value.missing ? 'yes' : 'no';
    case 'is':
      return compare(value, facet, (scalar) => equals(scalar, formula.value, facet));
    case 'one-of':
      return compare(value, facet, (scalar) =>
        formula.values.some((wanted) =>
          equals(fold(scalar, formula.ignoreCase), fold(wanted, formula.ignoreCase), facet),
        ),
      );
    case 'matches':
      return compare(value, facet, (scalar) => patternOf(formula.pattern).test(String(scalar)));
    case 'within':
      return compare(value, facet, (scalar) => {
        const number = Number(scalar);
        return number >= (formula.min ?? -Infinity) && number <= (formula.max ?? Infinity);
      });
  }
}

/** Rules are few; what they match is made once. */
const patterns = new Map<string, RegExp>();
function patternOf(source: string): RegExp {
  let pattern = patterns.get(source);
  if (!pattern) patterns.set(source, (pattern = new RegExp(source)));
  return pattern;
}

const fold = (scalar: Scalar, ignoreCase = false): Scalar =>
  ignoreCase && typeof scalar === 'string' ? scalar.toLowerCase() : scalar;

function compare(value: Value, facet: Facet | undefined, fits: (scalar: Scalar) => boolean): Truth {
  if (value.is === 'absent') return 'no';
  if (value.is === 'known') return fits(value.value) ? 'yes' : 'no';
  // What names a key by reference is an id or an ARN, never a word of the service (`AWS_OWNED_KMS_KEY`).
  if (value.is === 'reference' && facet?.as === 'key') return 'no';
  // A map or a list where a scalar belongs is the author's error, not ours to judge.
  return facet?.as === 'map' || facet?.as === 'entries' || facet?.as === 'list' ? 'no' : 'unknown';
}

/** CloudFormation and Terraform both take "true" for true, in any case. */
function equals(actual: Scalar, wanted: Scalar, facet: Facet | undefined): boolean {
  if (facet?.as === 'flag' || typeof wanted === 'boolean')
    return String(actual).toLowerCase() === String(wanted).toLowerCase();
  if (facet?.as === 'number') return Number(actual) === Number(wanted);
  return String(actual) === String(wanted);
}

function pointed(formula: Extract<Formula, { op: 'pointed' }>, about: Subject, look: Look): Truth {
  const truths: Truth[] = [];
  for (const { type, path } of formula.by) {
    const { sure, possible } = look.world.pointing(type, path, about.resource, calledBy(about, look));
    for (const other of sure) truths.push(formula.where ? meets(other, formula.where, look) : 'yes');
    if (possible.some((other) => !formula.where || meets(other, formula.where, look) !== 'no')) truths.push('unknown');
  }
  return some(truths);
}

function meets(other: Subject['resource'], where: Where, look: Look): Truth {
  const { value } = walk(other.properties, stepsOf(where.path), [], other, look.now);
  const truths: Truth[] = [];
  if (where.present !== undefined) {
    const present: Truth = value.is === 'absent' ? 'no' : value.is === 'unknown' && !value.present ? 'unknown' : 'yes';
    truths.push(where.present ? present : negate(present));
  }
  const { is, isNot, matches } = where;
  if (is !== undefined) truths.push(compare(value, undefined, (scalar) => equals(scalar, is, undefined)));
  if (isNot !== undefined) truths.push(negate(compare(value, undefined, (scalar) => equals(scalar, isNot, undefined))));
  if (matches !== undefined) {
    const pattern = patternOf(matches);
    const shape = value.is === 'unknown' ? value.shape : undefined;
    truths.push(
      shape !== undefined && pattern.test(shape)
        ? 'yes'
        : compare(value, undefined, (scalar) => pattern.test(String(scalar))),
    );
  }
  return every([...truths, ...(where.and ? [meets(other, where.and, look)] : [])]);
}

function through(formula: Extract<Formula, { op: 'through' }>, about: Subject, look: Look): Truth {
  const { value } = read(about, formula.facet, look);
  if (value.is === 'absent') return 'no';
  const items = value.is === 'list' ? value.items : [value];
  return every(
    items.map((item) => {
      const target = targetOf(item, formula.kind, about, look);
      return target ? holds(formula.require, target, deeper(look)) : (formula.otherwise ?? 'unknown');
    }),
  );
}

/** The resource of the kind that a value leads to. */
export function targetOf(value: Value, kindId: string, about: Subject, look: Look): Subject | undefined {
  const kind = look.catalogue.kind(kindId);
  const target = resourceNamed(look.now.pick(value, about.resource.scope), about.resource, look.world);
  const spelled = kind && target ? spellingsOf(kind, target.type)[0] : undefined;
  return kind && target && spelled && look.depth < MAX_DEPTH
    ? subject(target, kind, spelled, [], target.properties)
    : undefined;
}

function level(atLeast: Level, about: Subject, look: Look): Truth {
  const levels = look.depth < MAX_DEPTH ? look.levelsOf(about, deeper(look)) : undefined;
  if (!levels || levels.length === 0) return 'unknown';
  return all(levels.map((one): Truth => (rank(one) >= rank(atLeast) ? 'yes' : 'no')));
}

function sameAs(formula: Extract<Formula, { op: 'same' }>, about: Subject, look: Look): Truth {
  const { value } = read(about, formula.facet, look);
  let other = about;
  if (formula.through !== undefined) {
    const target = targetOf(read(about, formula.through, look).value, formula.kind ?? '', about, look);
    if (!target) return 'unknown';
    other = target;
  }
  return same(value, read(other, formula.as, look).value, look.world);
}
