import assert from 'node:assert/strict';
import { hopWords } from '../../../server/engine/findings/hop-words.ts';
import { tested } from '../conditions.ts';
import { locationOf } from '../../../server/model/source.ts';
import type { Json, Site } from '../../../server/model/source.ts';
import type { Resource } from '../../../server/model/resource.ts';
import { moduleNeeds } from '../../../server/dialects/terraform/needs.ts';
import { read, readerOf, resourceAt, show, valueAt } from './module.ts';
import type { Files } from './module.ts';

const tf = (content: Readonly<Record<string, Json>>): Files => ({ 'main.tf.json': content });
const at = (files: Files, address: string): Resource => resourceAt(read(files), address);
const textAt = (site: Site | undefined): string => {
  assert.ok(site);
  const { span } = locationOf(site);
  return site.document.text.slice(span.start, span.end);
};

describe('terraform: blocks', () => {
  it('stand in objects and in arrays of objects at every level', () => {
    for (const resource of [
      { aws_ebs_volume: { data: { encrypted: true } } },
      [{ aws_ebs_volume: [{ data: [{ encrypted: true }] }] }],
      { aws_ebs_volume: { data: [{ encrypted: true }] } },
    ]) {
      const volume = at(tf({ '//': 'x', resource }), 'aws_ebs_volume.data');
      assert.equal(volume.type, 'aws_ebs_volume');
      assert.equal(show(valueAt(volume, 'encrypted')), 'true');
      assert.equal(volume.body?.kind, 'map');
      assert.equal(textAt(volume.header), '"data"');
    }
    const listed = { 'main.tf.json': [{ resource: { a: { b: {} } } }, { resource: { a: { c: {} } } }] };
    assert.deepEqual(
      read(listed).resources.map(({ address }) => address),
      ['a.b', 'a.c'],
    );
  });
  it('properties are the block without what Terraform reads itself', () => {
    const volume = at(
      tf({
        resource: {
          aws_ebs_volume: {
            v: {
              '//': 'comment',
              count: 1,
              provider: 'aws.x',
              lifecycle: { prevent_destroy: true },
              depends_on: ['a.b'],
              provisioner: {},
              connection: {},
              size: 1,
              gone: null,
              nested: { '//': 'c', a: [{ b: null }] },
            },
          },
        },
      }),
      'aws_ebs_volume.v',
    );
    assert.equal(show(volume.properties), '{size: 1, gone: absent, nested: {a: [{b: absent}]}}');
    assert.equal(show(volume.attribute('lifecycle')), '{prevent_destroy: true}');
    assert.equal(show(volume.attribute('nothing')), 'absent');
    assert.equal(textAt(volume.properties.is === 'map' ? volume.properties.entries[0]?.keySite : undefined), '"size"');
  });
  it('data sources have types of their own', () => {
    const alias = at(tf({ data: { aws_kms_alias: { ebs: { name: 'alias/aws/ebs' } } } }), 'data.aws_kms_alias.ebs');
    assert.equal(alias.type, 'data.aws_kms_alias');
    assert.equal(show(alias.properties), '{name: "alias/aws/ebs"}');
  });
  it('blocks that are not resources are passed over', () => {
    const files = tf({
      moved: [{ from: 'a.b', to: 'a.c' }],
      import: {},
      removed: [],
      check: { c: {} },
      unheard_of: 3,
      resource: 'text',
    });
    assert.deepEqual(read(files).resources, []);
  });
  it('suppressions in the comment of a block', () => {
    const ignore = [
      'ebs-volume-encrypted',
      { rule: ['kms-key', 'declared'], reason: 'legacy', until: '2027-01-01', owner: 'ops' },
      5,
    ];
    const volume = at(tf({ resource: { a: { b: { '//': { atrest: { ignore } } } } } }), 'a.b');
    assert.deepEqual(
      volume.ignores.map(({ site, ...rest }) => ({ ...rest, at: textAt(site).length > 0 })),
      [
        { rules: ['ebs-volume-encrypted'], at: true },
        { rules: ['kms-key', 'declared'], reason: 'legacy', until: '2027-01-01', owner: 'ops', at: true },
      ],
    );
  });
});

describe('terraform: instances', () => {
  const each = tf({
    variable: { create: { type: 'bool' }, many: { default: 2 }, none: {} },
    resource: {
      a: {
        one: { count: 1, v: '${count.index}' },
        two: { count: '${var.many}', v: '${count.index}', w: 'x' },
        zero: { count: 0 },
        maybe: { count: '${var.create ? 1 : 0}', v: '${count.index}' },
        open: { count: '${var.none}', v: '${count.index}' },
        keys: {
          for_each: { x: { on: true }, y: { on: false } },
          v: '${each.value.on}',
          tags: { '${each.key}': '${each.key}' },
        },
        set: { for_each: '${toset(["p"])}', v: '${each.value}-${each.key}' },
        same: { for_each: '${toset(["p", "q"])}', v: '${each.key != "r"}' },
        cases: { for_each: '${var.create ? { k = 1 } : {}}', v: '${each.value}' },
        large: { for_each: '${toset([for i in range(40) : tostring(i)])}', v: '${each.key}', w: 1 },
        chained: { for_each: '${a.keys}', v: '${each.value.id}', w: '${each.key}' },
        wrong: { for_each: 'text', v: '${each.key}' },
      },
    },
  });
  const project = read(each);
  for (const [address, exists, properties, instances] of [
    ['a.one', 'true', '{v: 0}', undefined],
    ['a.two', 'true', '{v: count.index == 0 => 0 | count.index == 1 => 1, w: "x"}', ['a.two[0]', 'a.two[1]']],
    ['a.zero', 'false', '{}', undefined],
    ['a.maybe', 'var.create => true | not var.create => false', '{v: 0}', undefined],
    ['a.open', '?', '{v: ?!}', undefined],
    [
      'a.keys',
      'true',
      '{v: each.key == "x" => true | each.key == "y" => false, tags: {...}}',
      ['a.keys["x"]', 'a.keys["y"]'],
    ],
    ['a.set', 'true', '{v: "p-p"}', undefined],
    ['a.same', 'true', '{v: true}', ['a.same["p"]', 'a.same["q"]']],
    ['a.cases', 'var.create => true | not var.create => false', '{v: 1}', undefined],
    ['a.large', 'true', '{v: ?!, w: 1}', undefined],
    [
      'a.chained',
      'true',
      '{v: ->a.keys.id, w: each.key == "x" => "x" | each.key == "y" => "y"}',
      ['a.chained["x"]', 'a.chained["y"]'],
    ],
    ['a.wrong', '?!', '{v: ?!}', undefined],
  ] as const) {
    it(address, () => {
      const resource = resourceAt(project, address);
      assert.equal(show(resource.exists), exists);
      assert.equal(show(resource.properties).replace('a.maybe: ', ''), properties === '{}' ? '{}' : properties);
      assert.deepEqual(resource.instances, instances);
    });
  }
});

describe('terraform: dynamic blocks', () => {
  for (const [name, block, shown] of [
    [
      'over a list',
      { for_each: ['a', 'b'], content: { v: '${b.value}', k: '${b.key}' } },
      '[{v: "a", k: "a"}, {v: "b", k: "b"}]',
    ],
    ['over a map', { for_each: { x: 1 }, content: { v: '${b.key}${b.value}' } }, '[{v: "x1"}]'],
    ['with an iterator', { for_each: [1], iterator: 'it', content: { v: '${it.value}' } }, '[{v: 1}]'],
    ['over nothing', { for_each: [], content: { v: 1 } }, '[]'],
    ['by case', { for_each: '${var.on ? [1] : []}', content: { v: 1 } }, 'var.on => [{v: 1}] | not var.on => []'],
    [
      'over what is not known',
      { for_each: '${var.none}', content: { v: 1 } },
      'length(var.none) > 0 => [{v: 1}] | not length(var.none) > 0 => [...]',
    ],
    ['with unknown content', { for_each: [1], content: { v: '${var.none}' } }, '[{v: ?}]'],
    [
      'several',
      [
        { for_each: [1], content: { v: 1 } },
        { for_each: [2], content: { v: 2 } },
      ],
      '[{v: 1}, {v: 2}]',
    ],
    [
      'nested',
      { for_each: [[1, 2]], content: { dynamic: { c: { for_each: '${b.value}', content: { v: '${c.value}' } } } } },
      '[{c: [{v: 1}, {v: 2}]}]',
    ],
  ] as const) {
    it(name, () => {
      const files = tf({
        variable: { on: { type: 'bool' }, none: {} },
        resource: { a: { r: { dynamic: { b: block as Json } } } },
      });
      assert.equal(show(valueAt(at(files, 'a.r'), 'b')), shown);
    });
  }
  it('come after those that are written', () => {
    const files = tf({
      resource: { a: { r: { b: { v: 0 }, dynamic: [{ b: { for_each: [1], content: [{ v: 1 }] } }] } } },
    });
    assert.equal(show(valueAt(at(files, 'a.r'), 'b')), '[{v: 0}, {v: 1}]');
  });
  it('differ among the instances of the resource', () => {
    const files = tf({
      resource: {
        a: {
          r: {
            for_each: { x: [1], y: [] },
            dynamic: { b: { for_each: '${each.value}', content: { v: '${b.value}' } } },
          },
        },
      },
    });
    assert.equal(show(valueAt(at(files, 'a.r'), 'b')), 'each.key == "x" => [{v: 1}] | each.key == "y" => []');
  });
  it('an argument called dynamic is an argument', () => {
    assert.equal(
      show(at(tf({ resource: { a: { r: { dynamic: { x: 1 } } } } }), 'a.r').properties),
      '{dynamic: {x: 1}}',
    );
  });
});

describe('terraform: modules', () => {
  const store: Json = {
    variable: { on: { type: 'bool', default: true, nullable: false }, name: {}, size: { default: 1 } },
    resource: { a: { r: { on: '${var.on}', name: '${var.name}', size: '${var.size}', key: '${a.k.arn}' }, k: {} } },
    output: { key: { value: '${a.k.arn}' }, name: { value: '${var.name}' }, on: { value: '${a.r.on}' } },
  };
  const calling = (module: Json, more: Readonly<Record<string, Json>> = {}): Files => ({
    'main.tf.json': { module, ...more },
    'store/main.tf.json': store,
  });

  it('arguments flow in, outputs flow out, with evidence', () => {
    const files = calling(
      { m: { source: './store', on: '${var.x}', name: 'n' } },
      {
        variable: { x: { default: false } },
        resource: { a: { r: { key: '${module.m.key}', name: '${module.m.name}', on: '${module.m.on}' } } },
      },
    );
    const inner = at(files, 'module.m.a.r');
    assert.equal(show(inner.properties), '{on: false, name: "n", size: 1, key: ->module.m.a.k.arn}');
    assert.deepEqual(
      valueAt(inner, 'on')?.from.map(({ via, at: site }) => [via, textAt(site)]),
      [
        ['module-argument', '"${var.x}"'],
        ['variable-default', 'false'],
      ],
    );
    assert.equal(show(at(files, 'a.r').properties), '{key: ->module.m.a.k.arn, name: "n", on: false}');
    assert.deepEqual(
      valueAt(at(files, 'a.r'), 'name')?.from.map(({ via }) => via),
      ['output', 'module-argument'],
    );
  });
  it('a reference leads to the resource in the module', () => {
    const project = read(calling({ m: { source: './store' } }, { resource: { a: { r: { key: '${module.m.key}' } } } }));
    const key = valueAt(resourceAt(project, 'a.r'), 'key');
    assert.equal(key?.is === 'reference' ? key.id : undefined, resourceAt(project, 'module.m.a.k').id);
  });
  it('each call has its own values', () => {
    const files = calling({ m: { source: './store', name: 'm' }, n: { source: './store', name: 'n', on: null } });
    assert.equal(show(valueAt(at(files, 'module.m.a.r'), 'name')), '"m"');
    assert.equal(show(valueAt(at(files, 'module.n.a.r'), 'name')), '"n"');
    assert.equal(show(valueAt(at(files, 'module.n.a.r'), 'on')), 'true');
  });
  it('calls with count and for_each', () => {
    const files = calling(
      {
        m: { source: './store', for_each: { x: false, y: true }, on: '${each.value}', name: '${each.key}' },
        c: { source: './store', count: '${var.on ? 1 : 0}', name: 'c${count.index}' },
      },
      {
        variable: { on: { type: 'bool' } },
        resource: {
          a: {
            r: {
              x: '${module.m["x"].name}',
              all: '${[for m in module.m : m.name]}',
              c: '${try(module.c[0].name, "none")}',
            },
          },
        },
      },
    );
    const inner = at(files, 'module.m.a.r');
    assert.deepEqual(inner.instances, ['module.m["x"].a.r', 'module.m["y"].a.r']);
    assert.equal(
      show(valueAt(inner, 'on')),
      'each.key == "x" for module.m => false | each.key == "y" for module.m => true',
    );
    assert.equal(show(at(files, 'module.c.a.r').exists), 'var.on => true | not var.on => false');
    assert.equal(
      show(at(files, 'a.r').properties),
      '{x: "x", all: ["x", "y"], c: var.on => "c0" | not var.on => "none"}',
    );
  });
  it('conditions of a module are told from those of its caller', () => {
    const files = calling({ m: { source: './inner' } });
    const project = read({
      ...files,
      'main.tf.json': {
        variable: { x: { type: 'bool' } },
        module: { m: { source: './inner', x: '${!var.x}' } },
        resource: { a: { r: { v: '${var.x ? 1 : 2}' } } },
      },
      'inner/main.tf.json': { variable: { x: {} }, resource: { a: { r: { v: '${var.x ? 1 : 2}' } } } },
    });
    assert.equal(
      show(valueAt(resourceAt(project, 'module.m.a.r'), 'v')),
      'var.x in module.m => 1 | not var.x in module.m => 2',
    );
    assert.equal(show(valueAt(resourceAt(project, 'a.r'), 'v')), 'var.x => 1 | not var.x => 2');
    const { scope } = resourceAt(project, 'a.r');
    const both = (inner: boolean): boolean =>
      scope.possible([
        { condition: tested('var.x'), holds: true },
        { condition: tested('var.x', 'module.m.'), holds: inner },
      ]);
    assert.deepEqual([both(true), both(false)], [false, true]);
  });
  it("those that can't be read are unknown, and said once at the call", () => {
    const project = read({
      'main.tf.json': {
        module: {
          remote: { source: 'terraform-aws-modules/kms/aws', version: '1' },
          gone: { source: './gone' },
          self: { source: './' },
          none: {},
        },
        resource: {
          a: {
            r: {
              v: '${module.remote.arn}',
              w: '${module.remote.x}',
              gone: '${module.gone.y}',
              never: '${module.never.z}',
            },
          },
        },
      },
    });
    assert.equal(show(resourceAt(project, 'a.r').properties), '{v: ?, w: ?, gone: ?, never: ?}');
    assert.deepEqual(
      project.notes.map(({ message, site }) => [message, textAt(site)]),
      [
        ['module.remote is not checked: it is not downloaded, run `terraform init`', '"terraform-aws-modules/kms/aws"'],
        ['module.gone is not checked: there are no files of Terraform in its directory', '"./gone"'],
        ['module.self is not checked: it calls itself', '"./"'],
        ['module.none is not checked: its source is not a directory of this workspace', '"none"'],
      ],
    );
  });
  it('modules that call each other end', () => {
    const files: Record<string, Json> = { 'main.tf.json': { module: { a: { source: './a' } } } };
    files['a/main.tf.json'] = {
      module: { b: { source: '../b', x: '${module.b.y}' } },
      output: { y: { value: '${module.b.y}' } },
    };
    files['b/main.tf.json'] = {
      module: { a: { source: '../a' } },
      variable: { x: {} },
      output: { y: { value: '${var.x}' } },
      resource: { r: { r: { v: '${var.x}' } } },
    };
    const project = read(files);
    assert.equal(show(valueAt(resourceAt(project, 'module.a.module.b.r.r'), 'v')), '?');
    assert.equal(project.notes.length, 1);
  });
  it('directories that reading asks for', () => {
    const document = readerOf(
      calling({ m: { source: './store' }, r: { source: 'git::x' }, up: { source: '../up' } }),
    ).document('file:///m/main.tf.json');
    assert.ok(document);
    assert.deepEqual(moduleNeeds([document]).directories, ['file:///m', 'file:///m/store', 'file:///up']);
  });
});

describe('terraform: overrides', () => {
  const files: Files = {
    'b_override.tf.json': { resource: { a: { r: { v: 'b', t: { y: 2 } } } }, locals: { l: 'over' } },
    'main.tf.json': {
      locals: { l: 'base', m: 'kept' },
      variable: { x: { default: 1, type: 'number' } },
      resource: { a: { r: { v: 'main', w: '${local.l}${local.m}${var.x}', t: { x: 1 }, blk: [{ n: 1 }] } } },
    },
    'override.tf.json': {
      variable: { x: { default: '2' } },
      resource: { a: { r: { v: 'o', dynamic: { blk: { for_each: [1], content: { n: 2 } } } } } },
    },
  };
  it('merge arguments, replace blocks, and each value names its own file', () => {
    const resource = at(files, 'a.r');
    assert.equal(show(resource.properties), '{w: "overkept2", t: {y: 2}, v: "o", blk: [{n: 2}]}');
    assert.match(valueAt(resource, 'v')?.site?.document.uri ?? '', /override\.tf\.json$/);
    assert.match(valueAt(resource, 't')?.site?.document.uri ?? '', /b_override\.tf\.json$/);
    assert.match(resource.document.uri, /main\.tf\.json$/);
  });
});

describe('terraform: variables from files and from the user', () => {
  const main: Json = {
    variable: { a: { default: 'default' }, b: {}, c: { type: 'list(string)' }, d: { type: 'bool', default: false } },
    resource: { r: { r: { a: '${var.a}', b: '${var.b}', c: '${var.c}', d: '${var.d}' } } },
  };
  it('files win over defaults, later files over earlier ones, the user over all', () => {
    const files: Files = {
      'main.tf.json': main,
      'terraform.tfvars': '# comment\na = "tfvars"\nb = "tfvars"\nc = ["x", 1]\nd = "true"\n',
      'terraform.tfvars.json': { b: 'json' },
      'x.auto.tfvars': 'a = "auto"',
      'other.tfvars': 'a = "not loaded"',
    };
    assert.equal(show(at(files, 'r.r').properties), '{a: "auto", b: "json", c: ["x", "1"], d: true}');
    const given = resourceAt(read(files, { parameters: { a: 'user', c: '["p"]', d: 'false' } }), 'r.r');
    assert.equal(show(given.properties), '{a: "user", b: "json", c: ["p"], d: false}');
    const [hop] = valueAt(at(files, 'r.r'), 'a')?.from ?? [];
    assert.equal(hop?.via, 'variable-value');
    assert.equal(textAt(hop.at), '"auto"');
  });
  it('broken files leave what can be read', () => {
    const files: Files = {
      'main.tf.json': main,
      'terraform.tfvars': 'a = \nb = "fine"\n}}}',
      'terraform.tfvars.json': '{"b": ',
    };
    assert.equal(show(valueAt(at(files, 'r.r'), 'a')), '"default"');
  });
  it('the default of a root variable can be overridden, and says so', () => {
    const [hop] =
      valueAt(at(tf({ variable: { v: { default: 1 } }, resource: { r: { r: { v: '${var.v}' } } } }), 'r.r'), 'v')
        ?.from ?? [];
    assert.match(hop ? hopWords(hop.of) : '', /tfvars/);
  });
});

describe('terraform: files in HCL beside files in JSON', () => {
  const files: Files = {
    'main.tf.json': {
      resource: {
        a: {
          r: {
            key: '${aws_kms_key.out.arn}',
            counted: '${aws_kms_key.out[0].arn}',
            gone: '${aws_kms_key.gone.arn}',
            v: '${var.v}',
            w: '${var.w}',
            l: '${local.l}',
            m: '${module.m.x}',
          },
        },
      },
    },
    'main.tf': [
      '/* resource "aws_kms_key" "comment" {} */ # resource "aws_kms_key" "hash" {}',
      'resource "aws_kms_key" "out" {',
      '  description = "resource \\"aws_kms_key\\" \\"text\\" {"',
      '  policy = <<EOT',
      'resource "aws_kms_key" "heredoc" {',
      'EOT',
      '}',
      'data "aws_kms_alias" "d" { name = "x" }',
      'variable "v" {',
      '  type    = bool',
      '  default = "true"',
      '}',
      'variable "w" {}',
      'locals {',
      '  l = 1',
      '}',
      'module "m" { source = "./m" }',
    ].join('\n'),
  };
  it('are one module', () => {
    const project = read(files);
    assert.deepEqual(
      project.resources.map(({ address }) => address),
      ['aws_kms_key.out', 'data.aws_kms_alias.d', 'a.r'],
    );
    assert.equal(
      show(resourceAt(project, 'a.r').properties),
      '{key: ->aws_kms_key.out.arn, counted: ?, gone: ->aws_kms_key.gone.arn (missing), v: true, w: ?, l: 1, m: ?}',
    );
    const out = resourceAt(project, 'aws_kms_key.out');
    assert.equal(
      show(out.properties),
      String.raw`{description: "resource \"aws_kms_key\" \"text\" {", policy: "resource \"aws_kms_key\" \"heredoc\" {\n"}`,
    );
    assert.equal(textAt(out.header), '"out"');
    assert.deepEqual(
      project.documents.map(({ uri }) => uri),
      ['file:///m/main.tf', 'file:///m/main.tf.json'],
    );
  });
  it("nothing is missing where a file can't be read whole", () => {
    for (const broken of [
      { 'main.tf': 'resource "aws_kms_key" {{{\n' },
      { 'b.tf.json': '{"resource": {"aws_kms_key": {"x": {}, ' },
    ]) {
      const resource = at(
        { 'main.tf.json': { resource: { a: { r: { key: '${aws_kms_key.gone.arn}' } } } }, ...broken },
        'a.r',
      );
      assert.equal(show(valueAt(resource, 'key')), '->aws_kms_key.gone.arn');
    }
  });
  it('blocks after an error are found', () => {
    const project = read({
      'main.tf': 'resource "a" "one" {\n  x = = 1\n}\nresource "a" "two" {}\n',
      'main.tf.json': {},
    });
    assert.ok(project.resources.some(({ address }) => address === 'a.two'));
  });
});

describe('terraform: providers', () => {
  const provider = [
    { region: 'us-east-1' },
    { alias: 'west', region: '${var.west}' },
    { alias: 'open', region: '${var.none}' },
  ];
  const files: Files = {
    'main.tf.json': {
      variable: { west: { default: 'us-west-2' }, none: {} },
      provider: { aws: provider },
      terraform: { required_providers: { aws: { source: 'hashicorp/aws', version: '>= 5.0' } } },
      module: { plain: { source: './m' }, passed: { source: './m', providers: { aws: 'aws.west' } } },
      resource: {
        aws_x: {
          a: {},
          b: { provider: 'aws.west' },
          c: { provider: '${aws.west}' },
          d: { provider: 'aws.open' },
          e: { region: '${var.west}' },
          f: { region: '${var.none}' },
        },
      },
    },
    'm/main.tf.json': { terraform: { required_providers: { aws: '< 6.0' } }, resource: { aws_x: { m: {} } } },
  };
  const regions = (project: ReturnType<typeof read>): readonly (string | undefined)[] =>
    [
      'aws_x.a',
      'aws_x.b',
      'aws_x.c',
      'aws_x.d',
      'aws_x.e',
      'aws_x.f',
      'module.plain.aws_x.m',
      'module.passed.aws_x.m',
    ].map((address) => resourceAt(project, address).scope.region);
  it('Regions by alias and by module', () => {
    assert.deepEqual(regions(read(files)), [
      'us-east-1',
      'us-west-2',
      'us-west-2',
      undefined,
      'us-west-2',
      undefined,
      'us-east-1',
      'us-west-2',
    ]);
  });
  it('all scopes of a project share their conditions', () => {
    assert.equal(new Set(read(files).resources.map(({ scope }) => scope.id)).size, 1);
  });
  it('versions that are required, or the one that is locked', () => {
    const version = (more: Files, address: string): string | undefined =>
      at({ ...files, ...more }, address).scope.providerVersion;
    assert.equal(version({}, 'aws_x.a'), '>= 5.0');
    assert.equal(version({}, 'module.plain.aws_x.m'), '< 6.0, >= 5.0');
    const lock =
      'provider "registry.example/hashicorp/aws" {\n  version     = "5.100.0"\n  constraints = ">= 5.0.0"\n  hashes = [\n    "h1:x=",\n  ]\n}\n';
    assert.equal(version({ '.terraform.lock.hcl': lock }, 'aws_x.a'), '5.100.0');
    assert.equal(version({ '.terraform.lock.hcl': lock }, 'module.plain.aws_x.m'), '5.100.0');
    const outside: Files = {
      'main.tf.json': { resource: { aws_x: { a: {} } } },
      'versions.tf':
        'terraform {\n  required_providers {\n    aws = {\n      source  = "hashicorp/aws"\n      version = "~> 6.1"\n    }\n  }\n}\nprovider "aws" {\n  region = "eu-west-1"\n}\n',
    };
    assert.equal(at(outside, 'aws_x.a').scope.providerVersion, '~> 6.1');
    assert.equal(at(outside, 'aws_x.a').scope.region, 'eu-west-1');
  });
  it('the Region that the user tells', () => {
    const project = read(tf({ resource: { aws_x: { a: {} } } }), { region: 'eu-north-1' });
    assert.equal(resourceAt(project, 'aws_x.a').scope.region, 'eu-north-1');
  });
});

describe('terraform: policy documents', () => {
  const files = tf({
    data: {
      aws_iam_policy_document: {
        p: {
          statement: [
            {
              sid: 's',
              effect: 'Deny',
              actions: ['a', 'b'],
              resources: ['${aws_s3_bucket.b.arn}', '*'],
              principals: { type: 'AWS', identifiers: ['${var.none}'] },
              condition: { test: 'T', variable: 'v', values: ['1'] },
            },
          ],
        },
        all: { statement: { actions: ['x'], principals: [{ type: '*', identifiers: ['*'] }] } },
        open: { source_policy_documents: ['${var.none}'], statement: { actions: ['x'] } },
      },
    },
    variable: { none: {} },
    resource: {
      aws_s3_bucket: { b: {} },
      aws_s3_bucket_policy: Object.fromEntries(
        ['p', 'all', 'open'].map((name) => [name, { policy: `\${data.aws_iam_policy_document.${name}.json}` }]),
      ),
    },
  });
  for (const [name, shown] of [
    [
      'p',
      '{Version: "2012-10-17", Statement: [{Sid: "s", Effect: "Deny", Action: ["a", "b"], Resource: [->aws_s3_bucket.b.arn, "*"], Principal: {AWS: [?]}, Condition: {T: {v: ["1"]}}}]}',
    ],
    ['all', '{Version: "2012-10-17", Statement: [{Effect: "Allow", Action: ["x"], Principal: "*"}]}'],
    ['open', '{Version: "2012-10-17", Statement: [{Effect: "Allow", Action: ["x"]}, ...]}'],
  ] as const) {
    it(name, () => {
      assert.equal(show(valueAt(at(files, `aws_s3_bucket_policy.${name}`), 'policy')), shown);
    });
  }
});
