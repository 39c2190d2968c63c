import path from 'node:path';
import type { LoadRequest } from '../app/load.ts';
import type { UnknownPolicy } from '../model/settings.ts';
import { uriOfPath } from '../workspace/node.ts';
import { parameterValues } from './inputs.ts';
import type { ScopeOptions } from './options.ts';

/** What the command line asks for. Throws `UsageError` for a file of parameters that can't be read. */
export async function loadRequest(
  paths: readonly string[],
  options: ScopeOptions & { readonly unknown?: UnknownPolicy; readonly controls?: readonly string[] },
): Promise<LoadRequest> {
  const { config, profile, unknown, source, controls } = options;
  return {
    uris: paths.map(uriOf),
    base: { unknown: 'off' },
    flags: { ...(profile && { profile }), ...(unknown && { unknown }) },
    ...(config !== undefined && { config: config === false ? false : uriOf(config) }),
    parameters: await parameterValues(options),
    ...(source !== undefined && { source: uriOf(source) }),
    noIgnore: !options.ignore,
    ...(controls && { controls }),
  };
}

const uriOf = (name: string): string => uriOfPath(path.resolve(name));
