import { isWithin } from '../../model/uri.ts';
import type { Files } from '../../workspace/files.ts';

/** Why a change is left, undefined when it may be made. */
export type OutOfReach = (uris: Iterable<string>) => Promise<string | undefined>;

/**
 * Where fixes are written: in what the request names, wherever links lead. A template may nest one that lies elsewhere, a module call
 * another, a link lead away; what is judged through them is not thereby given to us to change.
 */
export function reachOf(given: readonly string[], files: Files, nameOf: (uri: string) => string): OutOfReach {
  const known = new Map<string, Promise<string>>();
  const realOf = (uri: string): Promise<string> => {
    let real = known.get(uri);
    // What is gone meanwhile is not written either.
    if (!real)
      known.set(
        uri,
        (real = files.stat(uri).then(
          (found) => found?.real ?? uri,
          () => uri,
        )),
      );
    return real;
  };
  return async (uris) => {
    const roots = await Promise.all(given.map(realOf));
    for (const uri of uris) {
      const real = await realOf(uri);
      if (roots.some((root) => isWithin(root, real))) continue;
      const leads = real === uri ? '' : `, which leads to ${nameOf(real)}`;
      return `It would change ${nameOf(uri)}${leads}, outside the paths given: name it too, or add --follow.`;
    }
    return undefined;
  };
}
