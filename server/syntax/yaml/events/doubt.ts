/** Something of which events don't tell all that there is to know: the text is for the other reader. */
export class Doubt extends Error {}

/** Ends the reading from events. Takes no words, since nobody reads them. */
export function doubt(): never {
  throw new Doubt();
}
