import type { Impact } from './impact.ts';

/** What a deploy of an edit does to one resource of a CloudFormation stack that is live. */
export interface DeployEffect {
  /** Address of the resource. */
  readonly resource: string;
  readonly type: string;
  readonly effect: Impact | 'creates' | 'removes';
  /** A clause: "`StorageEncrypted` can't be changed in place". */
  readonly because: string;
  /** Of a resource that keeps data and is replaced: what becomes of the old one. */
  readonly data?: 'dropped' | 'snapshot' | 'kept';
}

/** All that a deploy of an edit does, the resource of the finding first. */
export interface DeployOutcome {
  /** False when only the resource of the finding was looked at. */
  readonly computed: boolean;
  readonly effects: readonly DeployEffect[];
}

/** An effect before it is known whose address it is: by the file and the logical id in it. */
export interface TemplateEffect extends DeployEffect {
  readonly uri: string;
  /** By AWS's own specification the type keeps data. */
  readonly stateful: boolean;
}

/** A file before and after an edit. */
export interface EditedText {
  readonly uri: string;
  /** Name of the syntax: the text goes to another thread. */
  readonly syntax: string;
  readonly before: string;
  readonly after: string;
}

/** Compares templates; undefined when it could not be done. Resolved late by another thread, so that nobody waits for it. */
export interface DeployDiff {
  readonly compare: (texts: readonly EditedText[]) => Promise<readonly TemplateEffect[] | undefined>;
  /** Whether an answer costs milliseconds, because the other thread is there already. */
  readonly warm: () => boolean;
}
