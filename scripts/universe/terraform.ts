import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathsOf, type Shape, type Source } from './source.ts';

const WRITTEN = /#(\w+) \w+#\w+\}(?:(?!\*\/).)*\*\/\s*readonly (\w+)\??: ([^;]+);/gs;

/** The AWS provider's schema by way of the declarations that `@cdktn/provider-aws` generates from it. */
export function fromProvider(directory: string, date: string): Source {
  const types = new Map<string, readonly string[]>();
  let version = '';
  const lib = path.join(directory, 'lib');
  for (const { name } of readdirSync(lib, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    if (name.startsWith('data-aws-')) continue;
    const folder = path.join(lib, name);
    const text = readdirSync(folder)
      .filter((file) => file.endsWith('.d.ts'))
      .map((file) => readFileSync(path.join(folder, file), 'utf8'))
      .join('\n');
    const type = /static readonly tfResourceType = "([^"]+)"/.exec(text)?.[1];
    const root = /export interface (\w+Config) extends cdktn\.TerraformMetaArguments/.exec(text)?.[1];
    version ||= /hashicorp\/aws\/([\d.]+)\/docs/.exec(text)?.[1] ?? '';
    if (type !== undefined && root !== undefined) types.set(type, pathsOf(root, shapesOf(text)));
  }
  return { name: `terraform-provider-aws ${version}`, date, types };
}

function shapesOf(text: string): ReadonlyMap<string, Shape> {
  const shapes = new Map<string, Shape>();
  for (const [, name = '', body = ''] of text.matchAll(/export interface (\w+)[^{]*\{(.*?)\n\}/gs))
    shapes.set(
      name,
      new Map([...body.matchAll(WRITTEN)].map(([, key = '', , type = '']) => [key, /\b([A-Z]\w+)\b/.exec(type)?.[1]])),
    );
  return shapes;
}
