/** Modules of others, as `terraform init` lays them down: judged at the author's call, mended there, and never written. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { installedIn, isOfSource } from '../../../server/dialects/terraform/installed.ts';
import { lintFiles } from '../../../server/api/lint.ts';
import { rangeOf } from '../../../server/app/position.ts';
import { type Site, locationOf } from '../../../server/model/source.ts';
import { atrest } from '../../cli/atrest.ts';
import { type Folder, folder } from '../../workspace/folder.ts';

const STORE = `variable "encrypted" {
  type    = bool
  default = false
}
variable "kms_key_id" {
  type    = string
  default = null
}
resource "aws_ebs_volume" "this" {
  availability_zone = "eu-west-1a"
  size              = 1
  encrypted         = var.encrypted
  kms_key_id        = var.kms_key_id
}
`;
const HARD = 'resource "aws_efs_file_system" "hard" {\n  encrypted = false\n}\n';
const call = (name: string, ...lines: readonly string[]): string =>
  [`module "${name}" {`, '  source     = "acme/store/aws"', ...lines, '}', ''].join('\n');
const manifest = (modules: Readonly<Record<string, string>>, source = 'registry.terraform.io/acme/store/aws'): string =>
  JSON.stringify({
    Modules: [
      { Key: '', Source: '', Dir: '.' },
      ...Object.entries(modules).map(([Key, Dir]) => ({ Key, Source: source, Version: '1.0.0', Dir })),
    ],
  });
const below = (...names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map((name) => [name, `.terraform/modules/${name}`]));

interface Told {
  readonly ruleId: string;
  readonly address: string;
  readonly at: string;
  readonly related: readonly string[];
}

describe('terraform: modules that were downloaded', () => {
  let home: Folder;
  afterEach(() => home.remove());

  const textOf = (name: string): string => readFileSync(join(home.path, name), 'utf8');
  async function lint(at = ''): Promise<{ readonly findings: readonly Told[]; readonly notes: readonly string[] }> {
    const { analyses, failed } = await lintFiles([join(home.path, at)], { settings: { profile: 'strict' } });
    assert.deepEqual(failed, []);
    const placed = (site: Site): string =>
      `${locationOf(site).uri.slice(home.uri().length + 1)}:${String(rangeOf(site).start.line)}`;
    const open = analyses.flatMap(({ findings }) => findings).filter(({ suppressed }) => !suppressed);
    return {
      findings: open.map(({ rule, resource, site, related }) => ({
        ruleId: rule.id,
        address: resource.address,
        at: placed(site),
        related: related.map((one) => placed(one.site)),
      })),
      notes: analyses.flatMap(({ notes }) => notes).map(({ message }) => message),
    };
  }
  const shown = async (): Promise<readonly string[]> =>
    (await lint()).findings.map(({ ruleId, address, at }) => `${at} ${address} ${ruleId}`);
  const fix = (...args: readonly string[]): string =>
    atrest(home.path, ['fix', '--profile', 'strict', '--impact', 'rejected', '--access', 'denies-clients', ...args])
      .stdout;

  it('are judged as each call has them, and shown there, with the line of the module beside it', async () => {
    home = await folder({
      'main.tf': [
        call('written', '  encrypted  = false', '  kms_key_id = null'),
        call('default'),
        call('good', '  encrypted  = "true"', '  kms_key_id = aws_kms_key.k.arn'),
        'resource "aws_kms_key" "k" {\n  enable_key_rotation = true\n}\n',
      ].join('\n'),
      '.terraform/modules/modules.json': manifest(below('written', 'default', 'good')),
      ...Object.fromEntries(
        ['written', 'default', 'good'].map((name) => [`.terraform/modules/${name}/main.tf`, STORE]),
      ),
    });
    assert.deepEqual(
      (await lint()).findings.map(({ address, at, related }) => ({ address, at, related })),
      [
        {
          address: 'module.written.aws_ebs_volume.this',
          at: 'main.tf:1',
          related: ['.terraform/modules/written/main.tf:12', 'main.tf:3'],
        },
        {
          address: 'module.default.aws_ebs_volume.this',
          at: 'main.tf:7',
          related: ['.terraform/modules/default/main.tf:12', '.terraform/modules/default/main.tf:3'],
        },
      ],
    );
  });

  it('are mended by the argument that they pass on, and never written', async () => {
    home = await folder({
      'main.tf': [call('written', '  encrypted  = false', '  kms_key_id = null'), call('default')].join('\n'),
      '.terraform/modules/modules.json': manifest(below('written', 'default')),
      '.terraform/modules/written/main.tf': STORE + HARD,
      '.terraform/modules/default/main.tf': STORE + HARD,
    });
    const told = fix('--key', 'new');
    assert.match(told, /`module\.default` is code of others, and no single argument of it stands here as it is given/);
    const text = textOf('main.tf');
    const mended = 'source     = "acme/store/aws"\n  encrypted  = true\n  kms_key_id = aws_kms_key.NAME.arn\n}';
    for (const name of ['written', 'default'])
      assert.ok(text.includes(`module "${name}" {\n  ${mended.replace('NAME', name)}`), text);
    assert.match(text, /resource "aws_kms_key" "/);
    for (const name of ['written', 'default']) assert.equal(textOf(`.terraform/modules/${name}/main.tf`), STORE + HARD);
    assert.deepEqual(await shown(), [
      'main.tf:1 module.written.aws_efs_file_system.hard efs-file-system-encrypted',
      'main.tf:7 module.default.aws_efs_file_system.hard efs-file-system-encrypted',
    ]);
    const again = textOf('main.tf');
    fix('--key', 'new');
    assert.equal(textOf('main.tf'), again);
  });

  it('are mended in Terraform JSON alike', async () => {
    home = await folder({
      'main.tf.json': `${JSON.stringify({ module: { default: { source: 'acme/store/aws' } } }, null, 2)}\n`,
      '.terraform/modules/modules.json': manifest(below('default')),
      '.terraform/modules/default/main.tf': STORE,
    });
    fix('--key', 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab');
    assert.deepEqual(JSON.parse(textOf('main.tf.json')), {
      module: {
        default: {
          source: 'acme/store/aws',
          encrypted: true,
          kms_key_id: 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
        },
      },
    });
    assert.equal(textOf('.terraform/modules/default/main.tf'), STORE);
  });

  it('pass arguments on to others inside of them', async () => {
    const outer =
      'variable "on" {\n  default = false\n}\nmodule "in" {\n  source    = "./in"\n  encrypted = var.on\n}\n';
    const files = {
      'main.tf': call('net'),
      '.terraform/modules/net/main.tf': outer,
      '.terraform/modules/net/in/main.tf': STORE,
    };
    const listed = manifest({ ...below('net'), 'net.in': '.terraform/modules/net/in' });
    home = await folder({ ...files, '.terraform/modules/modules.json': listed });
    assert.deepEqual(await shown(), ['main.tf:1 module.net.module.in.aws_ebs_volume.this ebs-volume-encrypted']);
    fix();
    assert.match(textOf('main.tf'), /^ {2}on {9}= true$/m);
    assert.deepEqual(await shown(), ['main.tf:1 module.net.module.in.aws_ebs_volume.this ebs-volume-customer-key']);
  });

  it('are silenced by a comment on the call, for that call alone', async () => {
    home = await folder({
      'main.tf': [`# atrest: ignore[encrypted, declared, customer-key] -- theirs\n${call('quiet')}`, call('loud')].join(
        '\n',
      ),
      '.terraform/modules/modules.json': manifest(below('quiet', 'loud')),
      '.terraform/modules/quiet/main.tf': STORE,
      '.terraform/modules/loud/main.tf': STORE,
    });
    assert.deepEqual(await shown(), ['main.tf:6 module.loud.aws_ebs_volume.this ebs-volume-encrypted']);
  });

  it('that are not there are told once a call, and fail no run', async () => {
    home = await folder({ 'main.tf': call('a') + call('b') });
    assert.deepEqual((await lint()).notes, [
      'module.a is not checked: it is not downloaded, run `terraform init`',
      'module.b is not checked: it is not downloaded, run `terraform init`',
    ]);
    assert.equal(atrest(home.path, ['lint']).code, 0);
    await home.write('.terraform/modules/modules.json', manifest(below('b'), 'registry.terraform.io/acme/other/aws'));
    await home.write('.terraform/modules/b/main.tf', STORE);
    assert.deepEqual((await lint()).notes, [
      'module.a is not checked: what is downloaded is older than this call, run `terraform init` again',
      'module.b is not checked: what is downloaded is older than this call, run `terraform init` again',
    ]);
  });

  it('lead nowhere else: not by the manifest, by a source of theirs, or by a link', async () => {
    home = await folder({
      'root/main.tf': ['up', 'abs', 'out', 'link'].map((name) => call(name)).join('\n'),
      'root/.terraform/modules/modules.json': manifest({
        up: '../secret',
        abs: '/etc',
        ...below('out', 'link'),
      }),
      'root/.terraform/modules/out/main.tf': 'module "x" {\n  source = "../../../../secret"\n}\n',
      'secret/main.tf': STORE,
    });
    await symlink(join(home.path, 'secret'), join(home.path, 'root/.terraform/modules/link'));
    const { findings, notes } = await lint('root');
    assert.deepEqual(findings, []);
    assert.deepEqual(notes, [
      'module.up is not checked: what is downloaded is older than this call, run `terraform init` again',
      'module.abs is not checked: what is downloaded is older than this call, run `terraform init` again',
      'module.x is not checked: its source leads out of what was downloaded',
      'module.link is not checked: there are no files of Terraform in its directory',
    ]);
  });

  it('a manifest that is none lists nothing', async () => {
    home = await folder({ 'main.tf': call('a') });
    for (const text of ['', '{', '[]', 'null', '{"Modules":{}}', '{"Modules":[1,{"Key":1}]}', '['.repeat(100_000)])
      assert.equal(installedIn('file:///m', text).size, 0, text.slice(0, 20));
    const [[key, found] = []] = installedIn('file:///m', manifest(below('__proto__')));
    assert.deepEqual([key, found?.directory], ['__proto__', 'file:///m/.terraform/modules/__proto__']);
  });

  it('an address of the registry is compared, others are written down in another form', async () => {
    home = await folder();
    const from = (source: string) => ({ directory: '', source });
    assert.equal(isOfSource(from('registry.opentofu.org/a/b/aws'), 'a/b/aws'), true);
    assert.equal(isOfSource(from('registry.terraform.io/a/b/aws//modules/x'), 'a/b/aws//modules/x'), true);
    assert.equal(isOfSource(from('registry.terraform.io/a/b/aws'), 'a/c/aws'), false);
    assert.equal(isOfSource(from('git::https://github.com/a/b.git'), 'github.com/a/b'), true);
  });
});
