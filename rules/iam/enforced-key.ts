import type { PolicyText } from '../dsl.ts';

/** A call that carries a condition key. `on` is the part of the ARN after the account; any resource where it is left out. */
export interface Call {
  readonly action: string;
  readonly on?: PolicyText;
  /** It is authorised there alone, not once more for other resources that it names. */
  readonly alone?: true;
}
/** What a call carries under a key. */
export type Held = 'absent' | readonly PolicyText[];

export interface Spared extends Call {
  readonly carries: Readonly<Record<string, Held>>;
  /** What can't be done when it is denied. */
  readonly what: string;
  /** That it carries this is reported, and documented nowhere. */
  readonly reported?: true;
}

/** A condition key that tells how a call encrypts, and the calls that carry it. */
export interface EnforcedKey {
  /** As AWS writes it; the name of an encryption context stands for `*`. */
  readonly key: string;
  /** `flag` true or false, `word` one of a few, `key` a KMS key. */
  readonly takes: 'flag' | 'word' | 'key' | 'number' | 'text';
  /** Calls that choose the encryption of something new. */
  readonly on: readonly Call[];
  /** Calls that carry it when they change it; without it they leave the encryption as it is. */
  readonly updates?: readonly Call[];
  /** Other calls that carry it. */
  readonly also?: readonly Call[];
  /** Calls beside these may carry it: nothing is said about them. */
  readonly maybeMore?: true;
  /** What well encrypted calls carry. Of a flag each of these must be let in, of others one at least. */
  readonly proper: readonly Held[];
  /** What other calls carry that a Deny may be meant for; of a flag, is meant for. */
  readonly others: readonly Held[];
  /** Calls about the same things which must be let in, with what they carry. */
  readonly spared?: readonly Spared[];
  /** Whether a call that leaves the setting out carries the key is not documented. */
  readonly unclear?: true;
  /** Holds several values. */
  readonly many?: true;
  /** AWS lists it on no action any more. */
  readonly replacedBy?: string;
  readonly source: string;
}
