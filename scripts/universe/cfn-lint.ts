import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Source } from './source.ts';

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly readOnlyProperties?: readonly string[];
}

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** The CloudFormation registry's schemas, as an unpacked wheel of cfn-lint ships them. */
export function fromCfnLint(directory: string, version: string): Source {
  const schemas = path.join(directory, 'cfnlint/data/schemas');
  const { schema_date: date } = read(path.join(schemas, 'version.json')) as { schema_date: string };
  const files = new Map<string, string>();
  for (const region of ['us-east-1', 'us-west-2', 'eu-west-1'])
    for (const [type, file] of Object.entries(read(path.join(schemas, 'providers', `${region}.json`)) as object))
      if (!files.has(type)) files.set(type, String(file));
  const types = [...files].map(([type, file]) => {
    const schema = read(path.join(schemas, 'resources', `${file}.json`)) as Schema;
    return [type, writable(schema)] as const;
  });
  return { name: `cfn-lint ${version}`, date: date.slice(0, 10), types: new Map(types) };
}

function writable(root: Schema): readonly string[] {
  const readOnly = new Set(
    (root.readOnlyProperties ?? []).map((pointer) =>
      pointer.replace('/properties/', '').replaceAll('/*', '').replaceAll('/', '.'),
    ),
  );
  const paths = new Set<string>();
  const visit = (schema: Schema, at: string, above: readonly string[]): void => {
    const { $ref, properties = {}, patternProperties = {}, items, anyOf = [], oneOf = [], allOf = [] } = schema;
    if ($ref !== undefined) {
      const name = $ref.replace('#/definitions/', '');
      const target = root.definitions?.[name];
      if (target && !above.includes(name)) visit(target, at, [...above, name]);
    }
    for (const [name, below] of Object.entries(properties)) {
      const next = at === '' ? name : `${at}.${name}`;
      if (readOnly.has(next)) continue;
      paths.add(next);
      visit(below, next, above);
    }
    for (const below of [...Object.values(patternProperties), ...(items ? [items] : []), ...anyOf, ...oneOf, ...allOf])
      visit(below, at, above);
  };
  visit(root, '', []);
  return [...paths];
}
