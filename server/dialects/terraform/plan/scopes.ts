import type { Scope } from '../../../model/resource.ts';
import { type Configuration, providerVersionOf, regionOf } from './configuration.ts';
import { type Registry, createRegistry } from './several.ts';

/** A module of a plan with one of its providers. */
export interface PlanScope extends Scope {
  readonly registry: Registry;
}

/** Scopes on demand: one for each module and provider, because Region and version belong to the provider. */
export function createScopes(
  uri: string,
  configuration: Configuration,
): (module: string, providerKey: string | undefined, sourceVersion: string | undefined) => PlanScope {
  const scopes = new Map<string, PlanScope>();
  return (module, providerKey, sourceVersion) => {
    const id = `${uri}#${module}${providerKey?.includes('.') === true ? `@${providerKey}` : ''}`;
    let scope = scopes.get(id);
    if (!scope) {
      const registry = createRegistry();
      const region = regionOf(configuration, providerKey);
      const providerVersion = sourceVersion ?? providerVersionOf(configuration, providerKey);
      scope = {
        id,
        possible: registry.possible,
        registry,
        ...(region !== undefined && { region }),
        ...(providerVersion !== undefined && { providerVersion }),
      };
      scopes.set(id, scope);
    }
    return scope;
  };
}
