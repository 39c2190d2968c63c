/** Files of a folder with the texts that they may come to have; the first of each is there at first, unless it is null. */
export type World = Readonly<Record<string, readonly (string | null)[]>>;

const KUBERNETES = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata: { a: b }\n';
const BROKEN_KUBERNETES = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: [a\ndata: { a: b\n';
const volume = (encrypted: string): string =>
  `Resources:\n  Data:\n    Type: AWS::EC2::Volume\n    Properties: { Encrypted: ${encrypted} }\n`;
const nests = (url: string, more = ''): string =>
  `Resources:\n  Net:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: ${url}\n${more}`;
const takes = (name: string): string => `Parameters: { ${name}: { Type: String } }\n`;
const gives = (name: string, value: string): string => `      Parameters: { ${name}: ${value} }\n`;
const config = (...texts: readonly string[]): readonly (string | null)[] => [
  null,
  'profile: strict\n',
  'rules:\n  ebs-volume-encrypted: off\n',
  'unknown: off\n',
  'profil: x\n',
  'exclude: [\n',
  ...texts,
];

/** Stacks in stacks, three deep, in circles and dropped again. */
const stacks: World = {
  '.atrest.yaml': config(
    'exclude: [parent.yaml]\n',
    'exclude: [child.yaml]\n',
    'exclude: [deep]\n',
    'exclude: ["**"]\n',
  ),
  'deep/.atrest.yaml': [null, 'exclude: [grand.yaml]\n', 'profile: strict\n'],
  'parent.yaml': [
    nests('child.yaml', gives('Encrypt', 'true')),
    nests('child.yaml', gives('Encrypt', 'false')),
    nests('deep/grand.yaml', gives('On', 'false')),
    nests('other.yaml'),
    nests('link.yaml', gives('Encrypt', 'false')),
    nests('linked/grand.yaml', gives('On', 'true')),
    nests('deeper/grand.yaml'),
    volume('false'),
    `${nests('child.yaml')}---\n${volume('false')}`,
    'Resources:\n  Net:\n    Type: AWS::CloudFormation::Stack\n    Properties: {\n',
    KUBERNETES,
    BROKEN_KUBERNETES,
    '',
  ],
  'child.yaml': [
    takes('Encrypt') + nests('deep/grand.yaml', gives('On', '!Ref Encrypt')),
    takes('Encrypt') + nests('parent.yaml'),
    takes('Encrypt') + volume('!Ref Encrypt'),
    nests('child.yaml'),
    nests('deep/link.yaml'),
    `${volume('true')}---\n${nests('deep/grand.yaml')}`,
    KUBERNETES,
    BROKEN_KUBERNETES,
    `${takes('Encrypt')}Resources: [`,
  ],
  'deep/grand.yaml': [
    takes('On') + volume('!Ref On'),
    volume('false'),
    nests('../child.yaml'),
    '{"Resources":{"Data":{"Type":"AWS::EC2::Volume","Properties":{"Encrypted":false',
    KUBERNETES,
    '',
  ],
  'other.yaml': [null, volume('false'), nests('deep/grand.yaml'), nests('other.yaml')],
  'zed.json': [
    null,
    '{"Resources":{"Q":{"Type":"AWS::SQS::Queue","Properties":{"SqsManagedSseEnabled":false}}}}',
    '{}',
    '{"a":',
  ],
};

const json = (value: unknown): string => JSON.stringify(value);
const disk = (encrypted: unknown): object => ({ aws_ebs_volume: { data: { encrypted } } });

/** Modules in modules, three deep, with HCL and variables beside them. */
const modules: World = {
  '.atrest.yaml': config('exclude: [main.tf.json]\n', 'exclude: [m]\n', 'exclude: ["m/n"]\n'),
  'main.tf.json': [
    json({ module: { m: { source: './m', on: true } }, resource: disk('${var.on}') }),
    json({ module: { m: { source: './m', on: false }, n: { source: './m/n' } } }),
    json({ module: { n: { source: './m/n', on: '${var.on}' } } }),
    json({ module: { l: { source: './linked', on: false } } }),
    json({ module: { l: { source: './linked' }, k: { source: './k/n' } } }),
    json({ module: { k: { source: './k', on: true } } }),
    json({ resource: disk(false) }),
    '{"module":{"m":{"source":"./m"',
    '{}',
    '',
  ],
  'variables.tf.json': [
    json({ variable: { on: { default: true } } }),
    json({ variable: { on: { default: false } } }),
    '{',
    null,
  ],
  'more.tf': ['resource "aws_s3_bucket" "b" {}\n', 'module "n" {\n  source = "./m/n"\n}\n', 'variable "on" {', ''],
  'terraform.tfvars.json': [null, json({ on: false }), json({ on: true }), '{'],
  'terraform.tfvars': [null, 'on = false\n', 'on = '],
  'm/main.tf.json': [
    json({ variable: { on: {} }, module: { n: { source: './n', on: '${var.on}' } }, resource: disk('${var.on}') }),
    json({ variable: { on: {} }, resource: disk('${var.on}') }),
    json({ module: { o: { source: './other' } } }),
    json({ module: { up: { source: '../' } } }),
    json({ module: { l: { source: './linked', on: '${var.on}' } } }),
    '{"module":',
  ],
  'm/vars.tf.json': [null, json({ variable: { on: { default: true } } })],
  'm/n/main.tf.json': [
    json({ variable: { on: {} }, resource: disk('${var.on}') }),
    json({ resource: disk(false) }),
    json({ module: { m: { source: '..' } } }),
    '{"resource":',
  ],
  'm/other/main.tf.json': [null, json({ resource: disk(false) })],
};

const stack = (file: string, parameters: object = {}): object => ({
  type: 'aws:cloudformation:stack',
  environment: 'aws://unknown-account/unknown-region',
  properties: { templateFile: file, parameters },
});
const manifest = (artifacts: object): string => JSON.stringify({ version: '36.0.0', artifacts }, null, 1);
const template = (encrypted: unknown): string =>
  JSON.stringify({
    Parameters: { On: { Type: 'String' } },
    Resources: { Data: { Type: 'AWS::EC2::Volume', Properties: { Encrypted: encrypted } } },
  });
const inner = { type: 'cdk:cloud-assembly', properties: { directoryName: 'assembly-Prod' } };

const linkedInner = { type: 'cdk:cloud-assembly', properties: { directoryName: 'assembly-L' } };

/** An assembly with another in it, written again and again by a tool that is stopped now and then. */
const assemblies: World = {
  '.atrest.yaml': config('exclude: [manifest.json]\n', 'exclude: [A.template.json]\n', 'exclude: [cdk.out]\n'),
  '.gitignore': [null, 'cdk.out\n', 'assembly-*\n'],
  'cdk.json': [null, '{}', '{"output":"cdk.out"}', '{"output":"out"}'],
  'cdk.out/manifest.json': [
    manifest({ A: stack('A.template.json', { On: 'true' }), Prod: inner }),
    manifest({ A: stack('A.template.json', { On: 'false' }), B: stack('B.template.json') }),
    manifest({ B: stack('B.template.json') }),
    manifest({ Prod: inner }),
    manifest({ L: stack('L.template.json', { On: 'false' }), P: linkedInner }),
    manifest({}),
    manifest({ A: stack('A.template.json'), B: stack('B.template.json') }).slice(0, 150),
    manifest({ A: stack('A.template.json') }).slice(0, -3),
    '{"version": "36.0.0"',
    '{"name": "not an assembly"}',
    '',
  ],
  'cdk.out/A.template.json': [template({ Ref: 'On' }), template(false), template(true).slice(0, 90), '{"a": 1}'],
  'cdk.out/B.template.json': [template(false), template(true), null],
  'cdk.out/assembly-Prod/manifest.json': [
    manifest({ P: stack('P.template.json') }),
    manifest({}),
    manifest({ P: stack('P.template.json') }).slice(0, 100),
  ],
  'cdk.out/assembly-Prod/P.template.json': [template(false), template({ Ref: 'On' })],
};

const resource = (values: object): object => ({
  address: 'aws_ebs_volume.data',
  mode: 'managed',
  type: 'aws_ebs_volume',
  name: 'data',
  provider_name: 'registry.terraform.io/hashicorp/aws',
  values,
});
const plan = (values: object): string =>
  JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.9.0',
    planned_values: { root_module: { resources: [resource(values)] } },
    configuration: {
      root_module: { resources: [{ ...resource({}), expressions: { encrypted: { references: ['var.on'] } } }] },
    },
  });
const state = (values: object): string =>
  JSON.stringify({
    format_version: '1.0',
    terraform_version: '1.9.0',
    values: { root_module: { resources: [resource(values)] } },
  });

/** Plans and states beside the source that they were made of. */
const plans: World = {
  '.atrest.yaml': config('exclude: [plan.json]\n', 'exclude: ["*.tf.json"]\n'),
  'plan.json': [
    plan({ encrypted: false, size: 8 }),
    plan({ encrypted: true }),
    plan({ encrypted: false }).slice(0, 200),
    '{"format_version": "1.2"',
    '{"a": 1}',
    '',
  ],
  'state.json': [
    state({ encrypted: false }),
    state({ encrypted: true }),
    state({ encrypted: true }).slice(0, 60),
    '[]',
  ],
  'main.tf.json': [
    json({ variable: { on: { default: false } }, resource: disk('${var.on}') }),
    json({ resource: disk(true) }),
    json({ module: { m: { source: './m' } } }),
    json({ module: { m: { source: './linked' } } }),
    '{"resource":',
    null,
  ],
  'm/main.tf.json': [json({ resource: disk(false) }), '{'],
};

export const WORLDS: Readonly<Record<string, World>> = { stacks, modules, assemblies, plans };
