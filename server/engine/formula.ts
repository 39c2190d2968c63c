import type { Formula } from '../model/formula.ts';
import type { Facet } from '../model/kind.ts';
import { rank } from '../model/level.ts';
import type { Scalar } from '../model/source.ts';
import { decodePolicy } from '../model/policy.ts';
import { every, negate, some, type Truth, type Value } from '../model/value.ts';
import { accountEncrypts } from './account.ts';
import { ownerOf } from './key.ts';
import { type Look, MAX_DEPTH, spellingsOf, type Subject, subject } from './look.ts';
import { stepsOf } from './path.ts';
import { satisfies } from './provider-version.ts';
import { namesOf, read, walk } from './read.ts';

/** Whether the formula holds of the subject in one case. */
export function holds(formula: Formula, about: Subject, look: Look): Truth {
  switch (formula.op) {
    case 'always':
      return 'yes';
    case 'all':
      return every(formula.of.map((part) => holds(part, about, look)));
    case 'any':
      return some(formula.of.map((part) => holds(part, about, look)));
    case 'not':
      return negate(holds(formula.of, about, look));
    case 'account':
      return accountEncrypts(about.resource, look);
    case 'provider':
      return about.resource.dialect === 'terraform'
        ? satisfies(about.resource.scope.providerVersion, formula.range)
        : 'no';
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
    default:
      return test(formula, about, look);
  }
}

type Test = Exclude<
  Formula,
  { op: 'always' | 'all' | 'any' | 'not' | 'account' | 'provider' | 'exists' | 'pointed' | 'through' }
>;

function test(formula: Test, about: Subject, look: Look): Truth {
  const { value, resource } = read(about, formula.facet, look);
  const facet = about.kind.facets[formula.facet];
  if (formula.op === 'key') {
    const owner = ownerOf(value, resource, look);
    if (owner.named === 'no') return 'no';
    const truths = owner.levels.map((level): Truth => (rank(level) >= rank(formula.atLeast) ? 'yes' : 'no'));
    return all(owner.named === 'maybe' ? [...truths, 'no'] : truths);
  }
  if (formula.op === 'policy') {
    if (value.is === 'absent') return 'no';
    return (
      look.catalogue.predicate(formula.predicate)?.(
        decodePolicy(value, (one) => look.now.pick(one, resource.scope)),
        formula.args ?? [],
      ) ?? 'unknown'
    );
  }
  if (formula.op === 'some') {
    const values = value.is === 'list' ? value.items : [value];
    return some(
      values.map((one) =>
        compare(one, facet, (scalar) => formula.values.some((wanted) => same(scalar, wanted, facet))),
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
  formula: Exclude<Test, { op: 'key' | 'policy' | 'some' }>,
  value: Value,
  facet: Facet | undefined,
): Truth {
  switch (formula.op) {
    case 'present':
      return value.is === 'absent' ? 'no' : value.is === 'unknown' && !value.present ? 'unknown' : 'yes';
    case 'missing':
      return value.is === 'reference' && value.missing ? 'yes' : 'no';
    case 'is':
      return compare(value, facet, (scalar) => same(scalar, formula.value, facet));
    case 'one-of':
      return compare(value, facet, (scalar) =>
        formula.values.some((wanted) =>
          same(fold(scalar, formula.ignoreCase), fold(wanted, formula.ignoreCase), facet),
        ),
      );
    case 'matches':
      return compare(value, facet, (scalar) => new RegExp(formula.pattern).test(String(scalar)));
    case 'within':
      return compare(value, facet, (scalar) => {
        const number = Number(scalar);
        return number >= (formula.min ?? -Infinity) && number <= (formula.max ?? Infinity);
      });
  }
}

const fold = (scalar: Scalar, ignoreCase = false): Scalar =>
  ignoreCase && typeof scalar === 'string' ? scalar.toLowerCase() : scalar;

function compare(value: Value, facet: Facet | undefined, fits: (scalar: Scalar) => boolean): Truth {
  if (value.is === 'absent') return 'no';
  if (value.is === 'known') return fits(value.value) ? 'yes' : 'no';
  // What names a key by reference is an id or an ARN, never a word of the service (`AWS_OWNED_KMS_KEY`).
  if (value.is === 'reference' && facet?.as === 'key') return 'no';
  // A map or a list where a scalar belongs is the author's error, not ours to judge.
  return facet?.as === 'map' || facet?.as === 'list' ? 'no' : 'unknown';
}

/** CloudFormation and Terraform both take "true" for true, in any case. */
function same(actual: Scalar, wanted: Scalar, facet: Facet | undefined): boolean {
  if (facet?.as === 'flag' || typeof wanted === 'boolean')
    return String(actual).toLowerCase() === String(wanted).toLowerCase();
  if (facet?.as === 'number') return Number(actual) === Number(wanted);
  return String(actual) === String(wanted);
}

function pointed(formula: Extract<Formula, { op: 'pointed' }>, about: Subject, look: Look): Truth {
  const truths: Truth[] = [];
  for (const { type, path } of formula.by) {
    const { sure, possible } = look.world.pointing(type, path, about.resource, namesOf(about, look));
    for (const other of sure) truths.push(formula.where ? meets(other, formula.where, look) : 'yes');
    if (possible.some((other) => !formula.where || meets(other, formula.where, look) !== 'no')) truths.push('unknown');
  }
  return some(truths);
}

function meets(
  other: Subject['resource'],
  where: { readonly path: string; readonly is?: Scalar; readonly present?: boolean },
  look: Look,
): Truth {
  const { value } = walk(other.properties, stepsOf(where.path), [], other, look.now);
  if (where.present !== undefined) {
    const present: Truth = value.is === 'absent' ? 'no' : value.is === 'unknown' && !value.present ? 'unknown' : 'yes';
    return where.present ? present : negate(present);
  }
  return compare(value, undefined, (scalar) => same(scalar, where.is ?? null, undefined));
}

function through(formula: Extract<Formula, { op: 'through' }>, about: Subject, look: Look): Truth {
  const { value } = read(about, formula.facet, look);
  const otherwise = formula.otherwise ?? 'unknown';
  if (value.is === 'absent') return 'no';
  const kind = look.catalogue.kind(formula.kind);
  const target = value.is === 'reference' ? look.world.find(value.id) : undefined;
  const spelled = kind && target ? spellingsOf(kind, target.type)[0] : undefined;
  if (!kind || !target || !spelled || look.depth >= MAX_DEPTH) return otherwise;
  return holds(formula.require, subject(target, kind, spelled, [], target.properties), {
    ...look,
    depth: look.depth + 1,
  });
}
