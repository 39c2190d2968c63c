import type { KeyCost } from './cost.ts';
import type { Access, Impact } from './impact.ts';
import type { Basis, Level } from './level.ts';
import type { Place, Resource, Scope } from './resource.ts';
import type { Id, Prose } from './prose.ts';
import type { Catalogue, Rule, RungRule } from './rule.ts';
import type { Settings, Severity } from './settings.ts';
import type { Fact, Kind, Spelled } from './kind.ts';
import type { Document, Path, Site, Span } from './source.ts';
import type { Suppressed } from './suppressed.ts';
import type { Markdown } from './text/markdown.ts';
import type { TerminalText } from './text/terminal.ts';
import type { Condition, Guard } from './condition.ts';
import type { Hop } from './hop.ts';
import type { Truth } from './value.ts';
import type { Working } from './working.ts';

/** What a store or a rule comes to. `default`: met by what AWS does unasked, which nobody wrote down; `unknown`: the text does not tell. */
export type Verdict = 'fail' | 'default' | 'unknown' | 'pass';

/** A place where data is kept: a resource, or a part of it. */
export interface StoreSite {
  readonly resource: Resource;
  /** From the resource's properties; empty for the resource itself. */
  readonly path: Path;
  /** What tells it from its siblings: a device name, a Region. */
  readonly identity?: string;
}

/** What one store comes to: every level it can have, and how. */
export interface Protection {
  readonly levels: readonly Level[];
  readonly basis: Basis;
  readonly facts: readonly Fact[];
  /** The chain from the property to its evidence. */
  readonly hops: readonly Hop[];
  /** Why it is not one level. */
  readonly reasons: readonly Prose[];
}

/** Another place that a finding tells of, and what is to be seen there. */
export interface Related {
  readonly site: Site;
  readonly message: Prose;
}

/** What it takes to look at a finding's resource again as it was judged. */
export interface Judged {
  readonly spelled: Spelled;
  /** From the resource's properties to what was judged inside it; empty for the resource itself. */
  readonly path: Path;
  /** What tells it from its siblings, as in `StoreSite`. */
  readonly identity?: string;
  readonly settings: Settings;
  readonly when: readonly { readonly scope: Scope; readonly condition: Condition; readonly holds: boolean }[];
}

/** What the engine has to say of one resource or store: the rule that is not met, the place to act, the evidence. */
export interface Finding {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly verdict: Exclude<Verdict, 'pass'>;
  /** Null where no store is judged. */
  readonly store: StoreSite | null;
  readonly protection: Protection | null;
  /** The lowest level that the store can have and the rule takes, and all rules of the profile that are not met, lowest first. */
  readonly wanted: Level | null;
  readonly unmet: readonly Rule[];
  /** The resource judged. */
  readonly resource: Resource;
  /** Where to act: a place on the resource or on another one that decides. */
  readonly place: Place;
  readonly site: Site;
  readonly message: Prose;
  readonly related: readonly Related[];
  /** The cases in which it does not hold; empty when it never does. */
  readonly cases: readonly Guard[];
  /** What the least fix would do to the deployed resource. */
  readonly impact: Impact;
  readonly fixable: boolean;
  /** Why there is no fix, as a sentence. */
  readonly noFix?: Prose;
  /** Addresses of the instances, when one written place stands for several. */
  readonly instances: readonly string[];
  readonly suppressed?: Suppressed;
  readonly judged: Judged;
}

/** A span of one file's text and what takes its place. */
export interface TextEdit {
  readonly uri: string;
  readonly span: Span;
  readonly text: string;
}
/** Which key a fix names: one of the project by its resource's name, one given by ARN, one that it writes, one that the caller gives. */
export type KeyChoice =
  | { readonly is: 'existing'; readonly name: string }
  | { readonly is: 'literal'; readonly arn: string }
  /** `name`: what it will be called. */
  | { readonly is: 'new' | 'parameter'; readonly name?: string };

/** What a fix comes to: the finding is hidden, or what it tells of is mended. */
export type FixOutcome =
  | { readonly is: 'suppressed' }
  | {
      readonly is: 'mended';
      /** Of a store: the level that it has afterwards, where that is known. */
      readonly level?: Level;
      /** Whose key: one that the fix names, one that is named already, the one that AWS manages for the service, or no matter. */
      readonly key: 'chosen' | 'kept' | 'aws' | 'none';
    };

/** A title: what is so afterwards, and what else is to be known of it. */
export const withNotes = (result: Prose, notes: readonly Prose[]): Prose =>
  notes.length === 0 ? result : `${result} (${notes.join(', ')})`;

/** One way to mend or suppress a finding: its edits, and all that is to be known before they are made. */
export interface Fix {
  /** Stable within one version of the project: `customer:DataKey`, `declared`, `suppress`. */
  readonly id: Id;
  /** States the result and, where it matters, impact and access. */
  readonly title: Prose;
  /** What the title is made of: the result, and what is said of it in brackets. */
  readonly result: Prose;
  readonly notes: readonly Prose[];
  readonly outcome: FixOutcome;
  readonly finding: Finding;
  /** Other findings that it mends as well. */
  readonly also: readonly Finding[];
  readonly key?: KeyChoice;
  readonly impact: Impact;
  readonly access: Access;
  /** In place and with unchanged access: may be applied unasked. */
  readonly preferred: boolean;
  /** It gives something up, or undoes what somebody decided: made only where it is asked for by itself. */
  readonly asked?: true;
  /** What is billed once it is deployed, and was not before. */
  readonly cost?: KeyCost;
  /** What a deploy would lose, or why it fails, as far as the kinds know: sentences for the user to agree to. */
  readonly loses?: Prose;
  /** What else the user must agree to: who is shut out, what is written beside the resource. */
  readonly confirm?: Prose;
  /** How to get there without losing data, and who must be given access: sentences. */
  readonly recipe?: readonly string[];
  readonly edits: readonly TextEdit[];
  /** The documents that the edits are for; some may not be documents of the project: files that only give values to it. */
  readonly documents: readonly Document[];
}
/** What can be said of a fix before its edits are made. */
export type Offer = Pick<
  Fix,
  | 'id'
  | 'title'
  | 'result'
  | 'notes'
  | 'outcome'
  | 'finding'
  | 'key'
  | 'impact'
  | 'access'
  | 'asked'
  | 'cost'
  | 'recipe'
>;
/** The fixes of a finding, made one at a time and only when asked for. */
export interface Offers {
  /** The first in the order to offer them that fits and can be made; those behind it are not looked at. */
  readonly first: (fits?: (offer: Offer) => boolean) => Fix | undefined;
  /** All that can be made, in that order. */
  readonly all: () => readonly Fix[];
  /** Why those that were tried so far can't be made. */
  readonly refused: () => readonly Refusal[];
}
/** A fix of a finding and of others of its file, told before the others are looked at. */
export interface WiderOffer {
  /** As that of the fix. */
  readonly id: Id;
  /** Without a number of those others; that of the fix says it. */
  readonly title: Prose;
  /** Worked out when it is first asked for; undefined where the others can't be mended so after all. */
  readonly made: () => Fix | undefined;
}
/** What is to be said of a finding's fix along with it. */
export interface ExplainedFix {
  /** What a deploy does, as it was worked out; without it what the kinds know. */
  readonly deploy?: readonly string[];
  readonly cost?: KeyCost;
  readonly recipe?: readonly string[];
}
/** Several fixes as one set of edits that do not overlap. */
export interface ComposedFixes {
  readonly edits: readonly TextEdit[];
  /** Those that are part of it, in the order given. */
  readonly taken: readonly Fix[];
}
/** A fix that can't be made, and why: a sentence. */
export interface Refusal {
  readonly finding: Finding;
  readonly because: Prose;
}

/** Whether a store meets a rung, and what that rests on. */
export interface RungReport {
  readonly rule: RungRule;
  readonly truth: Truth;
  /** Met in no case by its level: the service can't do more, or nobody could use it then. */
  readonly excused: boolean;
  /** Why, in the cases that decide: what AWS does with these settings. */
  readonly facts: readonly Fact[];
  /** From the store's own settings to what decides its level, in the first of these cases. */
  readonly hops: readonly Hop[];
}

/** One store and what it comes to, passes included: the evidence an auditor asks for. */
export interface StoreReport {
  readonly site: StoreSite;
  readonly kind: Kind;
  readonly protection: Protection;
  /** All that the type can meet, lowest first; whether or not the profile asks for them. */
  readonly rungs: readonly RungReport[];
  /** By the rungs that its profile asks for, also where that is suppressed, or a doubt that is not shown. */
  readonly verdict: Verdict;
  /** What is told of it. Where `unknown` is off, that may be a certainty on a higher rung than the one that is in doubt, or nothing. */
  readonly finding?: Finding;
  /** Its findings are all suppressed. */
  readonly isSuppressed: boolean;
}

/** What a project comes to under the settings of its files. */
export interface Analysis {
  readonly project: Project;
  /** In document order; suppressed ones carry `suppressed` and are not shown unless asked for. */
  readonly findings: readonly Finding[];
  readonly stores: readonly StoreReport[];
  /** Those of the project, and suppressions that are expired, not understood, or of a rule that does not exist. */
  readonly notes: readonly Note[];
}

/** Everything that the server, the CLI and the npm API drive. Pure: the same project and settings give the same answer. */
export interface Analyzer {
  /** Runs in steps so that a server can stay responsive; `previous` lets unchanged resources keep their findings. */
  readonly analyze: (
    project: Project,
    settings: (uri: string) => Settings,
    previous?: Analysis,
  ) => Generator<void, Analysis>;
  /** Fixes of a finding in the order to offer them, and why others can't be made. With a choice, those that name this key only. */
  readonly fixes: (
    finding: Finding,
    analysis: Analysis,
    key?: KeyChoice,
  ) => { readonly fixes: readonly Fix[]; readonly refused: readonly Refusal[] };
  /** The same, made one at a time, for who wants the first that fits; and without the suppression, which mends nothing. */
  readonly offers: (finding: Finding, analysis: Analysis, key?: KeyChoice) => Offers;
  /** The fix of a finding that may be applied unasked. */
  readonly preferred: (finding: Finding, analysis: Analysis) => Fix | undefined;
  /** Fixes of a finding and of others of its file along with it: with one new key for all, or all of its rule in the same way. */
  readonly wider: (finding: Finding, analysis: Analysis) => readonly WiderOffer[];
  /** One fix for each scope (template, module) of the findings, which names one key for all of them, and why others can't be made. */
  readonly together: (
    findings: readonly Finding[],
    analysis: Analysis,
    key: KeyChoice,
  ) => { readonly fixes: readonly Fix[]; readonly refused: readonly Refusal[] };
  /** Fixes of one project as one set of edits; what contradicts an earlier one waits for a fresh look. */
  readonly compose: (fixes: readonly Fix[]) => ComposedFixes;
  /** Edits of all preferred fixes of the findings, composed; what overlaps waits for the next round. */
  readonly fixAll: (findings: readonly Finding[], analysis: Analysis) => readonly TextEdit[];
  /** The rule's page as Markdown; undefined for an unknown id. */
  readonly page: (ruleId: string) => string | undefined;
  /**
   * Hover and `explain --at`: why, level now, level wanted, impact, controls, chain to the evidence; Markdown. Without title and
   * message where these are `told` already, as an editor does.
   */
  readonly explain: (finding: Finding, told?: boolean, fix?: ExplainedFix) => Markdown;
  /** The same for a terminal or an editor without Markdown, as people read Markdown that is not rendered. */
  readonly explainText: (finding: Finding, fix?: ExplainedFix, told?: boolean) => TerminalText;
  /** The same for a store that has no finding: what is encrypted, and the evidence. */
  readonly explainStore: (report: StoreReport, analysis: Analysis, settings: Settings) => TerminalText;
  /** Every step of the judgements of one resource, for who looks for the one that is wrong. */
  readonly work: (resource: Resource, analysis: Analysis, settings: Settings) => readonly Working[];
  /** The same in lines, indented by two spaces a step; `placed` says where a place lies. */
  readonly workText: (working: Working, placed: (site: Site) => string) => TerminalText;
  /** Values in a document that its text marks as secrets, for whoever shows its lines. */
  readonly secrets: (document: Document) => readonly Span[];
  readonly catalogue: Catalogue;
}

/** A thing to say once of a file: a module that can't be read, a macro. Fails a run only where something is `missing`. */
export interface Note {
  readonly site: Site;
  readonly message: Prose;
  /** Something that an assembly names is not there, so that what was linted is not all: the file, and what to do. */
  readonly missing?: { readonly uri: string; readonly reason: string };
}

/** A project as a dialect read it: one template with its nested stacks, one root module with its modules, one assembly, one plan. */
export interface Project {
  readonly uri: string;
  /** Name of what it was read from, for reports: `template`, `module`, `plan`, `state`, `assembly`. */
  readonly form: string;
  /** Whether a file of it is written by a tool, so that a change in it would be written over. */
  readonly isGenerated: (uri: string) => boolean;
  readonly documents: readonly Document[];
  /** Of all instances; `data` sources too, with a type that starts with `data.`. */
  readonly resources: readonly Resource[];
  readonly notes: readonly Note[];
}
