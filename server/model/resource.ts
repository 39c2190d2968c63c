import type { Document, MapNode, Path, Site } from './source.ts';
import type { Guard } from './condition.ts';
import type { PlainReader } from './json-text.ts';
import type { Prose } from './prose.ts';
import type { Truth, Value } from './value.ts';

/** What becomes of a resource's data when a deploy removes the resource: as it is said beside its properties, if anywhere. */
export type Retention = 'kept' | 'snapshot' | 'removed' | 'unknown';

/**
 * What judging must know of the notation that a resource is written in. One object for each, made in `server/dialects`; everybody
 * else asks it, and nobody compares it.
 */
export interface DialectFacts {
  /** For people and reports. */
  readonly name: string;
  /** Resources that say no Region of their own lie in one Region with all of their scope, whichever it is. */
  readonly oneRegion: boolean;
  /** One block may be written as a list of it. */
  readonly listsOneBlock: boolean;
  /** What a text in YAML holds, where a resource takes documents as text. Throws on what can't be read. */
  readonly yamlText: PlainReader;
  /** A deploy changes a live stack, which knows what was there before. */
  readonly updatesStack: boolean;
  /** Where a suppression is listed inside a resource's body: a path to a list. */
  readonly suppressions: Path;
  /** Whether a type may be one of things that keep data: not of other code (a module, a custom resource), nor of another provider. */
  readonly mayKeepData: (type: string) => boolean;
  /** Whether resources of a type run code that is not seen: what they are handed they may change. */
  readonly runsCode: (type: string) => boolean;
  /** Whether every version of the provider that the scope allows is in a range (`>=6`, `<6`); `no` where there is no provider. */
  readonly allows: (scope: Scope, range: string) => Truth;
  /** What is written of keeping a resource's data; undefined where the notation has no word for it. */
  readonly retention: (resource: Resource, pick: (value: Value) => Value | undefined) => Retention | undefined;
  /** Whether it is written that a resource's data outlives a deploy that puts another one in its place. */
  readonly keepsReplaced: (resource: Resource) => boolean;
}

/** A suppression written beside the resource: CloudFormation `Metadata.AtRest.ignore`, Terraform `"//".atrest.ignore`. */
export interface Ignore {
  /** Rule ids, families (`encrypted`, `kms-key`, ...) or `*`. */
  readonly rules: readonly string[];
  readonly reason?: string;
  /** YYYY-MM-DD; the last day on which it counts. */
  readonly until?: string;
  readonly owner?: string;
  /** From the resource's properties to the block that it is written in; the whole resource when absent. */
  readonly within?: Path;
  readonly site: Site;
}

/** What one instance of a unit knows besides its resources. Dialects put more behind it; others only compare identities. */
export interface Scope {
  /** Unique in a project: the unit's URI and the instance's address prefix. */
  readonly id: string;
  /** False when the parameters make the guard impossible; true when it can hold or is too large to decide. */
  readonly possible: (guard: Guard) => boolean;
  /** AWS Region the instance is deployed to, if written. */
  readonly region?: string;
  /** Why there may be resources of any type that are not written. */
  readonly adds?: string;
  /** Provider versions allowed, as written in the lock file or `required_providers`: `5.100.0`, `~> 5.0`. */
  readonly providerVersion?: string;
}

/** Code of others, which the next download writes over. */
export interface Borrowed {
  /** The call in the author's own code that brings it in, as something that fixes write for and beside. */
  readonly by: Resource;
  /** Whether a file is of such code. */
  readonly isForeign: (uri: string) => boolean;
}

/** What fixes for a resource write beside: itself, or the author's call of what others wrote. */
export const ownOf = (resource: Resource): Resource => resource.borrowed?.by ?? resource;

/** One resource (or `data` source) of one instance of a unit. */
export interface Resource {
  /** Unique in its project: `scope.id` and `address`. */
  readonly id: string;
  readonly dialect: DialectFacts;
  /** `AWS::EC2::Volume`, `aws_ebs_volume`, `data.aws_kms_alias`: these never collide. */
  readonly type: string;
  /** What a reader calls it: `Data`, `aws_ebs_volume.data`, `module.net.aws_ebs_volume.data`. */
  readonly address: string;
  readonly scope: Scope;
  readonly document: Document;
  /** The logical id or the last label, for squiggles on the resource. */
  readonly header: Site;
  /** Everything the author set, evaluated; CloudFormation's `Properties`, a Terraform block without its meta-arguments. */
  readonly properties: Value;
  /** Whether it exists at all: true, unknown, or branches of these (`Condition`, `count`). */
  readonly exists: Value;
  /** The block that fixes write into, and the path inside it to where properties stand. Absent in plans. */
  readonly body?: MapNode;
  readonly base: Path;
  /** CloudFormation attributes beside Properties (`DeletionPolicy`, ...), Terraform `lifecycle`; read by name. */
  readonly attribute: (name: string) => Value;
  readonly ignores: readonly Ignore[];
  /** Path of the CDK construct that made it. */
  readonly construct?: string;
  /** Set where a fix would be overwritten: why, and what to change instead. */
  readonly generated?: Prose;
  /** The calls of modules that lead to where it is written, the innermost first; absent for what is written in the root. */
  readonly calls?: readonly Site[];
  /** Set where it is written in code of others. */
  readonly borrowed?: Borrowed;
  /** Where a plan's resource stands in the plan, when `header` shows its source. */
  readonly plan?: { readonly document: Document; readonly address: string };
  /** Addresses of the instances that the block stands for (`count`, `for_each`, module calls), when there are several. */
  readonly instances?: readonly string[];
}

/** A symbolic place: survives reformatting, identifies a finding, becomes a location late. */
export interface Place {
  readonly resource: Resource;
  /** From the resource's properties. */
  readonly path: Path;
}
