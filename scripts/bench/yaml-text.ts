/** Written by hand, as people write: one property a line, intrinsics in their short form. */
export function yamlLines(value: unknown, indent: string): readonly string[] {
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown) => {
      const [first = '', ...rest] = yamlLines(item, `${indent}  `);
      return isMap(item) && !shortForm(item)
        ? [`${indent}- ${first.trimStart()}`, ...rest]
        : [`${indent}- ${scalar(item)}`];
    });
  }
  if (!isMap(value)) return [`${indent}${scalar(value)}`];
  return Object.entries(value).flatMap(([key, item]) =>
    (isMap(item) && !shortForm(item)) || Array.isArray(item)
      ? [`${indent}${key}:`, ...yamlLines(item, `${indent}  `)]
      : [`${indent}${key}: ${scalar(item)}`],
  );
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function shortForm(value: unknown): string | undefined {
  if (!isMap(value)) return undefined;
  const [[key, argument] = []] = Object.entries(value);
  if (key === 'Ref') return `!Ref ${String(argument)}`;
  if (key === 'Fn::Sub') return `!Sub ${String(argument)}`;
  if (key === 'Fn::Select') return `!Select [${(argument as readonly unknown[]).map(scalar).join(', ')}]`;
  return key === 'Fn::GetAZs' ? `!GetAZs ''` : undefined;
}
const scalar = (value: unknown): string => {
  const text = shortForm(value) ?? String(value);
  return /^\d{4}-|^$/.test(text) ? `'${text}'` : text;
};
