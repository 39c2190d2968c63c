import type { PolicyText } from '../model/policy.ts';

/** How far a statement covers a request: in every case, in none, in some of the cases that the request stands for, or unknown. */
export type Match = 'always' | 'never' | 'sometimes' | 'unknown';

/** Parts of one statement that must all match. */
export const both = (matches: readonly Match[]): Match =>
  matches.includes('never')
    ? 'never'
    : matches.includes('unknown')
      ? 'unknown'
      : matches.includes('sometimes')
        ? 'sometimes'
        : 'always';
/** Alternatives of which one is enough. */
export const either = (matches: readonly Match[]): Match =>
  matches.includes('always')
    ? 'always'
    : matches.includes('unknown')
      ? 'unknown'
      : matches.includes('sometimes')
        ? 'sometimes'
        : 'never';
export const opposite = (match: Match): Match => (match === 'always' ? 'never' : match === 'never' ? 'always' : match);

/**
 * Stands for every text there is where a request leaves a part of itself free: the name of an object, a user.
 * A pattern that covers some of them covers the request sometimes.
 */
export const free = (name: string): PolicyText => `\${*${name}}`;

/** A text that no policy names, whatever its unknown parts are: another key, another account. */
export const other = (name: string): PolicyText => `\${!${name}}`;

type Atom =
  | { readonly is: 'char'; readonly char: string }
  | { readonly is: 'one' }
  | { readonly is: 'any' }
  | { readonly is: 'hole'; readonly name: string };

/** Longer texts are not compared. */
const maximumText = 2_000;

/** Whether the pattern covers the text. `wildcards`: whether `*` and `?` of the pattern stand for other texts. */
export function covers(pattern: PolicyText, text: PolicyText, wildcards = true, ignoreCase = false): Match {
  if (pattern.length > maximumText || text.length > maximumText) return 'unknown';
  if (wildcards && pattern === '*') return 'always';
  const [one, other] = ignoreCase ? [pattern.toLowerCase(), text.toLowerCase()] : [pattern, text];
  if (one === other && !one.includes('${?}')) return 'always';
  if (differEarly(one, other, wildcards)) return 'never';
  if (!one.includes('${') && !other.includes('${') && !(wildcards && /[*?]/.test(one)))
    return one === other ? 'always' : 'never';
  // Policies of a project say the same again and again.
  const question = `${wildcards ? '*' : '='}${String(one.length)}:${one}${other}`;
  const known = answers.get(question);
  if (known !== undefined) return known;
  const answer = compare(atomsOf(one, wildcards), atomsOf(other, false));
  if (answers.size >= maximumAnswers) answers.clear();
  answers.set(question, answer);
  return answer;
}

const answers = new Map<string, Match>();
/** What is asked is short as a rule, and never longer than twice `maximumText`. */
const maximumAnswers = 5_000;

/** Whether signs that stand for themselves differ, at the start or at the end: most texts do that are compared at all. */
function differEarly(pattern: PolicyText, text: PolicyText, wildcards: boolean): boolean {
  const [a, b] = [pattern.length, text.length];
  for (let i = 0; isPlain(pattern[i], wildcards) && isPlain(text[i], wildcards); i++)
    if (pattern[i] !== text[i]) return true;
  for (let i = 1; isPlain(pattern[a - i], wildcards) && isPlain(text[b - i], wildcards); i++)
    if (pattern[a - i] !== text[b - i]) return true;
  return false;
}

const isPlain = (sign: string | undefined, wildcards: boolean): boolean =>
  sign !== undefined && sign !== '$' && sign !== '}' && !(wildcards && (sign === '*' || sign === '?'));

function compare(a: readonly Atom[], b: readonly Atom[]): Match {
  if (fits(a, b, 'nothing')) return 'always';
  if (!fits(a, b, 'all')) return 'never';
  if (![...a, ...b].some(isUnknown)) return 'sometimes';
  // Whatever the unknown parts are, some of what is free is covered, and not all of it.
  return fits(a, b, 'free') && !fits(a, b, 'unknown') ? 'sometimes' : 'unknown';
}

const isOther = (atom: Atom | undefined): boolean => atom?.is === 'hole' && atom.name.startsWith('!');
const isFree = (atom: Atom | undefined): boolean => atom?.is === 'hole' && atom.name.startsWith('*');
const isUnknown = (atom: Atom | undefined): boolean => atom?.is === 'hole' && !isOther(atom) && !isFree(atom);

/** Which holes may be the right texts. */
type LooseHoles = 'nothing' | 'free' | 'unknown' | 'all';
const LOOSE: Readonly<Record<LooseHoles, (atom: Atom | undefined) => boolean>> = {
  nothing: () => false,
  free: isFree,
  unknown: isUnknown,
  all: (atom) => isFree(atom) || isUnknown(atom),
};

function atomsOf(text: PolicyText, wildcards: boolean): readonly Atom[] {
  const atoms: Atom[] = [];
  for (const [part] of text.matchAll(/\$\{[^}]*\}|[^]/gu)) {
    if (part.length > 2 && part.startsWith('${')) {
      const name = part.slice(2, -1);
      // IAM writes signs that would be wildcards as `${*}`, `${?}` and `${$}`; a lone `?` is what is not known here.
      if (name === '*' || name === '$') atoms.push({ is: 'char', char: name });
      else atoms.push({ is: 'hole', name });
    } else if (wildcards && part === '*') atoms.push({ is: 'any' });
    else if (wildcards && part === '?') atoms.push({ is: 'one' });
    else atoms.push({ is: 'char', char: part });
  }
  return atoms;
}

/** Whether the pattern fits the text if the holes that are loose were the right texts, and whatever the others are. */
function fits(pattern: readonly Atom[], text: readonly Atom[], loose: LooseHoles): boolean {
  const isLoose = LOOSE[loose];
  // One row of "the first i of the pattern fit the first j of the text"; a hole may stand for a text of any length.
  let row: boolean[] = [];
  for (let i = 0; i <= pattern.length; i++) {
    const next: boolean[] = [];
    const atom = pattern[i - 1];
    for (let j = 0; j <= text.length; j++) {
      const against = text[j - 1];
      let fit = i === 0 && j === 0;
      const any = atom?.is === 'any';
      // One text is neither every text nor one that nobody names.
      if (any || isLoose(atom))
        fit ||= row[j] === true || ((any || !isRigid(against, isLoose)) && next[j - 1] === true);
      if (isLoose(against)) fit ||= next[j - 1] === true || row[j] === true;
      if (atom && against && equal(atom, against)) fit ||= row[j - 1] === true;
      next.push(fit);
    }
    row = next;
  }
  return row[text.length] === true;
}

const isRigid = (atom: Atom | undefined, isLoose: (atom: Atom | undefined) => boolean): boolean =>
  isOther(atom) || (isFree(atom) && !isLoose(atom));

function equal(pattern: Atom, text: Atom): boolean {
  if (pattern.is === 'char') return text.is === 'char' && text.char === pattern.char;
  if (pattern.is === 'one') return text.is === 'char';
  return pattern.is === 'hole' && text.is === 'hole' && pattern.name === text.name && pattern.name !== '?';
}
