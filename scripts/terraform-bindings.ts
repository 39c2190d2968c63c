/**
 * The same excerpt as `terraform-schema.ts` makes, from the bindings that CDK for Terraform publishes for a provider: what may be written,
 * by name; whether it must be is not told there. Usage: npx tsx scripts/terraform-bindings.ts <folder of @cdktf/provider-aws> >
 * test/fixtures/schema/aws-<version>.json
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../rules/index.ts';

const SUBJECT = /kms|encrypt|(^|_)sse(_|$)|cmk|key_arn/;
interface Excerpt {
  readonly [name: string]: string | Excerpt;
}

/** `name: cdktf.stringToTerraform(...)`, or the function that writes a block. */
const LINE = /^ +"?(\w+)"?: (.+),$/gm;
const FUNCTION = /^function (\w+)ToTerraform\(struct\) \{[\s\S]*?return \{(?:\};|\n([\s\S]*?)\n {4}\};)/gm;

function excerptOf(source: string): { readonly type: string; readonly excerpt: Excerpt } | undefined {
  const type = /terraformResourceType: '(\w+)'/.exec(source)?.[1];
  const body = /synthesizeAttributes\(\) \{\n +return \{\n([\s\S]*?)\n {8}\};/.exec(source)?.[1];
  if (type === undefined || body === undefined) return undefined;
  const functions = new Map([...source.matchAll(FUNCTION)].map((match) => [match[1] ?? '', match[2] ?? '']));
  return { type, excerpt: read(body, functions, 0) };
}

function read(body: string, functions: ReadonlyMap<string, string>, depth: number): Excerpt {
  const names: Record<string, string | Excerpt> = {};
  for (const [, name = '', value = ''] of body.matchAll(LINE)) {
    if (depth === 0 && (name === 'timeouts' || name === 'id')) continue;
    const made = [...value.matchAll(/\b(?!cdktf\.)(?<!cdktf\.)(\w+)ToTerraform\b/g)].find((match) =>
      functions.has(match[1] ?? ''),
    );
    const inner = made && functions.get(made[1] ?? '');
    const list = value.startsWith('cdktf.listMapper(');
    if (inner !== undefined && depth < 20) names[list ? `[]${name}` : name] = read(inner, functions, depth + 1);
    else names[name] = plainType(value);
  }
  return names;
}

function plainType(value: string): string {
  const scalar =
    /cdktf\.(string|boolean|number|any)ToTerraform/.exec(value)?.[1]?.replace('boolean', 'bool') ?? 'object';
  if (value.startsWith('cdktf.listMapper(')) return `list(${scalar})`;
  return value.startsWith('cdktf.hashMapper(') ? `map(${scalar})` : scalar;
}

/** The class of a type, with the functions of its blocks, which stand beside it where they are many. */
const sourceOf = (at: string): string =>
  readdirSync(at, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(join(at, name), 'utf8'))
    .join('\n');

const speaks = (excerpt: Excerpt): boolean =>
  Object.entries(excerpt).some(([name, inner]) => SUBJECT.test(name) || (typeof inner !== 'string' && speaks(inner)));

const [folder = ''] = process.argv.slice(2);
const types = catalogue.types();
const wanted = new Set([
  ...types,
  ...types.flatMap((type) =>
    catalogue
      .kindsOf(type)
      .flatMap((kind) =>
        [...JSON.stringify([kind.types, kind.keyUses]).matchAll(/"(aws_\w+)"/g)].map((match) => match[1] ?? ''),
      ),
  ),
]);
const version =
  /providerVersion: '([^']+)'/.exec(readFileSync(join(folder, 'lib/provider/index.js'), 'utf8'))?.[1] ?? '';
const lines = readdirSync(join(folder, 'lib'))
  .filter((name) => name !== 'provider' && !name.startsWith('data-aws-') && !name.includes('.'))
  .flatMap((name) => {
    const found = excerptOf(sourceOf(join(folder, 'lib', name)));
    if (!found || !(wanted.has(found.type) || speaks(found.excerpt))) return [];
    return [`${JSON.stringify(found.type)}:${JSON.stringify(found.excerpt)}`];
  });
process.stdout.write(
  `{"provider":"hashicorp/aws","version":${JSON.stringify(version)},"types":{\n${lines.join(',\n')}\n}}\n`,
);
