import type { Analyzer } from '../model/finding.ts';
import type { Working } from '../model/working.ts';
import { isAt, type Spot } from './explain.ts';
import type { JudgedMaterial } from './judge.ts';

/** How the judgements of the resources at a spot came about, under the settings of their files. */
export function workAt(spot: Spot, { analyses, settings }: JudgedMaterial, analyzer: Analyzer): readonly Working[] {
  return analyses.flatMap((analysis) =>
    analysis.project.resources
      .filter((resource) => isAt(resource, spot))
      .flatMap((resource) => analyzer.work(resource, analysis, settings(resource.document.uri))),
  );
}
