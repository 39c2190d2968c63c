/** A Terraform boolean that hangs on an open value has the same two cases as a conditional, and says which of them fails. */
import assert from 'node:assert/strict';
import { inEach, json, said } from './said.ts';

const RULE = 'ebs-volume-encrypted';
const BEFORE = { variable: { env: {}, on: { type: 'bool' } }, locals: { enc: { prod: true, dev: false } } };
const HCL = 'variable "env" {}\nvariable "on" {\n  type = bool\n}\nlocals {\n  enc = { prod = true, dev = false }\n}\n';
const twins = (expression: string) => ({
  'Terraform JSON': {
    'main.tf.json': json({ ...BEFORE, resource: { aws_ebs_volume: { it: { encrypted: `\${${expression}}` } } } }),
  },
  HCL: { 'main.tf': `${HCL}resource "aws_ebs_volume" "it" {\n  encrypted = ${expression}\n}\n` },
});

describe('an open test', () => {
  for (const [expression, when] of [
    ['var.env == "prod"', 'when not `var.env == "prod"`'],
    ['var.env != "dev"', 'when not `var.env != "dev"`'],
    ['!var.on', 'when `var.on`'],
    ['!(var.env == "dev")', 'when `var.env == "dev"`'],
    ['contains(["prod", "stage"], var.env)', 'when not `contains(["prod", "stage"], var.env)`'],
    ['startswith(var.env, "prod")', 'when not `startswith(var.env, "prod")`'],
    ['var.env == "prod" || var.on', 'when not `var.env == "prod" || var.on`'],
    ['local.enc[var.env]', 'when not `var.env == "prod"`'],
    ['lookup(local.enc, var.env, true)', 'when not `var.env == "prod"` and `var.env == "dev"`'],
    ['terraform.workspace == "default"', 'when not `terraform.workspace == "default"`'],
    ['tobool(var.env == "prod")', 'when not `var.env == "prod"`'],
  ] as const)
    for (const [dialect, files] of Object.entries(twins(expression)))
      it(`${expression}, in ${dialect}`, () => {
        const [message = 'nothing is said', ...others] = said(files, RULE, true);
        assert.ok(message.includes(` ${when}: encryption is written off`), message);
        assert.deepEqual(others, []);
      });

  // A variable alone is whatever the caller gives it.
  for (const expression of ['lookup({ a = true, b = true }, var.env, true)', 'var.on'])
    inEach(twins(expression), RULE, []);

  it('is asked through a local, and as the test of a conditional by its own name', () => {
    const files = (encrypted: string) => ({
      'main.tf': `${HCL}locals {\n  prod = var.env == "prod"\n}\nresource "aws_ebs_volume" "it" {\n  encrypted = ${encrypted}\n}\n`,
    });
    assert.match(said(files('local.prod'), RULE, true).join(), /when not `var\.env == "prod"`/);
    assert.match(said(files('local.prod ? true : false'), RULE, true).join(), /when not `local\.prod`/);
    assert.match(said(files('!local.prod'), RULE, true).join(), /when `local\.prod`/);
  });

  it('rules out what contradicts it', () => {
    const stores = 'var.env == "prod" ? (var.env == "prod") : true';
    for (const files of Object.values(twins(stores))) assert.deepEqual(said(files, RULE), []);
  });
});

describe('`dynamic` over an open list makes each of its entries, if any', () => {
  const MAPPING = 'ebs-mapping-encrypted';
  const instance = (content: object) => ({
    'Terraform JSON': {
      'main.tf.json': json({
        variable: { disks: {} },
        resource: {
          aws_instance: {
            it: {
              dynamic: { ebs_block_device: { for_each: '${var.disks}', content: { device_name: 'a', ...content } } },
            },
          },
        },
      }),
    },
    HCL: {
      'main.tf': `variable "disks" {}
resource "aws_instance" "it" {
  dynamic "ebs_block_device" {
    for_each = var.disks
    content {
      device_name = "a"
${Object.entries(content)
  .map(([key, value]) => `      ${key} = ${String(value)}\n`)
  .join('')}    }
  }
}
`,
    },
  });
  inEach(instance({ encrypted: false }), MAPPING, [`aws_instance.it ${MAPPING} fail`]);
  inEach(instance({}), MAPPING, [`aws_instance.it ${MAPPING} fail`]);
  inEach(instance({ encrypted: true }), MAPPING, []);
  it('says the case', () => {
    for (const files of Object.values(instance({ encrypted: false })))
      assert.match(said(files, MAPPING, true).join(), /when `length\(var\.disks\) > 0`/);
  });
  it('never concludes that there is none', () => {
    const table = (content: string) => ({
      'main.tf': `variable "rules" {}
resource "aws_s3_bucket_server_side_encryption_configuration" "it" {
  bucket = aws_s3_bucket.b.id
  dynamic "rule" {
    for_each = var.rules
    content {
      apply_server_side_encryption_by_default {
        ${content}
      }
    }
  }
}
resource "aws_s3_bucket" "b" {}
`,
    });
    const fails = said(table('sse_algorithm = "aws:kms"'), 's3-bucket-encrypt').filter((line) => line.endsWith('fail'));
    assert.deepEqual(fails, []);
  });
});
