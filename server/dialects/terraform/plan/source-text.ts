import type { Site } from '../../../model/source.ts';
import type { Reader } from '../../dialect.ts';
import type { Configuration } from './configuration.ts';
import type { Ground } from './ground.ts';

/** Blocks of `.tf` files, which are not read but in which findings of a plan are shown. */
export interface SourceTexts {
  readonly find: (address: string) => { readonly header: Site; readonly ground: Ground } | undefined;
}

export function createSourceTexts(
  _directory: string,
  _configuration: Configuration,
  _reader: Reader | undefined,
): SourceTexts {
  return { find: () => undefined };
}
