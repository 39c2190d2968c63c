import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { Ajv } from 'ajv';
import { atrest, cliFile, folderWith, root } from './atrest.ts';
import { closed } from './closed-schema.ts';
import type { Folder, Outcome } from './atrest.ts';

interface Effect {
  readonly resource: string;
  readonly effect: string;
  readonly because: string;
  readonly data?: string;
}
interface FixReport {
  readonly fixed: readonly {
    readonly address: string;
    readonly deploy?: readonly Effect[];
    readonly deployComputed?: boolean;
  }[];
  readonly left: readonly { readonly address: string; readonly because: string }[];
  readonly files: readonly string[];
}

const files = `Resources:
  Files:
    Type: AWS::EFS::FileSystem
    Properties:
      Encrypted: false
  Mount:
    Type: AWS::EFS::MountTarget
    Properties:
      FileSystemId: !Ref Files
      SubnetId: subnet-1
      SecurityGroups: []
`;
const database = `  Db:
    Type: AWS::RDS::DBInstance
    Properties:
      DBInstanceIdentifier: prod
      Engine: postgres
      StorageEncrypted: false
`;
const bucket = '  Bucket:\n    Type: AWS::S3::Bucket\n';

describe('atrest fix, before a deploy', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = folderWith({ 'a.yaml': files });
  });
  afterEach(() => {
    folder.remove();
  });
  const only = ['--rule', 'encrypted', '--impact', 'replaces'];
  const fix = (...args: readonly string[]): Outcome => atrest(folder.path, ['fix', ...args]);
  const report = (...args: readonly string[]): FixReport =>
    JSON.parse(fix('--format', 'json', ...args).stdout) as FixReport;
  const read = (): string => readFileSync(folder.at('a.yaml'), 'utf8');

  it('says what is replaced along with the resource, and whose data is lost', () => {
    const { stdout } = fix(...only);
    const lines = stdout.split('\n');
    assert.match(lines[0] ?? '', /^fixed: a\.yaml: Encrypt EFS file system `Files` .*\(replaces the resource\)$/);
    assert.deepEqual(lines.slice(1, 3), [
      "  on deploy, `Files` is replaced and loses its data (`Encrypted` can't be changed in place)",
      '  on deploy, `Mount` is replaced (`FileSystemId` refers to `Files`, which is replaced)',
    ]);
    assert.match(read(), /Encrypted: true/);
  });

  it('says so in JSON', () => {
    const [fixed] = report(...only, '--dry-run').fixed;
    assert.equal(fixed?.deployComputed, true);
    assert.deepEqual(fixed.deploy, [
      { resource: 'Files', effect: 'replaces', because: "`Encrypted` can't be changed in place", data: 'dropped' },
      { resource: 'Mount', effect: 'replaces', because: '`FileSystemId` refers to `Files`, which is replaced' },
    ]);
    assert.equal(read(), files);
  });

  it('says so beside a diff, which stays one', () => {
    const { code, stdout, stderr } = fix(...only, '--diff');
    assert.equal(code, 1);
    assert.match(stdout, /^--- a\/a\.yaml\n[^]*\n\+ {6}Encrypted: true\n/);
    assert.doesNotMatch(stdout, /on deploy/);
    assert.match(stderr, /^atrest: on deploy, `Mount` is replaced/m);
  });

  it('holds back what would do more than is accepted', () => {
    folder.write({ 'a.yaml': files + database });
    const { fixed, left } = report(...only);
    assert.deepEqual(
      fixed.map(({ address }) => address),
      ['Files'],
    );
    const db = left.find(({ address }) => address === 'Db');
    assert.match(
      db?.because ?? '',
      /^On deploy, `Db` can't be updated: .*fixed name \(`DBInstanceIdentifier`\)\): .* needs --impact rejected\.$/,
    );
    assert.match(read(), /StorageEncrypted: false/);
    assert.equal(report('--rule', 'encrypted', '--impact', 'rejected').fixed.length, 1);
  });

  it('looks at changes in place together, and has nothing to say of them', () => {
    folder.write({ 'a.yaml': `Resources:\n${bucket}${bucket.replace('Bucket', 'Other')}` });
    const { fixed } = report('--dry-run');
    assert.equal(fixed.length, 2);
    for (const { address, deploy, deployComputed } of fixed) {
      assert.deepEqual(
        deploy?.map(({ resource, effect }) => [resource, effect]),
        [[address, 'in-place']],
      );
      assert.equal(deployComputed, true);
    }
    assert.doesNotMatch(fix('--dry-run').stdout, /on deploy/);
  });

  it('has nothing to say of what is not deployed, or of Terraform', () => {
    folder.write({ '.atrest.yaml': 'deployed: false\n' });
    const [fixed] = report(...only, '--dry-run').fixed;
    assert.ok(fixed && !('deploy' in fixed));
    folder.write({ 'main.tf.json': '{"resource":{"aws_efs_file_system":{"a":{"encrypted":false}}}}' });
    assert.ok(report(...only, '--dry-run').fixed.every((one) => !('deploy' in one)));
  });

  it("says what it could not look at where the thread's program is missing", () => {
    const alone = folder.at('bin');
    mkdirSync(alone);
    for (const name of ['cli.cjs', 'atrest.cjs'])
      copyFileSync(path.join(path.dirname(cliFile()), name), path.join(alone, name));
    const run = spawnSync(process.execPath, [path.join(alone, 'cli.cjs'), 'fix', '--dry-run', ...only, 'a.yaml'], {
      cwd: folder.path,
      encoding: 'utf8',
    });
    assert.equal(run.status, 0, run.stderr);
    assert.match(
      run.stdout,
      /on deploy, `Files` is replaced \(.*\)\n {2}on deploy, the impact on other resources was not computed/,
    );
  });

  it('--format json has the fields of the published schema, and no others', () => {
    const schema: unknown = JSON.parse(readFileSync(path.join(root, 'docs/schema/fix-v1.schema.json'), 'utf8'));
    const validate = new Ajv({ strict: false, allErrors: true }).compile(closed(schema) as object);
    folder.write({ 'a.yaml': files + bucket });
    for (const impact of ['in-place', 'replaces']) {
      const args = ['fix', '--dry-run', '--format', 'json', '--impact', impact];
      const report: unknown = JSON.parse(atrest(folder.path, args).stdout);
      assert.ok(validate(report), JSON.stringify(validate.errors, null, 2));
      const { fixed, left } = report as { fixed: { recipe?: string[] }[]; left: { recipe?: string[] }[] };
      const recipes = [...fixed, ...left].flatMap(({ recipe = [] }) => recipe);
      assert.ok(recipes.some((line) => line.startsWith('How to move: Make an encrypted file system')));
    }
  });

  it('the text says how to move what is held back', () => {
    assert.match(atrest(folder.path, ['fix', '--dry-run']).stdout, /--impact replaces\.\n {2}How to move: Make an/);
  });
});
