/**
 * Writes a compact excerpt of a Terraform provider schema: the resource types that name a key or encryption anywhere, or that a
 * kind names. Usage: terraform providers schema -json | npx tsx scripts/terraform-schema.ts <version> > test/fixtures/schema/aws-<version>.json
 */
import { text } from 'node:stream/consumers';
import { catalogue } from '../rules/index.ts';

interface Attribute {
  readonly type?: unknown;
  readonly nested_type?: { readonly attributes: Readonly<Record<string, Attribute>> };
  readonly optional?: boolean;
  readonly required?: boolean;
  readonly computed?: boolean;
}
interface Block {
  readonly attributes?: Readonly<Record<string, Attribute>>;
  readonly block_types?: Readonly<Record<string, { readonly nesting_mode: string; readonly block: Block }>>;
}
interface Schemas {
  readonly provider_schemas: Readonly<
    Record<string, { readonly resource_schemas: Readonly<Record<string, { readonly block: Block }>> }>
  >;
}
/** `string?` optional, `string!` required, `string` computed only; `+` optional and computed. Blocks are maps, `[]` in front of lists. */
type Excerpt = Readonly<Record<string, unknown>>;

const SUBJECT = /kms|encrypt|(^|_)sse(_|$)|cmk|key_arn/;
const mark = ({ optional = false, required = false, computed = false }: Attribute): string =>
  required ? '!' : optional ? (computed ? '+' : '?') : '';
const typeOf = (type: unknown): string =>
  Array.isArray(type)
    ? `${String(type[0])}(${typeof type[1] === 'string' ? type[1] : Array.isArray(type[1]) && type[1][0] !== 'object' ? typeOf(type[1]) : 'object'})`
    : String(type);

function excerptOf({ attributes = {}, block_types = {} }: Block): Excerpt {
  return Object.fromEntries([
    ...Object.entries(attributes).map(([name, attribute]) => [
      name,
      attribute.nested_type ? excerptOf(attribute.nested_type) : `${typeOf(attribute.type)}${mark(attribute)}`,
    ]),
    ...Object.entries(block_types).map(([name, nested]) => [
      `${nested.nesting_mode === 'single' ? '' : '[]'}${name}`,
      excerptOf(nested.block),
    ]),
  ]) as Excerpt;
}
const names = (block: Block): boolean =>
  Object.keys(block.attributes ?? {}).some((name) => SUBJECT.test(name)) ||
  Object.entries(block.block_types ?? {}).some(([name, nested]) => SUBJECT.test(name) || names(nested.block));

const schemas = JSON.parse(await text(process.stdin)) as Schemas;
const provider = Object.values(schemas.provider_schemas)[0];
if (!provider) throw new Error('no provider in the schema');
const wanted = new Set([
  ...catalogue.types(),
  ...catalogue
    .types()
    .flatMap((type) =>
      catalogue
        .kindsOf(type)
        .flatMap((kind) =>
          [...JSON.stringify([kind.types, kind.keyUses]).matchAll(/"(aws_\w+)"/g)].map((match) => match[1] ?? ''),
        ),
    ),
]);
const types = Object.entries(provider.resource_schemas)
  .filter(([type, { block }]) => wanted.has(type) || names(block))
  .map(([type, { block }]) => [type, excerptOf(block)]);
const lines = types.map(([type, excerpt]) => `${JSON.stringify(type)}:${JSON.stringify(excerpt)}`);
process.stdout.write(
  `{"provider":"hashicorp/aws","version":"${process.argv[2] ?? ''}","types":{\n${lines.join(',\n')}\n}}\n`,
);
