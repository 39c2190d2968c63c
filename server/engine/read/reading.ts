import type { Resource } from '../../model/resource.ts';
import type { Path, Site } from '../../model/source.ts';
import type { Value } from '../../model/value.ts';

/** What stands at a facet's place in one case, and where that place is. */
export interface Reading {
  /** Never `branches`; a list when the spelling steps through several items. Empty text and null read as absent. */
  readonly value: Value;
  /** Something is written that says nothing: an empty text, null. */
  readonly empty?: true;
  /** Where it stands, or would stand. */
  readonly resource: Resource;
  readonly path: Path;
  /** The key that holds a list where the vendor takes a map alone: nothing can be written below it. "" for the properties. */
  readonly misfit?: string;
  /** The key of a block that is written several times where one is taken: which of them counts can't be said. */
  readonly repeated?: { readonly key: string; readonly times: number };
  /** The key of a list that holds something else beside its blocks, which the vendor refuses. */
  readonly mixed?: string;
  /** The key of the deepest step that is written. */
  readonly near?: Site;
  /** Set where the item that would hold it does not exist: the list to add one to, and what names the item. */
  readonly item?: { readonly list: Path; readonly named: Readonly<Record<string, string>> };
}
