import { admits, keySubject } from '../engine/keys/admits.ts';
import { type AppliedUse, appliedUses } from '../engine/keys/applied-uses.ts';
import { holds } from '../engine/formula/formula.ts';
import { whoUses } from '../engine/keys/key-words.ts';
import { type Access, worstAccess } from '../model/impact.ts';
import type { KeyUse } from '../model/key-use.ts';
import type { Resource } from '../model/resource.ts';
import type { Truth } from '../model/value.ts';
import type { KeptKey } from './keys/kept-key.ts';
import type { NamedKey } from './keys/named-key.ts';
import type { Opened } from './open.ts';
import type { Grant } from './recipe.ts';
import type { Way } from './ways.ts';

/** Whom a fix shuts out, as far as the project tells. */
export interface AccessRuling {
  readonly access: Access;
  /** "shuts out `s3.amazonaws.com`, without an error"; only where that is certain. */
  readonly note?: string;
  /** What happens then, for the user to agree to. */
  readonly confirm?: string;
  /** Uses of the key for which somebody has to be, or may have to be, given access. */
  readonly grants: readonly Grant[];
}

export function accessOf(
  members: readonly { readonly opened: Opened; readonly way: Way }[],
  key: NamedKey | undefined,
): AccessRuling {
  const judged = members.map(({ opened, way }) => {
    const byKey = byKeyOf(opened, way, key);
    return { ...byKey, access: worstAccess([way.access, byKey.access]), region: opened.about.resource.scope.region };
  });
  // Losses that nothing shows come first.
  const out = judged
    .flatMap(({ out: uses, region }) => uses.map((use) => ({ use, who: whoUses(use, region) })))
    .sort((a, b) => ORDER.indexOf(a.use.fails) - ORDER.indexOf(b.use.fails));
  const access = worstAccess(judged.map((one) => one.access));
  const grants = judged.flatMap(({ needs, region }) => needs.map((need) => ({ ...need, region })));
  const [first] = out;
  if (!first) return { access, grants };
  const others = new Set(out.map(({ who }) => who)).size - 1;
  return {
    access,
    grants,
    note: `shuts out ${first.who}${others > 0 ? ` and ${String(others)} more` : ''}${first.use.fails === 'silently' ? ', without an error' : ''}`,
    confirm: [...new Set(out.map(({ use, who }) => `This shuts out ${who}: ${use.then}.`))].join(' '),
  };
}
const ORDER: readonly KeyUse['fails'][] = ['silently', 'deploy', 'use'];

function byKeyOf(opened: Opened, way: Way, key: NamedKey | undefined): AccessJudgement {
  switch (way.whoseKey.is) {
    case 'chosen':
      return key ? ofKey(opened, key) : NOBODY;
    case 'kept':
      return ofKey(opened, way.whoseKey.kept);
    case 'aws':
      return ofAwsKey(opened);
    case 'none':
      return NOBODY;
  }
}

interface AccessJudgement {
  readonly access: Access;
  readonly out: readonly KeyUse[];
  readonly needs: readonly AppliedUse[];
}
const NOBODY: AccessJudgement = { access: 'unchanged', out: [], needs: [] };

/** A key of the project is judged by its policy; of any other nothing is known. */
function ofKey(opened: Opened, key: KeptKey & Partial<Pick<NamedKey, 'choice'>>): AccessJudgement {
  const uses = appliedUses(opened.about, opened.look, holds);
  if (key.existing && opened.about.kind.keyUses) return ofProjectKey(uses, key.existing, opened);
  // The policy of a new key lets in whom it can name.
  const needs = key.choice?.is === 'new' ? uses.filter(({ use }) => use.principal === undefined) : uses;
  return { access: key.access, out: [], needs: key.access === 'unchanged' ? [] : needs };
}

function ofProjectKey(uses: readonly AppliedUse[], resource: Resource, { about, look }: Opened): AccessJudgement {
  const key = keySubject(resource, look);
  if (!key) return { access: 'needs-key-access', out: [], needs: uses };
  return worst(
    uses.map(({ use, applies }) => {
      const truth: Truth = admits(key, use, about, look, holds);
      // Those whom a statement for the account lets in still need it in their IAM policies; the deploy itself tells when it lacks it.
      return {
        use,
        applies,
        access: truth === 'yes' && use.by !== 'caller' ? 'unchanged' : 'needs-key-access',
        out: truth === 'no',
      };
    }),
  );
}

/** The key that AWS manages for the service: nobody can let anyone in. */
const ofAwsKey = ({ about, look }: Opened): AccessJudgement => ({
  ...worst(
    appliedUses(about, look, holds).map(({ use, applies }) => {
      const out = use.awsKeyWorks === false || use.customerKeyWorks === false;
      // Callers of other accounts are not to be seen, and the key lets none of them in.
      return { use, applies, access: out || use.by === 'caller' ? 'needs-key-access' : 'unchanged', out };
    }),
  ),
  needs: [],
});

function worst(uses: readonly (AppliedUse & { readonly access: Access; readonly out: boolean })[]): AccessJudgement {
  const out = uses.filter((one) => one.out && one.applies === 'yes').map(({ use }) => use);
  return {
    access: worstAccess([
      ...uses.map(({ access }) => access),
      ...(out.length > 0 ? (['denies-clients'] as const) : []),
    ]),
    out,
    needs: uses.flatMap(({ use, applies, access }) => (access === 'unchanged' ? [] : [{ use, applies }])),
  };
}
