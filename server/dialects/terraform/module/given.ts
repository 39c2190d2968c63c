import type { Value } from '../../../model/value.ts';
import { nameOf } from '../../../model/uri.ts';
import { parse } from '../../../syntax/parse.ts';
import { siteOf } from '../evaluate/frame.ts';
import { through } from '../evaluate/trace.ts';
import { parseExpression } from '../../../syntax/hcl-grammar/parse.ts';
import { fromPlain } from '../functions/encodings.ts';
import { readHcl } from '../../../syntax/hcl-grammar/body.ts';
import { constant } from '../hcl/constant.ts';
import { textDocument } from '../hcl/text-document.ts';
import { bodiesOf } from './block.ts';
import type { Module, Tree } from './module.ts';
import { literalValue } from './node-value.ts';
import { json } from '../../../syntax/json/json.ts';
import { own } from '../../../model/own.ts';

/** What the user tells about a variable of the root module: on the command line, else in the files that Terraform loads by itself. */
export function givenAtRoot(name: string, type: string | undefined, module: Module): Value | undefined {
  const { parameters } = module.tree.inputs;
  const parameter = own(parameters, name);
  if (parameter === undefined) return filesOf(module.tree).get(name);
  const structured = typeof parameter === 'string' && /^(?:list|set|map|object|tuple)\b/.test(type ?? '');
  const value = structured ? constant(parseExpression(parameter)) : fromPlain(parameter);
  return through([{ via: 'variable-value', of: { is: 'variable', name, by: 'given' } }], value);
}

const caches = new WeakMap<Tree, ReadonlyMap<string, Value>>();

/** By name; later files win. */
function filesOf(tree: Tree): ReadonlyMap<string, Value> {
  let found = caches.get(tree);
  if (!found) {
    found = new Map(variableFiles(tree.reader.list(tree.id)).flatMap((uri) => [...valuesIn(uri, tree)]));
    caches.set(tree, found);
  }
  return found;
}

/** In the order in which Terraform reads them. */
function variableFiles(uris: readonly string[]): readonly string[] {
  const named = (pattern: RegExp): readonly string[] => uris.filter((uri) => pattern.test(nameOf(uri))).toSorted();
  return [
    ...named(/^terraform\.tfvars$/),
    ...named(/^terraform\.tfvars\.json$/),
    ...named(/\.auto\.tfvars(?:\.json)?$/),
  ];
}

function valuesIn(uri: string, { reader }: Tree): ReadonlyMap<string, Value> {
  const text = reader.text(uri);
  const values = new Map<string, Value>();
  if (text === undefined) return values;
  if (uri.endsWith('.json')) {
    const file = { document: parse({ uri, version: 0, text, syntax: json }) };
    for (const entry of file.document.roots.flatMap(bodiesOf).flatMap(({ entries }) => entries)) {
      const written = { file, node: entry.value };
      const hop = {
        via: 'variable-value' as const,
        of: { is: 'variable', name: entry.key, by: 'given', file: nameOf(uri) } as const,
        at: siteOf(written),
      };
      values.set(entry.key, through([hop], literalValue(written)));
    }
    return values;
  }
  const { attributes } = readHcl(text);
  const document = textDocument(uri, text, new Map(attributes.map(({ name, value }) => [name, value.span])));
  for (const { name, value } of attributes) {
    const at = { document, pointer: [name], grip: 'value' as const };
    values.set(
      name,
      through(
        [{ via: 'variable-value', of: { is: 'variable', name, by: 'given', file: nameOf(uri) }, at }],
        constant(value),
      ),
    );
  }
  return values;
}
