import { directoryOf, joinUri, nameOf } from '../../model/uri.ts';

/** The file of an assembly that names all others. */
export const MANIFEST = 'manifest.json';

export const isManifest = (uri: string): boolean => nameOf(uri) === MANIFEST;

/** Stages lie in directories of these names inside of the assembly of their application. */
const maximumStages = 4;

/** For a file in a directory of an assembly: where the manifest that claims it may be. */
export function manifestsAbove(uri: string): readonly string[] {
  const manifests: string[] = [];
  for (let here = directoryOf(uri), count = 0; count < maximumStages; count++) {
    manifests.push(joinUri(here, MANIFEST));
    if (!nameOf(here).startsWith('assembly-')) break;
    here = directoryOf(here);
  }
  return manifests;
}

/** The manifest of an application's assembly: in `cdk.out` unless its `cdk.json` says otherwise. */
export function manifestOf(directory: string, cdkJson: string | undefined): string {
  return joinUri(joinUri(directory, outputIn(cdkJson) ?? 'cdk.out'), MANIFEST);
}

function outputIn(text: string | undefined): string | undefined {
  try {
    const output = (JSON.parse(text ?? '{}') as { output?: unknown } | null)?.output;
    return typeof output === 'string' && output !== '' ? output : undefined;
  } catch {
    // Whatever is wrong with it, the CDK will say it.
    return undefined;
  }
}
