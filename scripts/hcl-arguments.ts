/**
 * Writes which arguments of the AWS provider hold a map or maps, and are no blocks, of the types that a kind names: from the declarations
 * that `@cdktn/provider-aws` generates from the provider's schema, which say "block" of each that is one. `tags` and `tags_all` at the top
 * are not told. Usage: npx tsx scripts/hcl-arguments.ts <folder of @cdktn/provider-aws> > server/syntax/hcl/arguments.json
 */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { catalogue } from '../rules/index.ts';

interface Member {
  readonly name: string;
  readonly isBlock: boolean;
  readonly type: string;
}
const INTERFACE = /^export interface (\w+)(?: extends [\w.]+)? \{\n([\s\S]*?)^\}/gm;
const MEMBER = /\/\*\*([\s\S]*?)\*\/\s*readonly \w+\??: ([\s\S]*?);\n(?=\s*(?:\/\*\*|$))/g;

const [folder = ''] = process.argv.slice(2);
const lib = path.join(folder, 'lib');
const types = new Set(
  catalogue
    .types()
    .flatMap((type) => [
      type,
      ...catalogue
        .kindsOf(type)
        .flatMap((kind) =>
          [...JSON.stringify([kind.types, kind.keyUses]).matchAll(/"(aws_\w+)"/g)].map((match) => match[1] ?? ''),
        ),
    ])
    .filter((type) => type.startsWith('aws_')),
);

/** The declarations of a type and of what it holds, which stand beside it where they are many. */
const sourceOf = (name: string): string =>
  readdirSync(path.join(lib, name), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.d.ts'))
    .map((file) => readFileSync(path.join(lib, name, file), 'utf8'))
    .join('\n');

function membersOf(body: string): readonly Member[] {
  return [...body.matchAll(MEMBER)].flatMap(([, comment = '', type = '']): readonly Member[] => {
    const name = /#(\w+) \w+#\w+\}/.exec(comment)?.[1];
    return name === undefined ? [] : [{ name, type, isBlock: comment.includes(` ${name} block\n`) }];
  });
}

function* maps(
  interfaces: ReadonlyMap<string, readonly Member[]>,
  within: string,
  prefix: string,
  depth: number,
): Generator<string> {
  for (const { name, type, isBlock } of interfaces.get(within) ?? []) {
    const below = /^(\w+)/.exec(type)?.[1] ?? '';
    const isMap = type.startsWith('{') || type.includes('[key: string]') || interfaces.has(below);
    if (isBlock && depth < 12) yield* maps(interfaces, below, `${prefix}${name}.`, depth + 1);
    else if (isMap && !isBlock && !(depth === 0 && /^tags(_all)?$/.test(name))) yield `${prefix}${name}`;
  }
}

const found: Record<string, readonly string[]> = {};
for (const name of readdirSync(lib).sort()) {
  if (name.startsWith('data-aws-') || name.includes('.')) continue;
  const source = sourceOf(name);
  const type = /#\w+ \w+#\w+\}/.test(source) && typeOf(name);
  if (type === false || !types.has(type)) continue;
  const interfaces = new Map([...source.matchAll(INTERFACE)].map(([, own = '', body = '']) => [own, membersOf(body)]));
  const root = [...interfaces.keys()].find((own) => source.includes(`export interface ${own} extends cdktn.`));
  const own = [...new Set(maps(interfaces, root ?? '', '', 0))].sort();
  if (own.length > 0) found[type] = own;
}
process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);

function typeOf(name: string): string {
  const script = readFileSync(path.join(lib, name, 'index.js'), 'utf8');
  return /terraformResourceType: '(\w+)'/.exec(script)?.[1] ?? '';
}
