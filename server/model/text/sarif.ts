import { tame } from './steering.ts';

declare const sarifOnly: unique symbol;
/** A message of SARIF. The only maker is `inSarif`. */
export interface SarifMessage {
  readonly text: string & { readonly [sarifOnly]: true };
}

/** A sentence on one line. SARIF's plain text knows one mark, `[text](destination)`, which viewers make a link: a blank takes it apart. */
export const inSarif = (sentence: string): SarifMessage => ({
  text: tame(sentence).replaceAll('](', '] (') as SarifMessage['text'],
});
