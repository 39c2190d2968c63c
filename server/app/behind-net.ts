import type { Analyzer, Finding, Refusal } from '../model/finding.ts';
import type { Resource } from '../model/resource.ts';
import { terminal } from '../model/text/terminal.ts';
import { net } from '../workspace/crash.ts';
import type { Unseen } from './load.ts';

/** An analyzer whose answers about findings come behind a net, and the mistakes of ours that it has met, once each. */
export interface BehindNet {
  readonly analyzer: Analyzer;
  readonly met: () => readonly Unseen[];
}

/** What can't be said of one finding is missing there, and keeps nothing else from being told or fixed. */
export function behindNet(analyzer: Analyzer): BehindNet {
  const met = new Map<string, Unseen>();
  const attempt = <T>(of: Resource | undefined, otherwise: (crash: string) => T, work: () => T): T => {
    const outcome = net(work);
    if ('value' in outcome) return outcome.value;
    const { crash } = outcome;
    const uri = of?.document.uri;
    if (uri !== undefined) met.set(`${uri}\n${crash}`, { uri, reason: crash, internal: true });
    return otherwise(crash);
  };
  const none =
    (findings: readonly Finding[]) =>
    (because: string): ReturnType<Analyzer['fixes']> => ({
      fixes: [],
      refused: findings.map((finding) => ({ finding, because })),
    });
  return {
    met: () => [...met.values()],
    analyzer: {
      ...analyzer,
      fixes: (finding, analysis, key) =>
        attempt(finding.resource, none([finding]), () => analyzer.fixes(finding, analysis, key)),
      offers: (finding, analysis, key) => {
        let refused: readonly Refusal[] | undefined;
        const failed = (because: string): undefined => void (refused = [{ finding, because }]);
        const offers = attempt(finding.resource, failed, () => analyzer.offers(finding, analysis, key));
        return {
          first: (fits) => attempt(finding.resource, failed, () => offers?.first(fits)),
          all: () => attempt(finding.resource, failed, () => offers?.all()) ?? [],
          refused: () => refused ?? offers?.refused() ?? [],
        };
      },
      preferred: (finding, analysis) =>
        attempt(
          finding.resource,
          () => undefined,
          () => analyzer.preferred(finding, analysis),
        ),
      wider: (finding, analysis) =>
        attempt(
          finding.resource,
          () => [],
          () =>
            analyzer.wider(finding, analysis).map((one) => ({
              ...one,
              made: () =>
                attempt(
                  finding.resource,
                  () => undefined,
                  () => one.made(),
                ),
            })),
        ),
      together: (findings, analysis, key) =>
        attempt(findings[0]?.resource, none(findings), () => analyzer.together(findings, analysis, key)),
      compose: (fixes) =>
        attempt(
          fixes[0]?.finding.resource,
          () => ({ taken: [], edits: [] }),
          () => analyzer.compose(fixes),
        ),
      explainText: (finding, ...rest) =>
        attempt(
          finding.resource,
          (crash) => terminal`${crash}`,
          () => analyzer.explainText(finding, ...rest),
        ),
      explainStore: (report, ...rest) =>
        attempt(
          report.site.resource,
          (crash) => terminal`${crash}`,
          () => analyzer.explainStore(report, ...rest),
        ),
      work: (resource, ...rest) =>
        attempt(
          resource,
          () => [],
          () => analyzer.work(resource, ...rest),
        ),
    },
  };
}
