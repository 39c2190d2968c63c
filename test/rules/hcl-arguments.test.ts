/**
 * Where a map stands under a name, HCL wants to know whether that is a block. What AtRest knows comes from declarations made of version 6
 * of the provider (`scripts/hcl-arguments.ts`); here each path that a kind spells, and a fix may so write, is held against the excerpt of
 * version 5, which was read from the provider itself: `[]` is a block that may be repeated, a type that is a map or an object is none.
 */
import assert from 'node:assert/strict';
import { catalogue } from '../../rules/index.ts';
import { holdsMaps } from '../../server/syntax/hcl/schema.ts';
import maps from '../../server/syntax/hcl/arguments.json' with { type: 'json' };
import { type Block, typesOf } from './terraform-schema.ts';

const five = typesOf('5.100.0');
const types = [...new Set(catalogue.types())].filter((type) => type.startsWith('aws_'));

/** What is below a name and no list of blocks: a block that stands once, or an argument that is an object. By hand, from the provider's pages. */
const ONCE: Readonly<Record<string, 'argument' | 'block'>> = {
  'aws_networkfirewall_tls_inspection_configuration encryption_configuration': 'argument',
  'aws_rekognition_stream_processor regions_of_interest.bounding_box': 'block',
  'aws_s3tables_table encryption_configuration': 'argument',
  'aws_s3tables_table maintenance_configuration': 'argument',
  'aws_s3tables_table_bucket encryption_configuration': 'argument',
  'aws_s3tables_table_bucket maintenance_configuration': 'argument',
};

function* below(type: string, block: Block, around: readonly string[]): Generator<readonly [string, boolean]> {
  for (const [key, inner] of Object.entries(block)) {
    const name = key.replace('[]', '');
    const at = `${type} ${[...around, name].join('.')}`;
    if (typeof inner !== 'string') {
      const is = key.startsWith('[]') || name === 'timeouts' ? 'block' : ONCE[at];
      if (is !== undefined) yield [at, is === 'argument'];
      if (is === 'block') yield* below(type, inner, [...around, name]);
      if (is === undefined) yield [`${at} (tell in ONCE what it is)`, true];
    } else if (/^(?:map|object|list\(object|set\(object)/.test(inner) && /[?!+]$/.test(inner)) yield [at, true];
  }
}

describe('rules: blocks and arguments of HCL', () => {
  it('are as the provider has them, in each type that a kind spells', () => {
    const wrong = types.flatMap((type) =>
      [...below(type, five[type] ?? {}, [])].flatMap(([at, isArgument]) => {
        const names = at.slice(type.length + 1).split('.');
        const is = holdsMaps(['resource', type, 'x', ...names.slice(0, -1)], names.at(-1) ?? '');
        return is === isArgument ? [] : [`${at} ${isArgument ? 'is an argument' : 'is a block'}`];
      }),
    );
    assert.deepEqual(wrong, []);
  });
  it('are told of what version 6 brought, too', () => {
    const told = (type: string, name: string, ...around: readonly string[]): boolean =>
      holdsMaps(['resource', type, 'x', ...around], name);
    assert.ok(told('aws_opensearchserverless_collection', 'encryption_config'));
    assert.ok(told('aws_s3vectors_vector_bucket', 'encryption_configuration'));
    assert.ok(told('aws_securitylake_data_lake', 'encryption_configuration', 'configuration'));
    assert.ok(!told('aws_lambda_function', 'environment'));
    assert.ok(told('aws_lambda_function', 'variables', 'environment'));
    assert.ok(told('awscc_s3_bucket', 'bucket_encryption') && told('awscc_s3_bucket', 'rules', 'bucket_encryption'));
    assert.ok(!told('awscc_s3_bucket', 'lifecycle'));
  });
  it('are told of types that are there, and nothing twice', () => {
    for (const [type, paths] of Object.entries(maps)) {
      assert.match(type, /^aws_[a-z0-9_]+$/);
      assert.deepEqual(paths, [...new Set(paths)].sort());
    }
  });
});
