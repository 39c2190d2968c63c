import assert from 'node:assert/strict';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { dump } from 'js-yaml';
import schema from '../../server/workspace/config-schema.json' with { type: 'json' };
import { readConfigText } from '../../server/workspace/config-text.ts';
import { complaintsOf, suggestion } from '../../server/workspace/schema-check.ts';

const words = ['hipaa', 'strict', 'off', 'warning', 'us-east-1', '*', 'x', '', 'vendor/**'];
const scalar = fc.oneof(fc.boolean(), fc.constant(null), fc.integer(), fc.constantFrom(...words));
const anything = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 3 }),
  fc.dictionary(
    fc.constantFrom('us-east-1', '*', 'x', 'ebsEncryptionByDefault'),
    fc.oneof(scalar, fc.dictionary(fc.constantFrom('us-east-1', 'virginia'), scalar)),
    {
      maxKeys: 3,
    },
  ),
);
const configuration = fc.dictionary(fc.constantFrom(...Object.keys(schema.properties), 'other'), anything, {
  maxKeys: 4,
});

describe('configuration schema', () => {
  it('is checked as a full validator checks it', () => {
    const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);
    fc.assert(
      fc.property(configuration, (value) => {
        const read = readConfigText(dump(value));
        assert.ok('root' in read && read.root);
        const complaints = complaintsOf(read.root, schema);
        assert.equal(
          complaints.length === 0,
          validate(value),
          JSON.stringify({ value, complaints, errors: validate.errors }),
        );
      }),
      { numRuns: 2000 },
    );
  });
  it('suggests near names only', () => {
    assert.equal(suggestion('encrpyted', ['encrypted', 'kms-key']), '; did you mean `encrypted`?');
    assert.equal(suggestion('zzz', ['encrypted']), '');
    assert.equal(suggestion(12, ['12']), '');
  });
});
