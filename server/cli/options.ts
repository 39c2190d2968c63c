import type { Access, Impact } from '../model/impact.ts';
import type { Fact } from '../model/fact.ts';
import type { PeerId } from '../model/peer.ts';
import type { Profile, Severity, UnknownPolicy } from '../model/settings.ts';

/** One report to write: to a file, or to stdout. */
export interface Destination {
  /** Name of a reporter. */
  readonly format: string;
  readonly file?: string;
}

/** What is looked at, and under which settings; shared by `lint`, `fix` and `explain --at`. */
export interface ScopeOptions {
  readonly profile?: Profile;
  /** A configuration file instead of those found; `false` for none. */
  readonly config?: string | false;
  readonly param: Readonly<Record<string, string>>;
  readonly paramFile: readonly string[];
  readonly var: Readonly<Record<string, string>>;
  readonly source?: string;
  /** False: also look at what ignore files and the default list leave out. */
  readonly ignore: boolean;
}
/** Frameworks and controls: only rules mapped to one of them count. All rules when none are named. */
interface ControlOptions {
  readonly controls: readonly string[];
}
export interface LintCommandOptions extends ScopeOptions, ControlOptions {
  readonly format: readonly Destination[];
  readonly failOn: Severity | 'never';
  readonly failOnDefault: boolean;
  readonly unknown?: UnknownPolicy;
  readonly allowParseErrors: boolean;
  readonly errorOnUnmatched: boolean;
  readonly color?: boolean;
  readonly quiet: boolean;
  readonly showSuppressed: boolean;
}
export interface FixOptions extends ScopeOptions, ControlOptions {
  readonly impact: Impact;
  readonly access: Access;
  readonly rule: readonly string[];
  readonly key?: string;
  /** True: also write what the paths do not name and is read through them. */
  readonly follow: boolean;
  readonly diff: boolean;
  readonly dryRun: boolean;
  readonly format: 'text' | 'json';
}
export interface ExplainOptions extends ScopeOptions {
  readonly at?: string;
  /** True: every step of the judgements in place of what they come to. */
  readonly trace?: boolean;
}
export interface RulesOptions extends ControlOptions {
  readonly json: boolean;
  readonly map?: PeerId;
  readonly basis?: Fact['basis'];
}
export interface CoverageOptions {
  readonly json: boolean;
}

/** What the commands of the program do; each answers with the exit code. */
export interface Actions {
  readonly lint: (paths: readonly string[], options: LintCommandOptions) => Promise<number>;
  readonly fix: (paths: readonly string[], options: FixOptions) => Promise<number>;
  readonly explain: (rule: string | undefined, options: ExplainOptions) => Promise<number>;
  readonly rules: (options: RulesOptions) => Promise<number>;
  readonly coverage: (options: CoverageOptions) => Promise<number>;
  readonly lsp: () => Promise<number>;
}
