import type { Reader } from '../../dialect.ts';

/** What sibling `.tf` files declare, by name. */
export interface Outside {
  readonly open?: string;
}

export const outsideOf = (uris: readonly string[], _reader: Reader): Outside => {
  return uris.length > 0 ? { open: 'there are .tf files' } : {};
};
