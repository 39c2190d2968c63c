import fc from 'fast-check';

/** Values as they stand behind a colon or a dash; `\n` starts a line of the value. */
const values = [
  'a',
  'b c',
  '"q"',
  "'s''s'",
  '1',
  'true',
  '',
  '!Ref X',
  '!Sub "a${b}"',
  '!GetAZs',
  'a # c',
  'http://x:80/a#b',
  '"\\"x\\n"',
  '"a\n  b"',
  'a\n  b',
  '|\n  l1\n   l2',
  '|\n  x\n\n',
  '>-\n  f1\n\n  f2',
  '> # c\n  x',
  '|+\n  a\n',
  '|2\n    a',
  '[]',
  '{}',
  '[a, "b", !Ref c]',
  '[a,\n   b,]',
  '{a: 1, "b": [x]}',
  '{a: 1,\n  b: 2}',
  '!Join ["", [a]]',
  '*a',
  '&x y',
] as const;
const keys = ['a', 'b', '"k"', "'k k'", 'Fn::X', 'k ', '123', 'yes', '<<'] as const;
const heads = ['\n', '\n', '\n', ' # c\n', ' !T\n', '\n\n'] as const;
const tails = ['', '', '', '# z\n', '\n', '  # y\n'] as const;

interface Tree {
  readonly head: string;
  readonly members: readonly { readonly key: string; readonly value: Tree | string; readonly tail: string }[];
  readonly step: string;
  readonly list: boolean;
}
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.record({
    head: fc.constantFrom(...heads),
    members: fc.array(
      fc.record({
        key: fc.constantFrom(...keys),
        value: fc.oneof({ maxDepth: 3, depthSize: 'medium' }, fc.constantFrom(...values), tie('tree')),
        tail: fc.constantFrom(...tails),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    step: fc.constantFrom('  ', '  ', ' ', '    '),
    list: fc.boolean(),
  }),
}));

function written({ members, step, list }: Tree, indent: string): string {
  return members
    .map(({ key, value, tail }) => {
      const below =
        typeof value === 'string'
          ? ` ${value.replaceAll('\n', `\n${indent}${step}`)}\n`
          : value.head + written(value, indent + step);
      return `${indent}${list ? '-' : `${key}:`}${below}${tail}`;
    })
    .join('');
}

/** Texts in block style, right or nearly so, as templates are written and as they are not. */
export const blockTexts = fc
  .tuple(fc.constantFrom('', '---\n', '# c\n'), tree)
  .map(([start, one]) => start + written(one, ''));

const signs = [
  ' ',
  '\n',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '#',
  'x',
  '|',
  '>',
  '?',
  '%',
  '@',
  '`',
  '!',
  '\\',
  '-',
  '\t',
  '\r',
  ': ',
  '- ',
  ' #',
  '  ',
  '&a ',
  '*a',
  '\r\n',
  '---\n',
  '...\n',
  '!Ref ',
  '!!str ',
  '<<: ',
  '|\n',
  '>+\n',
  '|2\n',
  '\\x41',
  '\u2028',
  '\uFEFF',
  '\0',
  '\uD800',
  '{a: b}',
  '[a: b]',
  '{a: , b}',
  '- - a\n',
  '# c\n',
  '\\\n',
];

/** Changes as a hand or a machine makes them. */
export const mutations = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    remove: fc.nat(8),
    insert: fc.constantFrom('', ...signs),
  }),
  { minLength: 1, maxLength: 4 },
);
export const mutated = (
  text: string,
  changes: readonly { readonly at: number; readonly remove: number; readonly insert: string }[],
): string =>
  changes.reduce((now, { at, remove, insert }) => {
    const offset = Math.floor(at * now.length);
    return now.slice(0, offset) + insert + now.slice(offset + remove);
  }, text);
