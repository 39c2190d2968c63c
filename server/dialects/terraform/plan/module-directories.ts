import { member, textOf } from '../../json.ts';
import { localDirectory } from '../needs.ts';
import type { ConfigModule, Configuration } from './configuration.ts';

/** The directories of the modules of a plan that lie beside its source, by module address. */
export function moduleDirectories(directory: string, configuration: Configuration): ReadonlyMap<string, string> {
  const directories = new Map<string, string>();
  const find = (module: ConfigModule): string | undefined => {
    const { call } = module;
    if (!call) return directory;
    const caller = directories.get(call.from.address) ?? find(call.from);
    return caller === undefined ? undefined : localDirectory(caller, textOf(member(call.json, 'source')));
  };
  for (const module of configuration.modules.values()) {
    const found = find(module);
    if (found !== undefined) directories.set(module.address, found);
  }
  return directories;
}
