import type { Source } from './source.ts';

interface Type {
  readonly type: string;
  readonly element?: Type;
  readonly types?: readonly Type[];
  readonly reference?: { readonly $ref: string };
}
interface Properties {
  readonly properties: Readonly<Record<string, { readonly type: Type }>>;
}
export interface SpecDatabase {
  readonly all: (kind: 'resource') => Iterable<Properties & { readonly cloudFormationType: string }>;
  readonly get: (kind: 'typeDefinition', id: string) => Properties;
}

/** `@aws-cdk/aws-service-spec`, loaded. */
export function fromSpec(database: SpecDatabase, version: string, date: string): Source {
  const types = new Map<string, readonly string[]>();
  for (const resource of database.all('resource')) types.set(resource.cloudFormationType, pathsOf(resource, database));
  return { name: `@aws-cdk/aws-service-spec ${version}`, date, types };
}

function pathsOf(root: Properties, database: SpecDatabase): readonly string[] {
  const paths = new Set<string>();
  const go = ({ properties }: Properties, at: string, above: readonly string[]): void => {
    for (const [name, { type }] of Object.entries(properties)) {
      const next = at === '' ? name : `${at}.${name}`;
      paths.add(next);
      for (const id of references(type))
        if (!above.includes(id) && above.length < 12) go(database.get('typeDefinition', id), next, [...above, id]);
    }
  };
  go(root, '', []);
  return [...paths];
}

function references({ element, types = [], reference }: Type): readonly string[] {
  return [
    ...(reference ? [reference.$ref] : []),
    ...(element ? references(element) : []),
    ...types.flatMap((one) => references(one)),
  ];
}
