import type { Truth } from '../../model/value.ts';
import type { Look, Subject } from '../look.ts';
import { stepsOf } from '../read/path.ts';
import { walk } from '../read/read.ts';
import { own } from '../../model/own.ts';

/** Whether the account encrypts new EBS volumes by default where the resource is deployed, by the configuration alone. */
export function accountEncrypts(about: Subject, look: Look): Truth {
  const byRegion = look.settings.ebsEncryptionByDefault;
  const region = about.resource.scope.region ?? regionOfZone(about, look);
  const said = (region === undefined ? undefined : own(byRegion, region)) ?? byRegion['*'];
  if (said !== undefined) return said ? 'yes' : 'no';
  const regions = Object.values(byRegion);
  return regions.length > 0 && region === undefined ? 'unknown' : 'no';
}

/** `us-east-1a`; Local Zones and Wavelength Zones (`us-west-2-lax-1a`) start with their Region, too. Zone ids (`use1-az1`) do not. */
const ZONE = /^([a-z]{2}(?:-[a-z]+)+-\d+)(?:[a-z]|-[a-z0-9-]+)$/;

function regionOfZone({ resource, spelled }: Subject, look: Look): string | undefined {
  if (spelled.zone === undefined) return undefined;
  const { value } = walk(resource.properties, stepsOf(spelled.zone), [], resource, look.now);
  return value.is === 'known' ? ZONE.exec(String(value.value))?.[1] : undefined;
}
