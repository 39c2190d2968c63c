import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Project } from '../../../server/model/finding.ts';
import type { Resource } from '../../../server/model/resource.ts';
import type { Document } from '../../../server/model/source.ts';
import type { Reader } from '../../../server/dialects/dialect.ts';
import { parse } from '../../../server/syntax/parse.ts';
import { json } from '../../../server/syntax/json/json.ts';
import { yaml } from '../../../server/syntax/yaml/yaml.ts';
import { pathOfUri, uriOfPath } from '../../../server/workspace/node.ts';

/** Reads the disk when it is asked; notes what was asked for. */
export function diskReader(): Reader & { readonly asked: Set<string> } {
  const documents = new Map<string, Document | undefined>();
  const asked = new Set<string>();
  const text = (uri: string): string | undefined => {
    asked.add(uri);
    const path = pathOfUri(uri);
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  };
  return {
    asked,
    text,
    document: (uri) => {
      if (!documents.has(uri)) {
        const read = text(uri);
        const syntax = uri.endsWith('.json') ? json : yaml;
        documents.set(uri, read === undefined ? undefined : parse({ uri, version: 1, text: read, syntax }));
      }
      return documents.get(uri);
    },
    list: (directory) => readdirSync(pathOfUri(directory)).map((name) => uriOfPath(join(pathOfUri(directory), name))),
  };
}

/** The resource with this address or construct path. */
export function findIn(project: Project, name: string): Resource {
  const resource = project.resources.find((one) => one.address === name || one.construct === name);
  if (!resource) throw new Error(`${name} is not in ${project.resources.map((one) => one.address).join(', ')}`);
  return resource;
}
