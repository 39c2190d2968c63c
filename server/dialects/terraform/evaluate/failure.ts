import { unknown } from '../../../model/value.ts';
import type { UnknownValue, Value } from '../../../model/value.ts';

/** What Terraform would stop at with an error; `try` and `can` tell it from a value that is only not known yet. */
export interface Failure extends UnknownValue {
  readonly failed: true;
}

export const failure = (reason: string): Failure => ({ ...unknown(reason, false), failed: true });

export const isFailure = (value: Value): value is Failure => value.is === 'unknown' && 'failed' in value;
