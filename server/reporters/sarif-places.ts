import type { ArtifactLocation, Fix as SarifFix, Location, LogicalLocation, Region } from 'sarif';
import type { Finding, Fix } from '../model/finding.ts';
import { locationOf } from '../model/source.ts';
import type { Document, Site, Span } from '../model/source.ts';
import { inSarif } from '../model/text/sarif.ts';
import { rangeIn } from '../app/position.ts';

/** Stands for the root of the repository; what it is on this machine is nobody's business. */
export const rootId = '%SRCROOT%';

/** `root` is a normalised `file:` URI without a slash at its end. */
export const artifactOf = (uri: string, root: string): ArtifactLocation =>
  uri.startsWith(`${root}/`) ? { uri: uri.slice(root.length + 1), uriBaseId: rootId } : { uri };

export function regionOf(document: Document, span: Span): Region {
  const { start, end } = rangeIn(document, span);
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

export const physicalOf = (site: Site, root: string): Location => ({
  physicalLocation: {
    artifactLocation: artifactOf(site.document.uri, root),
    region: regionOf(site.document, locationOf(site).span),
  },
});

/** The store judged, the resource to act on when it is another one, and the construct that made the store. */
export function logicalOf({ resource, store, place }: Finding): LogicalLocation[] {
  const judged = store?.resource ?? resource;
  const resources = judged.id === place.resource.id ? [judged] : [judged, place.resource];
  const named = resources.map(({ address }) => ({ name: address, fullyQualifiedName: address, kind: 'resource' }));
  const { construct } = judged;
  if (construct === undefined) return named;
  return [
    ...named,
    { name: construct.split('/').at(-1) ?? construct, fullyQualifiedName: construct, kind: 'construct' },
  ];
}

export function fixOf(fix: Fix, documents: readonly Document[], root: string): SarifFix {
  const files = [...new Set(fix.edits.map(({ uri }) => uri))];
  return {
    description: inSarif(fix.title),
    artifactChanges: files.map((uri) => {
      const document = documents.find((candidate) => candidate.uri === uri);
      return {
        artifactLocation: artifactOf(uri, root),
        replacements: fix.edits
          .filter((edit) => edit.uri === uri)
          .map(({ span, text }) => ({
            deletedRegion: document
              ? regionOf(document, span)
              : { charOffset: span.start, charLength: span.end - span.start },
            insertedContent: { text },
          })),
      };
    }),
  };
}
