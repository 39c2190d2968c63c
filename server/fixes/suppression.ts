import { code } from '../model/text/code.ts';
import { editsForAll } from '../edits/edit.ts';
import { suppressionChange } from '../edits/suppress.ts';
import type { Finding, Fix } from '../model/finding.ts';
import { ownOf } from '../model/resource.ts';

/** What stands where the user is to write why. */
const REASON = 'reason';

/** Silences one finding at its resource, with a reason to be filled in; undefined where nothing can be written. */
export function suppressionOf(finding: Finding): Fix | undefined {
  const { rule, resource } = finding;
  const changes = suppressionChange(resource, rule.id, REASON);
  if ('refused' in changes) return undefined;
  const outcome = editsForAll(changes);
  if ('refused' in outcome) return undefined;
  const result = `Suppress ${rule.id} for ${code(resource.address)} with a reason`;
  return {
    id: 'suppress',
    outcome: { is: 'suppressed' },
    title: result,
    result,
    notes: [],
    finding,
    also: [],
    impact: 'in-place',
    access: 'unchanged',
    preferred: false,
    edits: outcome.edits,
    documents: [ownOf(resource).document],
  };
}
