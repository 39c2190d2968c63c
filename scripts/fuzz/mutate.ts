import type { Random } from './random.ts';
import { INHERITED, PIECES, WORDS } from './words.ts';

/** Longer texts are cut: what is slow is for `bombs`. */
const LONGEST = 60_000;

type Mutation = (text: string, random: Random, other: () => string) => string;

const put = (text: string, at: number, inserted: string, removed = 0): string =>
  text.slice(0, at) + inserted + text.slice(at + removed);

function onLines(change: (lines: string[], random: Random) => void): Mutation {
  return (text, random) => {
    const lines = text.split('\n');
    change(lines, random);
    return lines.join('\n');
  };
}
function onTokens(change: (tokens: string[], random: Random) => void): Mutation {
  return (text, random) => {
    const tokens = text.match(/[\w:.$]+|\s+|[^\w:.$\s]/g) ?? [];
    if (tokens.length > 0) change(tokens, random);
    return tokens.join('');
  };
}
const wordsIn = (text: string): string[] => text.match(/[A-Za-z_]\w{2,40}/g) ?? [];
/** Mostly short ones. */
const few = (random: Random, most: number): number => 1 + random.below(1 + random.below(most));

const inheritedName: Mutation = (text, random) => {
  const words = wordsIn(text);
  if (words.length === 0) return text;
  // Everywhere at once, so that what refers to the name still does.
  const word = random.of(words);
  const name = random.of(INHERITED);
  return text.replaceAll(new RegExp(`\\b${word}\\b`, 'g'), () => name);
};
/** A resource's type, in any dialect. */
const inheritedType: Mutation = (text, random) => {
  const types = text.match(/\b(?:AWS::\w+::\w+|aws_\w+)/g);
  if (!types) return text;
  const type = random.of(types);
  const name = random.of(INHERITED);
  return random.chance(0.5) ? text.replace(type, () => name) : text.replaceAll(type, () => name);
};

const MUTATIONS: readonly Mutation[] = [
  (text, random) => {
    const at = random.below(text.length);
    return put(text, at, String.fromCharCode((text.charCodeAt(at) || 0) ^ (1 << random.below(7))), 1);
  },
  (text, random) => put(text, random.below(text.length), '', few(random, 40)),
  (text, random) => text.slice(0, random.below(text.length)),
  (text, random) => put(text, random.below(text.length), random.of(WORDS)),
  (text, random) => put(text, random.below(text.length), random.of(PIECES)),
  (text, random, other) => {
    const from = other();
    const start = random.below(from.length);
    return put(text, random.below(text.length), from.slice(start, start + random.below(400)));
  },
  onLines((lines, random) => lines.splice(random.below(lines.length), few(random, 4))),
  onLines((lines, random) => lines.splice(random.below(lines.length), few(random, 4))),
  onLines((lines, random) => {
    const from = random.below(lines.length);
    lines.splice(random.below(lines.length), 0, ...lines.slice(from, from + few(random, 6)));
  }),
  onLines((lines, random) => {
    const [a, b] = [random.below(lines.length), random.below(lines.length)];
    [lines[a], lines[b]] = [lines[b]!, lines[a]!];
  }),
  onLines((lines, random) => {
    const at = random.below(lines.length);
    const indent = random.chance(0.5) ? ' '.repeat(few(random, 4)) : '';
    lines[at] = indent + lines[at]!.slice(random.below(2));
  }),
  onLines((lines, random) => {
    const ends = [' # c', '   ', '\t', ' # atrest: ignore', ' |', ' >-', ' &a', ' *a', '\u0085', ' \\'];
    const at = random.below(lines.length);
    lines[at] = lines[at]! + random.of(ends);
  }),
  onTokens((tokens, random) => {
    const [a, b] = [random.below(tokens.length), random.below(tokens.length)];
    [tokens[a], tokens[b]] = [tokens[b]!, tokens[a]!];
  }),
  onTokens((tokens, random) => {
    tokens[random.below(tokens.length)] = random.of(WORDS);
  }),
  onTokens((tokens, random) => {
    const words = [...tokens.keys()].filter((index) => /^\w/.test(tokens[index]!));
    if (words.length > 0) tokens[random.of(words)] = random.of(WORDS);
  }),
  (text, random) =>
    random.chance(0.5) ? text.replaceAll('\n', '\r\n') : text.replaceAll('\n', () => random.of(['\n', '\r\n', '\r'])),
  (text, random) => {
    const [what] = [random.of([/true/, /false/, /"[^"]*"/, /'[^']*'/, /AWS::\w+::\w+/, /\b\d+\b/, /\baws_\w+/])];
    return text.replace(what, () => random.of(WORDS));
  },
  (text, random) => {
    // One value in the place of another.
    const all = [...text.matchAll(random.of([/"([^"\n]*)"/g, /: (\S+)/g, /\b([A-Z]\w+):/g, /= (\S+)/g]))];
    if (all.length === 0) return text;
    const [from, to] = [random.of(all), random.of(all)];
    return put(text, to.index, from[0], to[0].length);
  },
  (text, random) => random.of(['\ufeff', '---\n', '%YAML 1.1\n---\n', '# c\n', '\n\n', '[', '{', ' ']) + text,
  (text, random) => {
    const openers = ['[', '{"a":', '- ', '{a: ', '!If [C, ', '{"Fn::If":["C",', '${[', '(', 'a {\n'];
    return put(text, random.below(text.length), random.of(openers).repeat(few(random, 60)));
  },
  inheritedName,
  inheritedName,
  inheritedType,
];

/** The text with so many changes, as a careless hand, a broken disk or an attacker would make them. */
export function mutate(text: string, changes: number, random: Random, other: () => string): string {
  let changed = text;
  for (let count = 0; count < changes; count++)
    changed = random.of(MUTATIONS)(changed, random, other).slice(0, LONGEST);
  return changed;
}
