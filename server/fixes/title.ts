import type { Access, Impact } from '../model/impact.ts';
import type { Resource } from '../model/resource.ts';

const IMPACT: Readonly<Record<Impact, string | undefined>> = {
  'in-place': undefined,
  interrupts: 'some interruption',
  'may-replace': 'may replace the resource',
  unknown: 'deploy effect not known',
  replaces: 'replaces the resource',
  rejected: 'rejected on a deployed resource',
};
const ACCESS: Readonly<Record<Access, string | undefined>> = {
  unchanged: undefined,
  'needs-key-access': 'may need key access',
  'denies-clients': 'may shut clients out',
};

/** "Encrypt EBS volume `Data` (replaces the resource, may need key access)". */
export function titled(
  result: string,
  impact: Impact,
  { access, note = ACCESS[access] }: { readonly access: Access; readonly note?: string },
  place?: string,
): string {
  const notes = [place === undefined ? undefined : `by changing ${place}`, IMPACT[impact], note].filter(
    (one) => one !== undefined,
  );
  return notes.length === 0 ? result : `${result} (${notes.join(', ')})`;
}

/** What the user must agree to, when data could be lost on deploy. */
export function confirmation(resource: Resource, impact: Impact): string | undefined {
  if (impact === 'replaces' || impact === 'may-replace') {
    const kept = ['UpdateReplacePolicy', 'lifecycle'].some((name) => {
      const value = resource.attribute(name);
      return value.is === 'known' && (value.value === 'Retain' || value.value === 'Snapshot');
    });
    if (!kept)
      return `A deploy replaces \`${resource.address}\` with a new, empty one and removes the old one with its data.`;
  }
  if (impact === 'rejected')
    return `CloudFormation rejects this update if \`${resource.address}\` is already deployed; a new resource is needed.`;
  return undefined;
}
