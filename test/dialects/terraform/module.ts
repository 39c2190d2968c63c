import type { Project } from '../../../server/model/finding.ts';
import type { Resource } from '../../../server/model/resource.ts';
import type { Json } from '../../../server/model/source.ts';
import type { Value } from '../../../server/model/value.ts';
import { directoryOf } from '../../../server/model/uri.ts';
import type { Inputs, Reader } from '../../../server/dialects/dialect.ts';
import { readModule } from '../../../server/dialects/terraform/read.ts';
import { parse } from '../../../server/syntax/parse.ts';
import { isConfiguration } from '../../../server/dialects/terraform/files.ts';
import { syntaxOf } from '../../../server/syntax/syntaxes.ts';

/** Files in memory, by path below the root; objects are written as JSON. */
export type Files = Readonly<Record<string, Json>>;

const root = 'file:///m';

export function readerOf(files: Files): Reader {
  const texts = new Map(
    Object.entries(files).map(([path, content]) => [
      `${root}/${path}`,
      typeof content === 'string' ? content : JSON.stringify(content, null, 2),
    ]),
  );
  const documents = new Map(
    [...texts]
      .filter(([uri]) => isConfiguration(uri))
      .map(([uri, text]) => [uri, parse({ uri, version: 1, text, syntax: syntaxOf(uri, text) })]),
  );
  return {
    document: (uri) => documents.get(uri),
    text: (uri) => texts.get(uri),
    list: (directory) => [...texts.keys()].filter((uri) => directoryOf(uri) === directory),
  };
}

export const read = (files: Files, inputs: Inputs = {}, directory = ''): Project =>
  readModule(directory === '' ? root : `${root}/${directory}`, { reader: readerOf(files), inputs });

export function resourceAt(project: Project, address: string): Resource {
  const found = project.resources.find((resource) => resource.address === address);
  if (!found) throw new Error(`no ${address} among ${project.resources.map((each) => each.address).join(', ')}`);
  return found;
}

/** The value at a path of keys and indexes. */
export function valueAt(resource: Resource, ...path: readonly (string | number)[]): Value | undefined {
  return path.reduce<Value | undefined>((value, step) => {
    if (value?.is === 'map') return value.entries.find((entry) => entry.key === step)?.value;
    return value?.is === 'list' && typeof step === 'number' ? value.items[step] : undefined;
  }, resource.properties);
}

/** A value in short, for tables: JSON for what is known, `?` for unknown, `->` for references, cases with their guards. */
export function show(value: Value | undefined): string {
  if (!value) return 'none';
  switch (value.is) {
    case 'known':
      return JSON.stringify(value.value);
    case 'absent':
      return 'absent';
    case 'unknown':
      return value.present ? '?!' : '?';
    case 'reference':
      return `->${value.address}${value.attribute === undefined ? '' : `.${value.attribute}`}${value.missing ? ' (missing)' : ''}`;
    case 'list':
      return `[${[...value.items.map(show), ...(value.open === undefined ? [] : ['...'])].join(', ')}]`;
    case 'map':
      return `{${[...value.entries.map((entry) => `${entry.key}: ${show(entry.value)}`), ...(value.open === undefined ? [] : ['...'])].join(', ')}}`;
    case 'branches':
      return value.arms
        .map(
          (arm) =>
            `${arm.when.map(({ condition, holds }) => `${holds ? '' : 'not '}${condition.text}`).join(' & ')} => ${show(arm.value)}`,
        )
        .join(' | ');
  }
}

/** The value of one expression, in a module with more blocks beside it. */
export function valueOf(
  expression: Json,
  blocks: Readonly<Record<string, Json>> = {},
  inputs: Inputs = {},
): Value | undefined {
  const project = read(
    {
      'main.tf.json': {
        ...blocks,
        resource: { ...(blocks['resource'] as object), test_case: { it: { value: expression } } },
      },
    },
    inputs,
  );
  return valueAt(resourceAt(project, 'test_case.it'), 'value');
}
