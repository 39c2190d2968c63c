import type { Analysis, Note } from '../model/finding.ts';
import type { Resource } from '../model/resource.ts';
import type { Catalogue } from '../model/rule.ts';
import { code } from '../model/text/code.ts';

/** Resources of types of which AtRest does not know whether they keep data at rest: newer than its data, or of somebody else. */
export interface NoOpinion {
  readonly resources: number;
  /** The most frequent first. */
  readonly types: readonly { readonly type: string; readonly resources: number }[];
  /** One for each resource of a file whose settings show what is not known. */
  readonly notes: readonly Note[];
}

export function noOpinion(
  analyses: readonly Pick<Analysis, 'project'>[],
  { kindsOf, knows, dataOf }: Pick<Catalogue, 'kindsOf' | 'knows' | 'dataOf'>,
  isShown: (uri: string) => boolean,
): NoOpinion {
  const verdicts = new Map<string, boolean>();
  const isStrange = ({ type, dialect }: Resource): boolean => {
    let strange = verdicts.get(type);
    if (strange === undefined)
      verdicts.set(type, (strange = dialect.mayKeepData(type) && kindsOf(type).length === 0 && !knows(type)));
    return strange;
  };
  const found = new Map<string, Resource>();
  for (const { project } of analyses)
    for (const resource of project.resources)
      if (isStrange(resource)) found.set(`${resource.document.uri}#${resource.address}`, resource);
  const counts = new Map<string, number>();
  for (const { type } of found.values()) counts.set(type, (counts.get(type) ?? 0) + 1);
  const types = [...counts].map(([type, resources]) => ({ type, resources }));
  return {
    resources: found.size,
    types: types.sort((a, b) => b.resources - a.resources || (a.type < b.type ? -1 : 1)),
    notes: [...found.values()]
      .filter(({ document }) => isShown(document.uri))
      .map(({ header, address, type }) => ({
        site: header,
        message: `${code(address)} is of the type ${code(type)}, which AtRest (data of ${dataOf}) does not know: whether it keeps data at rest is not judged.`,
      })),
  };
}
