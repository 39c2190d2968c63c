import { directoryOf, isWithin, joinUri } from '../../model/uri.ts';

/** The URI of a file that a manifest names; undefined when it leads out of the assembly. A manifest is untrusted input. */
export function insideUri(manifestUri: string, path: string, assemblyDirectory: string): string | undefined {
  if (path === '' || /^([/\\]|[A-Za-z][A-Za-z0-9+.-]*:)|[\\\0]/.test(path)) return undefined;
  const uri = joinUri(directoryOf(manifestUri), path);
  return uri !== assemblyDirectory && isWithin(assemblyDirectory, uri) ? uri : undefined;
}
