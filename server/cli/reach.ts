import { realpathSync } from 'node:fs';
import path from 'node:path';
import { isWithin } from '../model/uri.ts';
import { pathOfUri, uriOfPath } from '../workspace/node.ts';
import { namer } from './names.ts';

/**
 * Where `fix` writes: in what the paths name, wherever links lead. A template may nest one that lies elsewhere, a module call another,
 * a link lead away; what is judged through them is not thereby given to us to change. Answers why a change is left, undefined when it
 * may be made.
 */
export function reachOf(paths: readonly string[]): (uris: Iterable<string>) => string | undefined {
  const known = new Map<string, string>();
  const realOf = (uri: string): string => {
    const last = known.get(uri);
    if (last !== undefined) return last;
    const real = lookUp(uri);
    known.set(uri, real);
    return real;
  };
  const given = paths.map((one) => realOf(uriOfPath(path.resolve(one))));
  const nameOf = namer(process.cwd());
  return (uris) => {
    const outside = [...uris].find((uri) => !given.some((one) => isWithin(one, realOf(uri))));
    if (outside === undefined) return undefined;
    const real = realOf(outside);
    const leads = real === outside ? '' : `, which leads to ${nameOf(real)}`;
    return `It would change ${nameOf(outside)}${leads}, outside the paths given: name it too, or add --follow.`;
  };
}

/** What is gone meanwhile is not written either. */
function lookUp(uri: string): string {
  try {
    return uriOfPath(realpathSync(pathOfUri(uri)));
  } catch {
    return uri;
  }
}
