/** A change that can't be made to this text. The message tells the user what to do; it never leaves this layer as an exception. */
export class Refused extends Error {}

export function refuse(because: string): never {
  throw new Refused(because);
}
