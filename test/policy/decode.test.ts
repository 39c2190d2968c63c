import assert from 'node:assert/strict';
import { decodePolicy } from '../../server/policy/decode.ts';
import type { Statement } from '../../server/model/policy.ts';
import type { Scalar } from '../../server/model/source.ts';
import { absent, known, unknown } from '../../server/model/value.ts';
import type { Value } from '../../server/model/value.ts';

type Written = Scalar | Value | readonly Written[] | { readonly [key: string]: Written };
const isValue = (written: object): written is Value => 'is' in written;

function value(written: Written): Value {
  if (Array.isArray(written)) return { is: 'list', items: written.map(value), from: [] };
  if (typeof written !== 'object' || written === null) return known(written);
  if (isValue(written)) return written;
  const entries = Object.entries(written).map(([key, inner]) => ({ key, value: value(inner) }));
  return { is: 'map', entries, from: [] };
}
const first = (written: Written): Statement => {
  const statement = decodePolicy(value(written)).statements[0];
  assert.ok(statement);
  return statement;
};
const allow = { Effect: 'Allow', Principal: '*', Action: 'kms:*', Resource: '*' };
const open = unknown('it depends on parameter `P`', true);

describe('policy documents', () => {
  it('reads a single statement and a list, maps and JSON text alike', () => {
    for (const written of [
      { Statement: allow },
      { Statement: [allow] },
      JSON.stringify({ Statement: [allow] }),
      ` ${JSON.stringify({ Statement: allow })}`,
    ]) {
      const policy = decodePolicy(value(written));
      assert.equal(policy.open, undefined);
      assert.equal(policy.statements.length, 1);
      const [statement] = policy.statements;
      assert.deepEqual(statement?.principals, [{ type: '*', value: '*' }]);
      assert.deepEqual(statement.actions, ['kms:*']);
      assert.deepEqual(statement.resources, ['*']);
      assert.equal(statement.open, undefined);
      assert.equal(statement.effect, 'Allow');
    }
  });

  it('lowers actions, keeps principals by type, and reads the negative parts', () => {
    const statement = first({
      Statement: {
        Effect: 'Deny',
        NotAction: ['S3:PutObject'],
        NotPrincipal: { AWS: ['a', 'b'], Service: 's' },
        NotResource: 'r',
      },
    });
    assert.equal(statement.notActions, true);
    assert.equal(statement.notPrincipal, true);
    assert.deepEqual(statement.actions, ['s3:putobject']);
    assert.deepEqual(statement.principals, [
      { type: 'AWS', value: 'a' },
      { type: 'AWS', value: 'b' },
      { type: 'Service', value: 's' },
    ]);
    assert.deepEqual(statement.resources, ['r']);
  });

  it('reads conditions with one value or several, of any scalar type', () => {
    const statement = first({
      Statement: { ...allow, Condition: { Bool: { a: false }, StringEquals: { b: ['x', 'y'], c: 'z' } } },
    });
    assert.deepEqual(statement.conditions, [
      { operator: 'Bool', key: 'a', values: ['false'] },
      { operator: 'StringEquals', key: 'b', values: ['x', 'y'] },
      { operator: 'StringEquals', key: 'c', values: ['z'] },
    ]);
  });

  it('spells references', () => {
    const role: Value = { is: 'reference', id: 'x#Role', address: 'Role', attribute: 'Arn', missing: false, from: [] };
    const statement = first({ Statement: { ...allow, Principal: { AWS: role } } });
    assert.deepEqual(statement.principals, [{ type: 'AWS', value: '${Role.Arn}' }]);
    assert.equal(statement.open, undefined);
  });

  it('leaves only the statement open that has an unknown part', () => {
    for (const part of ['Effect', 'Principal', 'Action', 'Resource', 'Condition']) {
      const policy = decodePolicy(value({ Statement: [{ ...allow, [part]: open }, allow] }));
      assert.deepEqual(
        policy.statements.map((statement) => statement.open),
        ['it depends on parameter `P`', undefined],
        part,
      );
      assert.equal(policy.open, undefined);
    }
  });

  it('knows the items beside an unknown one', () => {
    const statement = first({ Statement: { ...allow, Principal: { AWS: [open, '*'] } } });
    assert.deepEqual(statement.principals, [{ type: 'AWS', value: '*' }]);
    assert.equal(statement.open, 'it depends on parameter `P`');
  });

  it('reads the case that is picked, and is open where none is', () => {
    const branches: Value = {
      is: 'branches',
      arms: [
        { when: [{ condition: { is: 'named', key: 'C', name: 'C', text: 'C' }, holds: true }], value: value('a') },
        { when: [{ condition: { is: 'named', key: 'C', name: 'C', text: 'C' }, holds: false }], value: absent() },
      ],
      from: [],
    };
    const written = value({ Statement: { ...allow, Resource: branches } });
    assert.equal(decodePolicy(written).statements[0]?.open, 'it depends on conditions');
    const picked = decodePolicy(written, (one) => (one.is === 'branches' ? one.arms[0]?.value : one));
    assert.deepEqual(picked.statements[0]?.resources, ['a']);
    assert.equal(picked.statements[0].open, undefined);
  });

  it('is open as a whole where there is no document to read', () => {
    for (const written of [
      open,
      '{ not json',
      12,
      [allow],
      '',
      { is: 'map', entries: [], open: 'a macro', from: [] } as Value,
    ]) {
      const policy = decodePolicy(value(written));
      assert.equal(policy.statements.length, 0);
      assert.ok(policy.open !== undefined, JSON.stringify(written));
    }
  });

  it('skips statements that are absent in this case, and survives hostile text', () => {
    assert.equal(decodePolicy(value({ Statement: [absent(), allow] })).statements.length, 1);
    const deep = `{"Statement":${'['.repeat(5000)}${']'.repeat(5000)}}`;
    assert.equal(decodePolicy(value(deep)).statements.length, 1);
    const proto = decodePolicy(value('{"Statement":{"__proto__":{"Effect":"Allow"}}}'));
    assert.equal(proto.statements[0]?.effect, 'unknown');
  });
});
