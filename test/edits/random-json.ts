import fc from 'fast-check';

/** How one pair of brackets is written. */
interface Style {
  readonly lines: boolean;
  readonly padding: string;
  readonly colon: string;
  readonly comma: string;
  /** Lines start with the comma. */
  readonly leading: boolean;
}
type Styled =
  | { readonly text: string }
  | { readonly style: Style; readonly items: readonly Styled[] }
  | { readonly style: Style; readonly members: readonly (readonly [string, Styled])[] };

const style = fc.record({
  lines: fc.boolean(),
  padding: fc.constantFrom('', ' '),
  colon: fc.constantFrom(': ', ':', ' : ', ':  '),
  comma: fc.constantFrom(', ', ',', ' , '),
  leading: fc.boolean(),
});
const key = fc.constantFrom('A', 'b c', 'Fn', '"', '__proto__', 'é\u2028', '/', '');
const { value } = fc.letrec<{ value: Styled }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    {
      weight: 2,
      arbitrary: fc
        .constantFrom('1', '-1e3', 'true', 'null', '"x"', '"a, b"', '"\\"}\\n"', '"//"')
        .map((text) => ({ text })),
    },
    { weight: 1, arbitrary: fc.record({ style, items: fc.array(tie('value'), { maxLength: 3 }) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        style,
        members: fc.uniqueArray(fc.tuple(key, tie('value')), { maxLength: 4, selector: ([name]) => name }),
      }),
    },
  ),
}));

/** JSON texts in all layouts, also mixed ones; one indentation for each text. */
export const randomJson: fc.Arbitrary<string> = fc
  .record({
    members: fc.array(value, { minLength: 1, maxLength: 3 }),
    style,
    unit: fc.constantFrom('  ', '    ', '\t', ' '),
    crlf: fc.boolean(),
    mark: fc.boolean(),
    end: fc.constantFrom('', '\n'),
    uniform: fc.option(style, { nil: undefined }),
  })
  .map(({ members, style: outer, unit, crlf, mark, end, uniform }) => {
    const root: Styled = { style: outer, members: members.map((member, index) => [`K${index}`, member] as const) };
    const text = print(root, '', unit, uniform) + end;
    return (mark ? '\ufeff' : '') + (crlf ? text.replaceAll('\n', '\r\n') : text);
  });

function print(styled: Styled, indent: string, unit: string, uniform: Style | undefined): string {
  if ('text' in styled) return styled.text;
  const { lines, padding, colon, comma, leading } = uniform ?? styled.style;
  const inner = indent + unit;
  const parts =
    'items' in styled
      ? styled.items.map((item) => print(item, inner, unit, uniform))
      : styled.members.map(([name, member]) => JSON.stringify(name) + colon + print(member, inner, unit, uniform));
  const [open, close] = 'items' in styled ? ['[', ']'] : ['{', '}'];
  if (parts.length === 0) return lines && padding === ' ' ? `${open}\n${indent}${close}` : open + padding + close;
  if (!lines) return open + padding + parts.join(comma) + padding + close;
  const joint = leading ? `\n${inner}, ` : `,\n${inner}`;
  return `${open}\n${inner}${parts.join(joint)}\n${indent}${close}`;
}
