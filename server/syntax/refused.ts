/** A change that can't be made to this text. The message tells the user what to do; it never leaves `server/edits` as an exception. */
export class EditRefused extends Error {}

export function refuse(because: string): never {
  throw new EditRefused(because);
}

/** What a container is called by the key or index that holds it. */
export const named = (name: string | number | undefined): string =>
  name === undefined ? 'This block' : typeof name === 'number' ? `Item ${name + 1}` : `"${name}"`;
