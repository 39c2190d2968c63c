import assert from 'node:assert/strict';
import type { Reader } from '../../../server/dialects/dialect.ts';
import { planDocument } from '../../../server/dialects/terraform/plan/document.ts';
import { planNeeds } from '../../../server/dialects/terraform/plan/needs.ts';
import { readPlan } from '../../../server/dialects/terraform/plan/read.ts';
import { hclComments } from '../../../server/syntax/hcl-grammar/comments.ts';
import { readModule } from '../../../server/dialects/terraform/read.ts';
import type { Project } from '../../../server/model/finding.ts';
import type { Document, Json, Site } from '../../../server/model/source.ts';
import { locationOf } from '../../../server/model/source.ts';
import { directoryOf } from '../../../server/model/uri.ts';
import { parse } from '../../../server/syntax/parse.ts';
import { hcl } from '../../../server/syntax/hcl/hcl.ts';
import { json } from '../../../server/syntax/json/json.ts';
import { processorSeconds } from '../../processor-time.ts';
import { type Planned, at, find, planJson, short } from './plan.ts';

const constant = (value: Json): Json => ({ constant_value: value });
const references = (...names: string[]): Json => ({ references: names });
const arn = references('aws_kms_key.k.arn', 'aws_kms_key.k');
const key: Planned = { type: 'aws_kms_key', name: 'k', written: {}, after: {}, unknown: { arn: true } };

/** A plan beside files of a module. */
function beside(
  files: Readonly<Record<string, string>>,
  plan: Json,
): { project: Project; shown: (site: Site | undefined) => string } {
  const texts = new Map(Object.entries(files).map(([name, text]) => [`file:///m/${name}`, text]));
  const documents = new Map<string, Document>();
  for (const [uri, text] of texts)
    documents.set(uri, parse({ uri, version: 1, text, syntax: uri.endsWith('.tf') ? hcl : json }));
  const reader: Reader = {
    document: (uri) => documents.get(uri),
    text: (uri) => texts.get(uri),
    list: (directory) => [...texts.keys()].filter((uri) => directoryOf(uri) === directory),
  };
  const document = planDocument({ uri: 'file:///m/tfplan.json', version: 1, text: JSON.stringify(plan) });
  const project = readPlan(document, {
    source: (directory, parameters) => readModule(directory, { reader, inputs: { parameters } }),
  });
  const shown = (site: Site | undefined): string => {
    if (!site) return 'nowhere';
    const { uri, span } = locationOf(site);
    return `${uri.slice('file:///m/'.length)}: ${site.document.text.slice(span.start, span.end)}`;
  };
  return { project, shown };
}

describe('plan: shown in *.tf.json', () => {
  const volume = (body: Json): string =>
    JSON.stringify({ resource: { aws_ebs_volume: { a: body }, aws_kms_key: { k: {} } } }, null, 2);

  it('stands on the block and its arguments, and can be fixed there', () => {
    const { project, shown } = beside(
      { 'main.tf.json': volume({ encrypted: false, kms_key_id: '${aws_kms_key.k.arn}' }) },
      planJson([
        key,
        {
          written: { encrypted: constant(false), kms_key_id: arn },
          after: { encrypted: false },
          unknown: { kms_key_id: true },
        },
      ]),
    );
    const found = find(project, 'aws_ebs_volume.a');
    assert.equal(shown(found.header), 'main.tf.json: "a"');
    assert.equal(shown(at(found, 'encrypted').site), 'main.tf.json: false');
    assert.equal(shown(at(found, 'kms_key_id').site), 'main.tf.json: aws_kms_key.k.arn');
    const reference = at(found, 'kms_key_id');
    assert.ok(reference.is === 'reference');
    assert.equal(reference.id, find(project, 'aws_kms_key.k').id);
    assert.equal(found.plan?.address, 'aws_ebs_volume.a');
    assert.ok(found.body);
    assert.equal(found.generated, undefined);
    assert.equal(found.document.uri, 'file:///m/main.tf.json');
    assert.deepEqual(
      project.documents.map(({ uri }) => uri),
      ['file:///m/tfplan.json', 'file:///m/main.tf.json'],
    );
  });

  it('has no place for what the source does not write', () => {
    const { project } = beside(
      { 'main.tf.json': volume({ size: 1 }) },
      planJson([{ written: { size: constant(1) }, before: {}, after: { size: 1, encrypted: false } }]),
    );
    assert.equal(at(find(project, 'aws_ebs_volume.a'), 'encrypted').site, undefined);
    assert.equal(short(at(find(project, 'aws_ebs_volume.a'), 'encrypted')), false);
  });

  it('takes from the source what is known after apply only', () => {
    const text = JSON.stringify({
      variable: { cmk: { default: true }, token: { default: 'x' } },
      resource: {
        aws_kms_key: { k: {} },
        aws_ebs_volume: { a: { kms_key_id: '${var.cmk ? aws_kms_key.k.arn : null}' } },
        aws_s3_bucket_policy: {
          p: { policy: '${jsonencode({"Statement":[{"Effect":"Deny","Resource":aws_kms_key.k.arn}]})}' },
        },
      },
    });
    const given = references('var.cmk', 'aws_kms_key.k.arn', 'aws_kms_key.k');
    const plan = (cmk: boolean, more: Record<string, Json> = {}): Json =>
      planJson(
        [
          key,
          { written: { kms_key_id: given }, after: {}, unknown: { kms_key_id: true } },
          { type: 'aws_s3_bucket_policy', name: 'p', written: { policy: arn }, after: {}, unknown: { policy: true } },
        ],
        { variables: { cmk: { value: cmk }, ...more } },
      );
    const values = (cmk: boolean, more: Record<string, Json> = {}): Json =>
      short(at(find(beside({ 'main.tf.json': text }, plan(cmk, more)).project, 'aws_ebs_volume.a'), 'kms_key_id'));
    assert.equal(values(true), '-> aws_kms_key.k.arn');
    // The plan was made with `false`: the source's default does not count.
    assert.equal(values(false), 'absent');
    // A secret is not handed to the source, so that what that says may not be so.
    assert.equal(values(false, { token: { value: 'hush' } }), 'unknown');
    const policy = at(find(beside({ 'main.tf.json': text }, plan(true)).project, 'aws_s3_bucket_policy.p'), 'policy');
    assert.notEqual(policy.is, 'reference');
  });

  it('sees a dynamic block that a plan does not show', () => {
    const dynamic = { dynamic: { rule: { for_each: '${aws_kms_key.k[*].arn}', content: { key: '${rule.value}' } } } };
    const read = (body: Json): Json =>
      short(
        at(
          find(
            beside(
              { 'main.tf.json': volume(body) },
              planJson([key, { written: {}, after: {}, unknown: { rule: true } }]),
            ).project,
            'aws_ebs_volume.a',
          ),
          'rule',
        ),
      );
    assert.notEqual(read(dynamic), 'absent');
    assert.equal(read({}), 'absent');
  });

  it('is not fixed where items of a dynamic block have no place of their own', () => {
    const content = { device_name: '${ebs.value}', encrypted: false };
    const { project } = beside(
      { 'main.tf.json': volume({ dynamic: { ebs: { for_each: ['a', 'b'], content } } }) },
      planJson([
        {
          written: {},
          after: {
            ebs: [
              { device_name: 'a', encrypted: false },
              { device_name: 'b', encrypted: false },
            ],
          },
        },
      ]),
    );
    const found = find(project, 'aws_ebs_volume.a');
    assert.equal(short(at(found, 'ebs', 1, 'encrypted')), false);
    assert.equal(found.body, undefined);
    assert.equal(found.generated, 'a plan is generated: change the configuration that it was made from');
  });

  it('goes by the order of the source, not of the set', () => {
    const { project, shown } = beside(
      {
        'main.tf.json': volume({
          ebs: [
            { device_name: 'b', encrypted: true },
            { device_name: 'a', encrypted: false },
          ],
        }),
      },
      planJson([
        {
          written: {
            ebs: [
              { device_name: constant('b'), encrypted: constant(true) },
              { device_name: constant('a'), encrypted: constant(false) },
            ],
          },
          after: {
            ebs: [
              { device_name: 'a', encrypted: false },
              { device_name: 'b', encrypted: true },
            ],
          },
        },
      ]),
    );
    const found = find(project, 'aws_ebs_volume.a');
    assert.equal(short(at(found, 'ebs', 1, 'device_name')), 'a');
    assert.equal(shown(at(found, 'ebs', 1, 'device_name').site), 'main.tf.json: "a"');
    assert.ok(found.body);
  });

  it('keeps the suppressions of the source', () => {
    const { project } = beside(
      { 'main.tf.json': volume({ '//': { atrest: { ignore: [{ rule: 'x', reason: 'y' }] } }, size: 1 }) },
      planJson([{ written: { size: constant(1) }, after: { size: 1 } }]),
    );
    assert.deepEqual(
      find(project, 'aws_ebs_volume.a').ignores.map(({ rules }) => rules),
      [['x']],
    );
  });

  it('goes into local modules', () => {
    const inner = {
      resources: [
        {
          address: 'aws_ebs_volume.a',
          mode: 'managed',
          type: 'aws_ebs_volume',
          name: 'a',
          expressions: { encrypted: references('var.e') },
        },
      ],
    };
    const plan = planJson(
      [{ module: 'module.m', after: { encrypted: false } }],
      {},
      { module_calls: { m: { source: './m', expressions: { e: constant(false) }, module: inner } } },
    );
    const { project, shown } = beside(
      {
        'main.tf.json': JSON.stringify({ module: { m: { source: './m', e: false } } }),
        'm/main.tf.json': JSON.stringify({
          variable: { e: {} },
          resource: { aws_ebs_volume: { a: { encrypted: '${var.e}' } } },
        }),
      },
      plan,
    );
    const found = find(project, 'module.m.aws_ebs_volume.a');
    assert.equal(shown(found.header), 'm/main.tf.json: "a"');
    assert.equal(shown(at(found, 'encrypted').site), 'm/main.tf.json: var.e');
  });

  it('stays in the plan where the source has no such block', () => {
    const { project, shown } = beside({ 'main.tf.json': '{}' }, planJson([{ written: {}, after: { size: 1 } }]));
    const found = find(project, 'aws_ebs_volume.a');
    assert.equal(shown(found.header), 'tfplan.json: "aws_ebs_volume.a"');
    assert.equal(found.plan, undefined);
  });
});

describe('plan: shown in *.tf', () => {
  const text = `# first
resource "aws_kms_key" "k" {}

resource "aws_instance" "i" { # atrest: ignore[x] -- why
  ami = "ami-1"
  root_block_device {
    encrypted = var.e // not a comment sign: "#"
  }
  ebs {
    device = "b"
  }
  ebs {
    device = "a"
  }
  dynamic "extra" {
    for_each = var.x
    content {}
  }
  policy = <<-EOT
    # no comment, resource "aws_kms_key" "no" {}
    EOT
}
`;
  const plan = planJson([
    key,
    {
      type: 'aws_instance',
      name: 'i',
      written: {
        ami: constant('ami-1'),
        root_block_device: [{ encrypted: references('var.e') }],
        ebs: [{ device: constant('b') }, { device: constant('a') }],
      },
      after: { ami: 'ami-1', root_block_device: [{ encrypted: false }], ebs: [{ device: 'a' }, { device: 'b' }] },
      unknown: { extra: true, other: true },
    },
  ]);

  it('stands on the block and its arguments', () => {
    const { project, shown } = beside({ 'main.tf': text }, plan);
    const found = find(project, 'aws_instance.i');
    assert.equal(shown(found.header), 'main.tf: resource "aws_instance" "i"'.replace('resource "aws_instance" ', ''));
    assert.equal(shown(at(found, 'root_block_device', 0, 'encrypted').site), 'main.tf: var.e');
    assert.equal(shown(at(found, 'ebs', 1, 'device').site), 'main.tf: "a"');
    assert.equal(shown(at(found, 'ami').site), 'main.tf: "ami-1"');
    assert.equal(found.plan?.address, 'aws_instance.i');
    assert.equal(found.generated, undefined);
    assert.ok(found.body);
    assert.deepEqual(
      found.document.comments.map((comment) => comment.text),
      ['first', 'atrest: ignore[x] -- why', 'not a comment sign: "#"'],
    );
  });

  it('sees a dynamic block', () => {
    const { project } = beside({ 'main.tf': text }, plan);
    const extra = at(find(project, 'aws_instance.i'), 'extra');
    assert.ok(extra.is === 'list' && extra.open !== undefined, JSON.stringify(extra));
    assert.equal(short(at(find(project, 'aws_instance.i'), 'other')), 'absent');
  });

  it('works beside *.tf.json', () => {
    const { project, shown } = beside(
      {
        'a.tf': 'resource "aws_kms_key" "k" {}\n',
        'b.tf.json': JSON.stringify({ resource: { aws_instance: { i: { ami: 'ami-1' } } } }),
      },
      plan,
    );
    assert.equal(shown(find(project, 'aws_kms_key.k').header), 'a.tf: "k"');
    assert.equal(shown(find(project, 'aws_instance.i').header), 'b.tf.json: "i"');
  });

  it('survives texts that are no HCL', () => {
    for (const broken of [
      '',
      '{',
      'resource "a" {',
      'resource "aws_instance" "i" {\n x = <<EOT\n',
      '"',
      '/*',
      'resource "aws_instance" "i" { a = [1, }',
      '\0\uFFFF',
    ])
      assert.ok(beside({ 'main.tf': broken }, plan).project.resources.length === 2);
  });
});

describe('plan: comments of HCL', () => {
  it('ends soon on hostile texts', async () => {
    for (const piece of ['"', '/*', '<<A\n', '#', '//', '\\"', '"\\']) {
      const seconds = await processorSeconds(() => hclComments(piece.repeat(200_000)));
      assert.ok(seconds < 3, `${piece} took ${seconds} s`);
    }
  });
});

describe('plan: needs', () => {
  it('names the directories of local modules', () => {
    const call = (source: string, module: Json = {}): Json => ({ source, module });
    const plan = planJson(
      [],
      {},
      {
        module_calls: {
          a: call('./a', { module_calls: { deep: call('../shared') } }),
          remote: call('terraform-aws-modules/vpc/aws', { module_calls: { lost: call('./x') } }),
          git: call('git::https://example.com/x'),
        },
      },
    );
    const document = planDocument({ uri: 'file:///m/p.json', version: 1, text: JSON.stringify(plan) });
    assert.deepEqual([...planNeeds(document).directories].sort(), ['file:///m', 'file:///m/a', 'file:///m/shared']);
    assert.deepEqual([...planNeeds(document, 'file:///s').directories].sort(), [
      'file:///s',
      'file:///s/a',
      'file:///s/shared',
    ]);
  });
});
