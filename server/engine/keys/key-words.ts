import { code } from '../../model/text/code.ts';
import type { KeyUse } from '../../model/key-use.ts';
import type { Statement } from '../../model/policy.ts';
import type { Site } from '../../model/source.ts';
import type { Ruling } from '../../model/rule.ts';
import type { Formula } from '../../model/formula.ts';
import { keyRuling } from './key-ruling.ts';
import type { Holds, Look, Subject } from '../look.ts';
import { read } from '../read/read.ts';

/** A ruling on keys, and where what decides is written. */
export interface KeyWords extends Ruling {
  readonly besides: readonly { readonly site: Site; readonly message: string }[];
}

/** Whom a key shuts out, what happens then and what to do, when that is what a formula asks. */
export function keyWords(formula: Formula, about: Subject, look: Look, holds: Holds): KeyWords | undefined {
  if (formula.op !== 'admits' && formula.op !== 'works') return undefined;
  const { truth, shutOut, denied, key } = keyRuling(formula.op, about, look, holds);
  const region = about.resource.scope.region;
  return {
    truth,
    because: shutOut
      .map((use) => (formula.op === 'admits' ? admitText(use, denied.get(use), region) : insteadText(use, region)))
      .join(' '),
    besides: [...(key ? [policyOf(key, look)] : []), ...[...new Set(denied.values())].flatMap(denyOf)],
  };
}

function policyOf(key: Subject, look: Look): KeyWords['besides'][number] {
  const facet = key.kind.owner && 'level' in key.kind.owner ? key.kind.owner.policy : undefined;
  const value = facet === undefined ? undefined : read(key, facet, look).value;
  return value?.site
    ? { site: value.site, message: `the policy of key ${code(key.resource.address)}` }
    : {
        site: key.resource.header,
        message: `key ${code(key.resource.address)} has no policy of its own: KMS gives it one for the account alone`,
      };
}

const denyOf = ({ site, sid }: Statement): KeyWords['besides'] =>
  site ? [{ site, message: `the \`Deny\`${sid === undefined ? '' : ` ${code(sid)}`} that keeps it out` }] : [];

/** Who it is, as people call it. */
export function whoUses({ by, principal = '' }: KeyUse, region: string | undefined): string {
  if (by === 'linked-role') return `the service-linked role ${code(principal.slice(principal.lastIndexOf('/') + 1))}`;
  if (by === 'service') return `\`${principal.replaceAll('${region}', region ?? '<region>')}\``;
  return by === 'creator' ? 'whoever deploys it' : 'whoever uses it';
}

/** Beside a Deny that counts for it, no Allow helps. */
function admitText(use: KeyUse, denied: Statement | undefined, region: string | undefined): string {
  if (!denied) return addText(use, region);
  const exempt =
    use.by === 'service'
      ? 'Let the `Deny` spare services: `"Bool": {"aws:PrincipalIsAWSService": "false"}`.'
      : 'Exempt it there.';
  const keys = denied.conditions.map(({ key }) => code(key)).join(', ');
  const held = keys === '' ? '' : `, whose conditions on ${keys} hold for it, too`;
  const which = denied.sid === undefined ? '' : ` ${code(denied.sid)}`;
  return `${capital(whoUses(use, region))} is refused by its \`Deny\`${which}${held}: ${use.then}. ${exempt}`;
}

function addText(use: KeyUse, region: string | undefined): string {
  const who = whoUses(use, region);
  const what = list(use.actions.map((action) => code(action)));
  const add =
    use.principal === undefined
      ? `Add a statement that lets the account (its root) use the key, or names the roles that need ${what}.`
      : `Add a statement that allows ${who} ${what}.`;
  return `${capital(who)} is not let in: ${use.then}. ${add}`;
}

const insteadText = (use: KeyUse, region: string | undefined): string =>
  `${capital(whoUses(use, region))} can't work with ${
    use.customerKeyWorks === false
      ? `a KMS key: ${use.then}. Use the service's own keys here.`
      : `a key that AWS manages, whose policy nobody can change: ${use.then}. Use a key of your own whose policy lets it in.`
  }`;

const list = (texts: readonly string[]): string =>
  texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1) ?? ''}`;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
