import type { Resource } from '../model/resource.ts';
import type { Truth } from '../model/value.ts';
import type { Look } from './look.ts';

/** Whether the account encrypts new EBS volumes by default where the resource is deployed, by the configuration alone. */
export function accountEncrypts(resource: Resource, look: Look): Truth {
  const byRegion = look.settings.ebsEncryptionByDefault;
  const region = resource.scope.region;
  const said = (region === undefined ? undefined : byRegion[region]) ?? byRegion['*'];
  if (said !== undefined) return said ? 'yes' : 'no';
  const regions = Object.values(byRegion);
  return regions.length > 0 && region === undefined ? 'unknown' : 'no';
}
