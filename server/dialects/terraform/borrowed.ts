import type { Resource } from '../../model/resource.ts';
import { absent } from '../../model/value.ts';
import { terraformFacts } from './facts.ts';
import { argument } from './module/block.ts';
import { siteOfCall } from './module/calls.ts';
import type { CallSite } from './module/calls.ts';
import { nodeValue } from './module/node-value.ts';
import { propertiesOf } from './module/properties.ts';
import { instancesOf } from './module/instances.ts';
import { resourceId } from './module/pointer.ts';
import { passedBy } from './module/provider.ts';
import type { ScopeFor } from './resource.ts';

/** The call as fixes see it: what they write for the module goes into it, and beside it. */
export function callAsResource({ module, call }: CallSite, provider: string, scopeFor: ScopeFor): Resource {
  const [{ file, map }] = call.parts;
  const { assumption } = module.tree;
  const address = `module.${call.labels.at(-1) ?? ''}`;
  const own = instancesOf(call, module, assumption);
  const scope = { module, assumption, bound: own.bound };
  return {
    id: resourceId(module, address),
    dialect: terraformFacts,
    type: 'module',
    address: `${module.prefix}${address}`,
    scope: scopeFor(passedBy(call, provider) ?? provider),
    get document() {
      return file.document;
    },
    header: siteOfCall({ module, call }),
    get properties() {
      return propertiesOf(call, scope);
    },
    exists: own.exists,
    body: map,
    base: [],
    attribute: (name) => {
      const written = argument(call, name);
      return written ? nodeValue(written, scope) : absent();
    },
    ignores: [],
  };
}
