import type { Concern, Control } from '../model/kind.ts';
import type { Catalogue } from '../model/rule.ts';
import { familyName, hasFix } from '../model/rule.ts';
import type { Profile, Severity } from '../model/settings.ts';
import { PROFILES } from '../model/settings.ts';
import { mappedTo } from './controls.ts';

/** A rule as lists have it, `atrest rules --json` for one (version 1). */
export interface ListedRule {
  readonly id: string;
  /** Null for a rule with a formula of its own, unless it is of a family. */
  readonly family: string | null;
  readonly concern: Concern;
  readonly title: string;
  readonly severity: Readonly<Record<Profile, Severity | 'off'>>;
  readonly types: readonly string[];
  readonly controls: readonly Control[];
  readonly fixable: boolean;
}

/** The rules by id; with frameworks or controls, those that are mapped to one of them. Throws `Misuse` for one that there is not. */
export function listedRules(catalogue: Catalogue, controls: readonly string[] = []): readonly ListedRule[] {
  const all = catalogue.rules();
  return all
    .filter(mappedTo(controls, all))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((rule) => ({
      id: rule.id,
      family: familyName(rule) ?? null,
      concern: rule.concern,
      title: rule.title,
      severity: Object.fromEntries(
        PROFILES.map((profile) => [profile, rule.severity[profile]]),
      ) as ListedRule['severity'],
      types: Object.keys(rule.kind.types).sort(),
      controls: rule.controls.map(({ framework, id, basis }) => ({ framework, id, basis })),
      fixable: hasFix(rule),
    }));
}
