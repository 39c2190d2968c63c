import { type Fix, withNotes } from '../model/finding.ts';
import { code } from '../model/text/code.ts';
import type { Access, Impact } from '../model/impact.ts';
import type { Resource } from '../model/resource.ts';

const IMPACT: Readonly<Record<Impact, string | undefined>> = {
  'in-place': undefined,
  interrupts: 'some interruption',
  'may-replace': 'may replace the resource',
  unknown: 'deploy effect not known',
  replaces: 'replaces the resource',
  rejected: 'rejected once deployed',
};
const ACCESS: Readonly<Record<Access, string | undefined>> = {
  unchanged: undefined,
  'needs-key-access': 'may need key access',
  'denies-clients': 'may shut clients out',
};

/** Of several resources. */
const IMPACTS: Readonly<Record<Impact, string | undefined>> = {
  ...IMPACT,
  'may-replace': 'may replace some',
  replaces: 'replaces some',
};

export type Titled = Pick<Fix, 'title' | 'result' | 'notes'>;

/** Editors cut titles at about this many characters. */
const MAX_LENGTH = 120;

/** "Encrypt EBS volume `Data` (replaces the resource, may need key access)". A long one calls the resource by its own name alone. */
export function titled(
  result: string,
  impact: Impact,
  { access, note = ACCESS[access] }: { readonly access: Access; readonly note?: string },
  of: { readonly resource: Resource; readonly several: boolean; readonly places: readonly string[] },
): Titled {
  const { resource, several, places } = of;
  const [place] = places;
  const notes = [
    (several ? IMPACTS : IMPACT)[impact],
    note,
    several || place === undefined || places.length > 1 ? undefined : `by changing ${place}`,
  ].filter((one) => one !== undefined);
  const whole = withNotes(result, notes);
  const name = resource.address.split('.').at(-1) ?? resource.address;
  const short = whole.length > MAX_LENGTH ? result.replace(code(resource.address), () => code(name)) : result;
  return { title: withNotes(short, notes), result: short, notes };
}

/** What the user must agree to, when data could be lost on deploy. */
export function confirmation(resource: Resource, impact: Impact): string | undefined {
  if (impact === 'replaces' || impact === 'may-replace') {
    if (!resource.dialect.keepsReplaced(resource))
      return `A deploy replaces ${code(resource.address)} with a new, empty one and removes the old one with its data.`;
  }
  if (impact === 'rejected')
    return `CloudFormation rejects this update if ${code(resource.address)} is already deployed; a new resource is needed.`;
  return undefined;
}
