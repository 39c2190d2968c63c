/** Every property of every type in AWS's service specification, nested ones included; recursive structures are entered once. */
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { Property, PropertyType, TypeDefinition } from '@aws-cdk/service-spec-types';

export interface SpecPath {
  readonly type: string;
  /** Dotted, with `[]` after lists. */
  readonly path: string;
  readonly name: string;
}

export function* specPaths(): Generator<SpecPath> {
  const database = loadAwsServiceSpecSync();
  const definitions = (type: PropertyType): { readonly definition: TypeDefinition; readonly list: string }[] => {
    switch (type.type) {
      case 'array':
      case 'map':
        return definitions(type.element).map(({ definition, list }) => ({ definition, list: `[]${list}` }));
      case 'ref':
        return [{ definition: database.get('typeDefinition', type.reference.$ref), list: '' }];
      case 'union':
        return type.types.flatMap(definitions);
      default:
        return [];
    }
  };
  function* under(
    type: string,
    properties: Readonly<Record<string, Property>>,
    prefix: string,
    entered: readonly TypeDefinition[],
  ): Generator<SpecPath> {
    for (const [name, property] of Object.entries(properties)) {
      const path = `${prefix}${name}`;
      yield { type, path, name };
      for (const { definition, list } of definitions(property.type))
        if (!entered.includes(definition))
          yield* under(type, definition.properties, `${path}${list}.`, [...entered, definition]);
    }
  }
  for (const resource of database.all('resource'))
    yield* under(resource.cloudFormationType, resource.properties, '', []);
}
