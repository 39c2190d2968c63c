import type { KeyCost } from '../../model/cost.ts';
import type { DeployOutcome } from '../../model/deploy.ts';
import type { Finding } from '../../model/finding.ts';
import type { Access, Impact } from '../../model/impact.ts';
import type { Site } from '../../model/source.ts';

/** A finding that was fixed. */
export interface Fixed {
  readonly ruleId: string;
  readonly uri: string;
  /** The files that its text edits are in. */
  readonly edited: readonly string[];
  readonly address: string;
  readonly title: string;
  readonly impact: Impact;
  readonly access: Access;
  /** What is billed from then on, and was not before. */
  readonly cost?: KeyCost;
  /** Where a CloudFormation stack that may be live changes. */
  readonly deploy?: DeployOutcome;
  /** How to get there without losing data, and who must be given access. */
  readonly recipe?: readonly string[];
}
/** A finding that is still there; `refused` when no option would help. */
export interface NotFixed {
  readonly finding: Finding;
  /** Where it is in the file as it is now: before the fixes when nothing is written. */
  readonly site: Site;
  readonly because: string;
  readonly refused: boolean;
  /** The same of the fix that is held back. */
  readonly recipe?: readonly string[];
}
/** The text of a file before and after. */
export interface ChangedText {
  readonly uri: string;
  readonly before: string;
  readonly after: string;
}
/** What fixing comes to. Nothing is written yet. */
export interface FixReport {
  readonly fixed: readonly Fixed[];
  readonly left: readonly NotFixed[];
  /** Each changed file once. */
  readonly texts: readonly ChangedText[];
}
