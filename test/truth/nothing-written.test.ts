/** What is written and says nothing: an empty text for a key, a map without entries. */
import assert from 'node:assert/strict';
import type { Planned } from '../dialects/plan/plan.ts';
import { saidOfPlan } from './planned.ts';
import { inEach, json, said, template } from './said.ts';

describe('a key that is an empty text', () => {
  const RULE = 'ebs-volume-customer-key';
  const empty = { encrypted: true, kms_key_id: '' };
  inEach(
    {
      'Terraform JSON': { 'main.tf.json': json({ resource: { aws_ebs_volume: { a: empty } } }) },
      HCL: { 'main.tf': 'resource "aws_ebs_volume" "a" {\n  encrypted  = true\n  kms_key_id = ""\n}\n' },
    },
    RULE,
    [`aws_ebs_volume.a ${RULE} fail`],
  );

  it('in CloudFormation is none', () => {
    const files = { 'a.json': template({ It: ['AWS::EC2::Volume', { Encrypted: true, KmsKeyId: '' }] }) };
    assert.deepEqual(said(files, RULE), [`It ${RULE} fail`]);
  });

  it('in a plan is none, planned as it is or filled in by the provider', () => {
    const written = { encrypted: { constant_value: true }, kms_key_id: { constant_value: '' } };
    const planned = (rest: Partial<Planned>): readonly string[] => saidOfPlan([{ written, ...rest }], RULE);
    assert.deepEqual(planned({ after: empty }), [`aws_ebs_volume.a ${RULE} fail`]);
    assert.deepEqual(planned({ after: { encrypted: true }, unknown: { kms_key_id: true } }), [
      `aws_ebs_volume.a ${RULE} fail`,
    ]);
  });

  it('and one that is written is another matter', () => {
    const written = { encrypted: { constant_value: true }, kms_key_id: { references: ['aws_kms_key.k.arn'] } };
    const after = { encrypted: true };
    const key: Planned = { type: 'aws_kms_key', name: 'k', after: {}, written: {}, unknown: { arn: true } };
    assert.deepEqual(saidOfPlan([{ written, after, unknown: { kms_key_id: true } }, key], RULE), []);
  });
});

describe('variables of a Lambda function', () => {
  const RULE = 'lambda-function-customer-key';
  const body = (variables: object) => ({ environment: { variables } });
  const stack = (Variables: object) => ({
    'a.json': template({ It: ['AWS::Lambda::Function', { Environment: { Variables } }] }),
  });
  const module = (variables: object) => ({
    'main.tf.json': json({ resource: { aws_lambda_function: { it: body(variables) } } }),
  });
  const plan = (variables: object): readonly string[] =>
    saidOfPlan(
      [
        {
          type: 'aws_lambda_function',
          name: 'it',
          after: { environment: [{ variables: variables as never }] },
          written: { environment: [{ variables: { constant_value: variables as never } }] },
        },
      ],
      RULE,
    );

  it('are nothing to encrypt where there are none', () => {
    assert.deepEqual(said(stack({}), RULE), []);
    assert.deepEqual(said(module({}), RULE), []);
    assert.deepEqual(
      said({ 'main.tf': 'resource "aws_lambda_function" "it" {\n  environment {\n    variables = {}\n  }\n}\n' }, RULE),
      [],
    );
    assert.deepEqual(plan({}), []);
  });

  it('are where there is one', () => {
    assert.deepEqual(said(stack({ A: 'b' }), RULE), [`It ${RULE} fail`]);
    assert.deepEqual(said(module({ A: 'b' }), RULE), [`aws_lambda_function.it ${RULE} fail`]);
    assert.deepEqual(plan({ A: 'b' }), [`aws_lambda_function.it ${RULE} fail`]);
  });
});
