import type { Finding } from '../../model/finding.ts';
import { identityOf } from '../../model/identity.ts';

/** The identity of a finding, short enough to go to the editor and back with each diagnostic. Not for eyes. */
export function fingerprintOf(finding: Finding): string {
  const { unit, within } = identityOf(finding);
  return hash(`${unit}#${within}`);
}

/** 53 bits, two mixed multiplicative hashes: enough for one project, and needs no library. */
function hash(text: string): string {
  let high = 0x9e3779b1;
  let low = 0x85ebca6b;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 0xc2b2ae35);
    low = Math.imul(low ^ code, 0x27d4eb2f);
    high ^= high >>> 15;
    low ^= low >>> 13;
  }
  return ((high >>> 0) * 0x200000 + ((low >>> 0) & 0x1fffff)).toString(36);
}
