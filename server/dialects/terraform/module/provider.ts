import { nameOf } from '../../../model/uri.ts';
import type { Value } from '../../../model/value.ts';
import { dereference, entryOf } from '../../../syntax/walk.ts';
import { readHcl } from '../../../syntax/hcl-grammar/body.ts';
import type { HclBody } from '../../../syntax/hcl-grammar/body.ts';
import { constant } from '../hcl/constant.ts';
import type { Expression } from '../../../syntax/hcl-grammar/expression.ts';
import { argument, bodiesOf, literalText } from './block.ts';
import type { Block } from './block.ts';
import { unbound } from './frame-of.ts';
import type { Module } from './module.ts';
import { literalValue, nodeValue } from './node-value.ts';

/** The Region of a provider configuration (`aws`, `aws.west`) of a module; undefined when it is not written or not known. */
export function regionOf(module: Module, name: string): string | undefined {
  const { tree, unit, caller } = module;
  const own = unit.providers.find((block) => configurationName(block) === name);
  if (own) {
    const written = argument(own, 'region');
    if (!written) return tree.inputs.region;
    return textOf(nodeValue(written, { module, assumption: tree.assumption, bound: unbound }));
  }
  if (!caller) return name.includes('.') ? undefined : tree.inputs.region;
  const passed = passedBy(caller.call, name);
  return passed === undefined ? undefined : regionOf(caller.module, passed);
}

/** What the caller calls a configuration; without `providers` the unnamed ones go on. */
export function passedBy(call: Block, name: string): string | undefined {
  const passed = argument(call, 'providers')?.node;
  if (!passed) return name.includes('.') ? undefined : name;
  const node = dereference(
    bodiesOf(passed)
      .map((map) => entryOf(map, name)?.value)
      .find(Boolean),
  );
  return node?.kind === 'scalar' && typeof node.value === 'string' ? bare(node.value) : undefined;
}

/** `aws.west`, also where it is written as `${aws.west}`. */
export const bare = (text: string): string => text.replace(/^\$\{\s*|\s*\}$/g, '');

const configurationName = (block: Block): string => joined(block.labels[0] ?? '', literalText(block, 'alias'));
const joined = (label: string, alias: string | undefined): string =>
  alias === undefined ? label : `${label}.${alias}`;
const textOf = (value: Value): string | undefined =>
  value.is === 'known' && typeof value.value === 'string' ? value.value : undefined;

const attributeOf = (body: HclBody, name: string): Expression | undefined =>
  body.attributes.find((each) => each.name === name)?.value;
function constantText(body: HclBody, name: string): string | undefined {
  const expression = attributeOf(body, name);
  return expression && textOf(constant(expression));
}

/** The versions of the AWS provider that may be used: the locked one, else what the module and its callers require. */
export function providerVersionOf(module: Module): string | undefined {
  const locked = lockedVersion(module);
  if (locked !== undefined) return locked;
  const required: string[] = [];
  for (let at: Module | undefined = module; at; at = at.caller?.module) required.push(...requiredBy(at));
  return required.length > 0 ? [...new Set(required)].join(', ') : undefined;
}

function lockedVersion({ tree }: Module): string | undefined {
  const uri = tree.reader.list(tree.id).find((each) => nameOf(each) === '.terraform.lock.hcl');
  const text = uri === undefined ? undefined : tree.reader.text(uri);
  const block =
    text === undefined ? undefined : readHcl(text).blocks.find(({ labels }) => labels[0]?.endsWith('/hashicorp/aws'));
  return block && constantText(block.body, 'version');
}

function requiredBy({ unit }: Module): readonly string[] {
  const written = unit.settings.flatMap((block) =>
    bodiesOf(argument(block, 'required_providers')?.node).flatMap((map) => {
      const node = dereference(entryOf(map, 'aws')?.value);
      if (!node) return [];
      const [{ file }] = block.parts;
      const required = literalValue({ file, node });
      const version = required.is === 'map' ? required.entries.find(({ key }) => key === 'version')?.value : required;
      return version ? [textOf(version) ?? ''] : [];
    }),
  );
  const blocks = unit.providers
    .filter(({ labels }) => labels[0] === 'aws')
    .map((block) => literalText(block, 'version') ?? '');
  return [...written, ...blocks].filter((version) => version !== '');
}
