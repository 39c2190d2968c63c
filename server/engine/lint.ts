import type { Analysis, Finding, Project } from '../model/finding.ts';
import { inEachInstance } from '../model/identity.ts';
import { ownOf, type Resource } from '../model/resource.ts';
import type { Catalogue } from '../model/rule.ts';
import type { Settings } from '../model/settings.ts';
import { locationOf, type Node } from '../model/source.ts';
import { type Judgement, judgeResource, stillHolds } from './judge/judge-resource.ts';
import { suppressionNotes } from './findings/suppression-notes.ts';
import { createWorld } from './world.ts';

const judgements = new WeakMap<Analysis, ReadonlyMap<string, Judgement>>();

/** Judges every resource of a project, in steps of one resource. What did not change since `previous` is not judged again. */
export function* lint(
  project: Project,
  catalogue: Catalogue,
  settingsFor: (uri: string) => Settings,
  today: string,
  previous?: Analysis,
): Generator<void, Analysis> {
  const before = previous && judgements.get(previous);
  const world = createWorld(project);
  const now = new Map<string, Judgement>();
  const settings = new Map<string, Settings>();
  for (const resource of project.resources) {
    if (resource.type.startsWith('data.') || isNameOnly(resource)) continue;
    const { uri } = ownOf(resource).document;
    let own = settings.get(uri);
    if (!own) settings.set(uri, (own = settingsFor(uri)));
    const old = before?.get(resource.id);
    if (stillHolds(old, resource, own, world, today)) now.set(resource.id, old);
    else {
      now.set(resource.id, judgeResource(resource, catalogue, own, world, today));
      yield;
    }
  }
  const all = [...now.values()];
  const analysis: Analysis = {
    project,
    findings: inOrder(
      mergeInstances(
        project,
        all.flatMap((judgement) => judgement.findings),
      ),
    ),
    stores: all.flatMap((judgement) => judgement.stores),
    notes: [...project.notes, ...suppressionNotes(project, catalogue, today)],
  };
  judgements.set(analysis, now);
  return analysis;
}

/** One written place that stands for several instances is one finding that names them. */
function mergeInstances(project: Project, findings: readonly Finding[]): readonly Finding[] {
  if (!readTwice(project)) return findings;
  const places = new Map<string, Map<Node, Finding>>();
  const merged: Finding[] = [];
  let duplicates = false;
  for (const finding of findings) {
    const node = 'node' in finding.site ? finding.site.node : undefined;
    // A suppression on one call of a module says nothing of another call.
    const key = `${inEachInstance(finding)}${finding.suppressed ? ' suppressed' : ''}`;
    let byNode = places.get(key);
    if (!byNode) places.set(key, (byNode = new Map<Node, Finding>()));
    const first = node && byNode.get(node);
    if (node && first && first.resource !== finding.resource && first.resource.body === finding.resource.body) {
      duplicates = true;
      const joined = { ...first, instances: [...first.instances, ...finding.instances] };
      byNode.set(node, joined);
      merged[merged.indexOf(first)] = joined;
      continue;
    }
    if (node) byNode.set(node, finding);
    merged.push(finding);
  }
  return duplicates ? merged : findings;
}

/** Declared in a file that is not read: it exists, and nothing can be said of it. */
const isNameOnly = ({ body, properties }: Resource): boolean => !body && properties.is === 'unknown';

/** Only what is read several times can stand for several instances. */
const readTwice = ({ resources }: Project): boolean =>
  new Set(resources.map(({ body }) => body)).size < resources.length;

function inOrder(findings: readonly Finding[]): readonly Finding[] {
  const placed = findings.map((finding) => ({ finding, at: locationOf(finding.site) }));
  placed.sort((a, b) => (a.at.uri < b.at.uri ? -1 : a.at.uri > b.at.uri ? 1 : a.at.span.start - b.at.span.start));
  return placed.map(({ finding }) => finding);
}
