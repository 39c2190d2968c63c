/** The comparison with AWS's sources turns red when the catalogue or a source moves away from the other. */
import assert from 'node:assert/strict';
import exceptions from '../../rules/exceptions.json' with { type: 'json' };
import { catalogue } from '../../rules/index.ts';
import { namedPaths } from '../../server/app/named-paths.ts';
import { drift } from './drift.ts';
import { knownSchema } from './known-schema.ts';
import { majorsWith } from './terraform-schema.ts';

const named = namedPaths(catalogue);
const inFive = (type: string, path: string): boolean => majorsWith(type, path).includes(5);

describe('drift', () => {
  for (const [dialect, type, property] of [
    ['cloudformation', 'AWS::SQS::Queue', 'KmsMasterKeyId'],
    ['terraform', 'aws_msk_channel', 'encryption_configuration'],
  ] as const) {
    const schema = knownSchema(dialect);
    it(`${dialect}: names what a type of the sources has when no kind names the type`, () => {
      const without = new Map([...named].filter(([one]) => one !== type));
      const { unnamed } = drift(dialect, schema, without, exceptions, inFive);
      assert.ok(unnamed.includes(`${type} ${property}`), unnamed.join('\n'));
      assert.ok(unnamed.every((one) => one.startsWith(`${type} `)));
    });
    it(`${dialect}: names a property that a source has renamed, by both names`, () => {
      const { [property]: moved, ...rest } = schema.types[type] ?? {};
      assert.ok(moved !== undefined);
      const types = { ...schema.types, [type]: { ...rest, [`New${property}`]: moved } };
      const { gone, unnamed } = drift(dialect, { types }, named, exceptions, inFive);
      assert.ok(gone.length > 0 && gone.every((one) => one.startsWith(`${type} ${property}`)), gone.join('\n'));
      assert.ok(
        unnamed.length > 0 && unnamed.every((one) => one.startsWith(`${type} New${property}`)),
        unnamed.join('\n'),
      );
    });
    it(`${dialect}: is silent as they are`, () => {
      const { unnamed, gone } = drift(dialect, schema, named, exceptions, inFive);
      assert.deepEqual({ unnamed, gone }, { unnamed: [], gone: [] });
    });
  }
});
