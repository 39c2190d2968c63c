import type { Finding, StoreSite } from './finding.ts';
import { ownOf, type Resource } from './resource.ts';
import { spanOf, type Node } from './source.ts';
import { encode, relativePath } from './uri.ts';

/**
 * What makes a finding the one it was: the same as long as the same rule complains about the same thing, however the text around it
 * is edited, moved or laid out. The two parts compare by themselves: when a file is moved, only `unit` changes.
 */
export interface Identity {
  /** URI of the file that declares what is judged; of what others wrote, of the author's call. */
  readonly unit: string;
  /** The rule and the subject: `ebs-volume-encrypted/Data`. The same wherever the file lies. */
  readonly within: string;
  /** What is judged, whatever rule complains: the address of the resource, then what is judged inside of it. */
  readonly subject: string;
}

/** Findings of what has not changed live on from analysis to analysis. */
const known = new WeakMap<Finding, Identity>();

/** Two findings of one project have it in common only where siblings have the same name. */
export function identityOf(finding: Finding): Identity {
  let identity = known.get(finding);
  if (!identity) {
    const subject = subjectOf(finding);
    const unit = ownOf(judgedIn(finding)).document.uri;
    known.set(finding, (identity = { unit, subject, within: `${encode(finding.rule.id)}/${subject}` }));
  }
  return identity;
}

/**
 * The identity as one text for reports and files: `templates/app.yaml#ebs-volume-encrypted/Data`. The file is relative to `root`,
 * the URI of a directory, so that it says nothing of a machine.
 */
export function idOf(finding: Finding, root: string): string {
  const { unit, within } = identityOf(finding);
  return `${fileOf(unit, root)}#${within}`;
}

/** The file of an id, as a relative URI. */
export const fileOf = (unit: string, root: string): string => relativePath(root, unit).split('/').map(encode).join('/');

/** The store of a finding, or the one rule of something that is no store: what stays while the rungs that are unmet change. */
export function matterOf(finding: Finding): string {
  const { unit, within, subject } = identityOf(finding);
  return `${unit}#${finding.store ? subject : within}`;
}

/** The rule and the place inside of a resource, whichever instance of the resource it is. */
export const inEachInstance = ({ rule, judged }: Finding): string => JSON.stringify([rule.id, judged.path]);

/** The same ids, each once: those that come again are counted, in their order. */
export function numbered(ids: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  return ids.map((id) => {
    const count = (counts.get(id) ?? 0) + 1;
    counts.set(id, count);
    return count === 1 ? id : `${id};${String(count)}`;
  });
}

const judgedIn = ({ store, resource }: Finding): Resource => store?.resource ?? resource;

const subjectOf = (finding: Finding): string => subjectOfSite({ ...finding.judged, resource: judgedIn(finding) });

/**
 * The address of a resource, and what is judged inside of it. `=` stands before a name and `:` before the number of a document: no
 * part that is escaped holds them.
 */
export function subjectOfSite({ resource, path, identity }: StoreSite): string {
  const inside = identity === undefined ? path.map((step) => encode(String(step))) : [`=${encode(identity)}`];
  return [...documentOf(resource), encode(resource.address), ...inside].join('/');
}

/** Which document of a file with several; nothing for the first, so that one more behind it changes nothing. */
function documentOf({ document: { roots }, header }: Resource): readonly string[] {
  if (roots.length < 2 || !('node' in header)) return [];
  const index = roots.findIndex((root) => holds(root, header.node));
  return index > 0 ? [`:${String(index)}`] : [];
}

function holds(root: Node, node: Node): boolean {
  const [outer, inner] = [spanOf(root), spanOf(node)];
  return outer.start <= inner.start && inner.end <= outer.end;
}
