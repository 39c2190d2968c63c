import fc from 'fast-check';

/** A value with the way it is written. */
type Styled =
  | { readonly kind: 'scalar'; readonly text: string }
  | { readonly kind: 'lines'; readonly sign: string; readonly lines: readonly string[]; readonly blank: string }
  | {
      readonly kind: 'list';
      readonly flow: FlowStyle | undefined;
      readonly indent: number;
      readonly gap: number;
      readonly items: readonly Placed[];
    }
  | {
      readonly kind: 'map';
      readonly flow: FlowStyle | undefined;
      readonly indent: number;
      readonly entries: readonly (readonly [string, Placed])[];
    };
/** A value with what stands around it. */
interface Placed {
  readonly value: Styled;
  /** A comment line above, one behind, and a blank line below. */
  readonly above: boolean;
  readonly behind: boolean;
  readonly below: boolean;
}
interface FlowStyle {
  readonly lines: boolean;
  readonly padding: string;
  readonly trailing: boolean;
}

const flowStyle = fc.record({ lines: fc.boolean(), padding: fc.constantFrom('', ' '), trailing: fc.boolean() });
const scalar = fc
  .constantFrom(
    '1',
    'x',
    'true',
    '"q: #"',
    "'it''s'",
    '!Ref A',
    '!Sub "a${B}"',
    '~',
    '',
    'a b',
    '2012-10-17',
    'http://x/#y',
    '"on\\n"',
    '!GetAtt A.B',
  )
  .map((text): Styled => ({ kind: 'scalar', text }));
const lines = fc.record({
  kind: fc.constant('lines' as const),
  sign: fc.constantFrom('|', '|-', '|+', '>', '>-', '>+', '|2', '| # c'),
  lines: fc.array(fc.constantFrom('x', 'a: b', '# no comment', '  deeper', '', '     '), {
    minLength: 1,
    maxLength: 4,
  }),
  blank: fc.constantFrom('', '\n', '\n\n', '       \n'),
});
const { value } = fc.letrec<{ value: Styled; placed: Placed }>((tie) => ({
  placed: fc.record({
    value: tie('value'),
    above: fc.boolean(),
    behind: fc.boolean(),
    below: fc.boolean(),
  }),
  value: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    { weight: 4, arbitrary: scalar },
    { weight: 1, arbitrary: lines },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('list' as const),
        flow: fc.option(flowStyle, { nil: undefined, freq: 3 }),
        indent: fc.integer({ min: 0, max: 3 }),
        gap: fc.integer({ min: 1, max: 3 }),
        items: fc.array(tie('placed'), { maxLength: 3 }),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('map' as const),
        flow: fc.option(flowStyle, { nil: undefined, freq: 3 }),
        indent: fc.integer({ min: 1, max: 4 }),
        entries: fc.uniqueArray(fc.tuple(fc.constantFrom('A', 'Bc', '"Q"', "'s'", 'Fn', 'no-1'), tie('placed')), {
          maxLength: 4,
          selector: ([key]) => key,
        }),
      }),
    },
  ),
}));

/** YAML texts of all styles: block and flow, every kind of scalar, comments and blank lines, line ends, byte order mark. */
export const randomYaml: fc.Arbitrary<string> = fc
  .record({
    entries: fc.array(value, { minLength: 1, maxLength: 3 }),
    crlf: fc.boolean(),
    mark: fc.boolean(),
    finished: fc.boolean(),
  })
  .map(({ entries, crlf, mark, finished }) => {
    const root: Styled = {
      kind: 'map',
      flow: undefined,
      indent: 2,
      entries: entries.map((entry, index) => [
        `K${index}`,
        { value: entry, above: false, behind: index === 0, below: index === 1 },
      ]),
    };
    const text = print(root, 0, false).replace(/^\n/, '');
    const ended = finished ? `${text}\n` : text;
    return (mark ? '\ufeff' : '') + (crlf ? ended.replaceAll('\n', '\r\n') : ended);
  });

const pad = (column: number): string => ' '.repeat(column);

/** What stands behind a colon or a dash at `column`; starts with a blank or a line break. */
function print(styled: Styled, column: number, flow: boolean): string {
  switch (styled.kind) {
    case 'scalar':
      return styled.text === '' ? '' : ` ${styled.text}`;
    case 'lines':
      return flow ? ' "lines"' : printLines(styled, column);
    case 'list':
      return flow || styled.flow || styled.items.length === 0
        ? ` ${printFlow(
            '[',
            styled.items.map((item) => [undefined, item] as const),
            ']',
            styled.flow,
            column,
          )}`
        : styled.items
            .map((item) =>
              around(item, column + styled.indent, `-${dash(item.value, column + styled.indent, styled.gap)}`),
            )
            .join('');
    case 'map':
      return flow || styled.flow || styled.entries.length === 0
        ? ` ${printFlow('{', styled.entries, '}', styled.flow, column)}`
        : styled.entries
            .map(([key, item]) => around(item, column, `${key}:${print(item.value, inner(item.value, column), false)}`))
            .join('');
  }
}

const inner = (styled: Styled, column: number): number => (styled.kind === 'map' ? column + styled.indent : column);

function dash(styled: Styled, column: number, gap: number): string {
  const at = column + 1 + gap;
  const text = print(styled, at, false);
  const isBlock = /^\n *\S/.test(text) && (styled.kind === 'map' || styled.kind === 'list');
  if (!isBlock) return text;
  if (styled.kind === 'list' && styled.indent > 0) return text;
  return text.startsWith(`\n${pad(at)}#`) ? text : pad(gap) + text.slice(1 + at);
}

function printLines({ sign, lines: body, blank }: Extract<Styled, { kind: 'lines' }>, column: number): string {
  const indent = pad(column + 2);
  const first = body[0] === undefined || /^ *$/.test(body[0]) ? ['x'] : [];
  const text = [...first, ...body].map((line) => `${indent}${line}`).join('\n');
  return ` ${sign.startsWith('|2') && column > 0 ? '|' : sign}\n${text.replace(/^ +x$/m, `${indent}x`)}${blank === '' ? '' : `\n${blank.replace(/\n$/, '')}`}`;
}

function around({ above, behind, below, value: inside }: Placed, column: number, text: string): string {
  const first = text.indexOf('\n');
  const isLines = inside.kind === 'lines';
  const [head, rest] = first < 0 ? [text, ''] : [text.slice(0, first), text.slice(first)];
  const comment = behind && !isLines ? ' # behind' : '';
  const broken = /["'[{]$/.test(head) || /[[{,]$/.test(head);
  return `\n${above ? `${pad(column)}# above\n` : ''}${pad(column)}${head}${broken ? '' : comment}${rest}${below ? '\n' : ''}`;
}

function printFlow(
  open: string,
  members: readonly (readonly [string | undefined, Placed])[],
  close: string,
  style: FlowStyle | undefined,
  column: number,
): string {
  if (members.length === 0) return open + close;
  const printed = members.map(([key, { value: inside }]) => {
    const text = print(inside, column + 2, true);
    return key === undefined ? text.trimStart() || '~' : `${key}:${text}`;
  });
  if (style?.lines !== true) {
    const padding = style?.padding ?? '';
    return open + padding + printed.join(', ') + (style?.trailing === true ? ',' : '') + padding + close;
  }
  const indent = pad(column + 2);
  const rows = printed.map((text, index) => {
    const last = index === printed.length - 1;
    const { above, behind } = members[index]?.[1] ?? { above: false, behind: false };
    return `${above ? `${indent}# above\n` : ''}${indent}${text}${last && !style.trailing ? '' : ','}${behind ? ' # behind' : ''}`;
  });
  return `${open}\n${rows.join('\n')}\n${pad(column + 1)}${close}`;
}
