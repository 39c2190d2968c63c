import { code } from '../../model/text/code.ts';
import { speller } from '../../dialects/speller.ts';
import type { Change } from '../../edits/change.ts';
import type { KeyChoice } from '../../model/finding.ts';
import type { Access } from '../../model/impact.ts';
import type { Resource } from '../../model/resource.ts';
import type { Fresh } from '../../model/fresh.ts';

/** A key that a fix names: what `$key` stands for, and what has to be written so that it is there. */
export interface NamedKey {
  readonly choice: KeyChoice;
  /** Follows "Encrypt ... with": "key `DataKey`". */
  readonly words: string;
  /** How it is named from a resource; undefined where it can't be. */
  readonly from: (resource: Resource) => Fresh | undefined;
  readonly changes: readonly Change[];
  /** The key itself, where the project has it: its policy tells whom it shuts out. */
  readonly existing?: Resource;
  /** Whom encrypting with it may shut out. */
  readonly access: Access;
  /** What is written for it, as a sentence for the user to agree to. */
  readonly adds?: string;
}

export const existingKey = (key: Resource): NamedKey => ({
  choice: { is: 'existing', name: key.address },
  words: `key ${code(key.address)}`,
  existing: key,
  from: (resource) => speller(resource.dialect).reference(key, 'arn', resource),
  changes: [],
  access: 'needs-key-access',
});

export const literalKey = (arn: string): NamedKey => ({
  choice: { is: 'literal', arn },
  words: `key ${code(arn)}`,
  from: () => arn,
  changes: [],
  access: 'needs-key-access',
});
