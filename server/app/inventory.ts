import type { Analysis, StoreReport } from '../model/finding.ts';
import { fileOf, subjectOfSite } from '../model/identity.ts';
import { ownOf } from '../model/resource.ts';

/** A store and what it comes to, passes included: `report` holds its level, and the rungs it meets with what they rest on. */
export interface Inventoried {
  /** File, `#`, address, and what is inside of the resource, as in the ids of findings. */
  readonly id: string;
  readonly report: StoreReport;
  readonly analysis: Analysis;
}

/** All stores that were judged, each once, in the order of files and of the text. `root` is the URI of the directory that ids start at. */
export function inventoryOf(analyses: readonly Analysis[], root: string): readonly Inventoried[] {
  const seen = new Map<string, Inventoried>();
  for (const analysis of analyses)
    for (const report of analysis.stores) {
      const { resource } = report.site;
      const id = `${fileOf(ownOf(resource).document.uri, root)}#${subjectOfSite(report.site)}`;
      // A template that two stacks nest is judged in each: what differs is told twice.
      const key = [id, report.kind.id, report.verdict, ...report.protection.levels].join('\n');
      if (!seen.has(key)) seen.set(key, { id, report, analysis });
    }
  return [...seen.values()];
}
