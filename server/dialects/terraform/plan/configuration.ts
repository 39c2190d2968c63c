import type { Json, Path } from '../../../model/source.ts';
import { addressOf } from './address.ts';
import { maximumDepth } from './instances.ts';
import { type JsonMap, listOf, mapOf, member, memberAt, textOf } from '../../json.ts';

/** A module as the plan's configuration describes it: once for each call, whatever the number of its instances. */
export interface ConfigModule {
  /** `module.net.module.db`; empty for the root. */
  readonly address: string;
  readonly json: JsonMap;
  readonly at: Path;
  /** The call, and the module that it is written in; absent for the root. */
  readonly call?: { readonly json: JsonMap; readonly from: ConfigModule };
}
/** A `resource` or `data` block. */
export interface ConfigBlock {
  readonly address: string;
  readonly module: ConfigModule;
  readonly type: string;
  readonly name: string;
  readonly isData: boolean;
  readonly expressions: JsonMap;
  /** Where the block stands in the plan. */
  readonly at: Path;
  readonly providerKey: string | undefined;
}
export interface Configuration {
  /** False when the plan says nothing of its configuration: then what is set can't be told. */
  readonly present: boolean;
  readonly modules: ReadonlyMap<string, ConfigModule>;
  readonly blocks: ReadonlyMap<string, ConfigBlock>;
  readonly providers: JsonMap;
  /** Values of the root module's variables. */
  readonly variables: JsonMap;
}

export function readConfiguration(plan: Json): Configuration {
  const configuration = member(plan, 'configuration');
  const root: ConfigModule = {
    address: '',
    json: mapOf(member(configuration, 'root_module')),
    at: ['configuration', 'root_module'],
  };
  const modules = new Map<string, ConfigModule>();
  const blocks = new Map<string, ConfigBlock>();
  const waiting: { readonly module: ConfigModule; readonly depth: number }[] = [{ module: root, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { module, depth } = next;
    modules.set(module.address, module);
    for (const block of blocksOf(module)) blocks.set(block.address, block);
    if (depth === maximumDepth) continue;
    for (const [name, call] of Object.entries(mapOf(member(module.json, 'module_calls')))) {
      const address = `${module.address === '' ? '' : `${module.address}.`}module.${name}`;
      const at = [...module.at, 'module_calls', name, 'module'];
      const inner = { address, json: mapOf(member(call, 'module')), at, call: { json: mapOf(call), from: module } };
      waiting.push({ module: inner, depth: depth + 1 });
    }
  }
  return {
    present: configuration !== undefined,
    modules,
    blocks,
    providers: mapOf(member(configuration, 'provider_config')),
    variables: mapOf(member(plan, 'variables')),
  };
}

function blocksOf(module: ConfigModule): readonly ConfigBlock[] {
  return listOf(member(module.json, 'resources')).flatMap((json, index) => {
    const type = textOf(member(json, 'type'));
    const name = textOf(member(json, 'name'));
    if (type === undefined || name === undefined) return [];
    const mode = textOf(member(json, 'mode'));
    return {
      address: addressOf(module.address, mode, type, name),
      module,
      type,
      name,
      isData: mode === 'data',
      expressions: mapOf(member(json, 'expressions')),
      at: [...module.at, 'resources', index],
      providerKey: textOf(member(json, 'provider_config_key')),
    };
  });
}

/** The versions that the configuration allows for a block's provider. */
export function providerVersionOf(configuration: Configuration, key: string | undefined): string | undefined {
  const own = member(configuration.providers, key ?? '');
  const written = textOf(member(own, 'version_constraint'));
  if (written !== undefined) return written;
  // An alias or a module without a constraint of its own uses what the same provider has elsewhere.
  const source = textOf(member(own, 'full_name'));
  const other = Object.values(configuration.providers).find(
    (provider) =>
      source !== undefined &&
      member(provider, 'full_name') === source &&
      member(provider, 'version_constraint') !== undefined,
  );
  return textOf(member(other, 'version_constraint'));
}

/** The Region of a block's provider, if it is written or is a variable of the root module. */
export function regionOf(configuration: Configuration, key: string | undefined): string | undefined {
  const provider = member(configuration.providers, key ?? '');
  const region = memberAt(provider, 'expressions', 'region');
  const references = listOf(member(region, 'references'));
  if (references.length === 0) return textOf(member(region, 'constant_value'));
  const [only] = references;
  const variable = references.length === 1 && typeof only === 'string' ? /^var\.([^.[]+)$/.exec(only)?.[1] : undefined;
  const isRoot = member(provider, 'module_address') === undefined;
  return variable !== undefined && isRoot ? textOf(memberAt(configuration.variables, variable, 'value')) : undefined;
}
