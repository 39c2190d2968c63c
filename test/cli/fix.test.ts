import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import type { KeyCost } from '../../server/model/cost.ts';
import { asNobody, atrest, folderWith } from './atrest.ts';
import type { Folder, Outcome } from './atrest.ts';
import { bucket, clean, mixed, volume } from './sample.ts';
import { skip } from '../skipped.ts';

interface FixReport {
  readonly version: number;
  readonly dryRun: boolean;
  readonly fixed: readonly {
    readonly ruleId: string;
    readonly file: string;
    readonly impact: string;
    readonly cost?: KeyCost;
  }[];
  readonly left: readonly {
    readonly address: string;
    readonly because: string;
    readonly range: { start: { line: number } };
  }[];
  readonly refused: readonly { readonly address: string; readonly because: string }[];
  readonly files: readonly string[];
  readonly failed: readonly { readonly file: string }[];
}

describe('atrest fix', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = folderWith({ 'a.yaml': mixed });
  });
  afterEach(() => {
    folder.remove();
  });
  const fix = (...args: readonly string[]): Outcome => atrest(folder.path, ['fix', ...args]);
  const report = (...args: readonly string[]): FixReport =>
    JSON.parse(fix('--format', 'json', ...args).stdout) as FixReport;
  const read = (file = 'a.yaml'): string => readFileSync(folder.at(file), 'utf8');

  it('makes what deploys in place and shuts nobody out, and reports the rest', () => {
    const { fixed, left, refused, files, dryRun } = report();
    assert.equal(dryRun, false);
    assert.deepEqual(
      fixed.map(({ ruleId, impact }) => [ruleId, impact]),
      [['s3-bucket-encryption-declared', 'in-place']],
    );
    assert.deepEqual(
      left.map(({ address, because }) => [address, /needs (--.*)\.$/.exec(because)?.[1]]),
      [
        ['Data', '--impact rejected'],
        ['Off', '--impact rejected'],
        ['Bucket', '--access needs-key-access'],
      ],
    );
    assert.deepEqual([refused, files], [[], ['a.yaml']]);
    assert.ok(read().startsWith(mixed), 'nothing that was written before has changed');
    assert.match(read().slice(mixed.length), /^ {4}Properties:\n {6}BucketEncryption:\n[^]*SSEAlgorithm: AES256\n$/);
  });
  it('changes a file that several projects share once, for all of them', () => {
    const root = JSON.stringify({ module: { keys: { source: '../shared' } } });
    folder.write({
      'one/main.tf.json': root,
      'two/main.tf.json': root,
      'shared/main.tf.json': JSON.stringify({ resource: { aws_kms_key: { key: { enable_key_rotation: false } } } }),
    });
    const { fixed } = report('one', 'two', '--follow', '--rule', 'kms-key-rotated');
    assert.equal(read('shared/main.tf.json'), '{"resource":{"aws_kms_key":{"key":{"enable_key_rotation":true}}}}');
    assert.equal(fixed.length, 1);
  });
  it('says the same for people', () => {
    const { code, stdout } = fix();
    assert.equal(code, 0);
    assert.match(stdout, /^fixed: a\.yaml: State the encryption of S3 bucket `Bucket`$/m);
    assert.match(stdout, /^left: a\.yaml:12:18: .*\[ebs-volume-encrypted\]\n {2}".*" needs --impact rejected\.$/m);
    assert.match(stdout, /^Fixed 1 finding in 1 file; 3 left, 0 refused\.\n$/m);
  });
  it('keeps UTF-16, and every other character', () => {
    const text = `\ufeff# 名前 😀\r\n${bucket.replaceAll('\n', '\r\n')}`;
    folder.write({ 'a.yaml': Buffer.from(text, 'utf16le') });
    const { fixed, failed } = report();
    assert.deepEqual([fixed.length, failed], [1, []]);
    const after = readFileSync(folder.at('a.yaml'));
    assert.deepEqual([...after.subarray(0, 2)], [0xff, 0xfe]);
    const now = after.toString('utf16le');
    assert.ok(now.startsWith(text.trimEnd()));
    assert.match(now, /BucketEncryption:\r\n/);
    assert.deepEqual(report().fixed, []);
  });
  it('has nothing to do the second time', () => {
    fix('--impact', 'rejected', '--access', 'needs-key-access');
    const once = read();
    const { fixed, files } = report('--impact', 'rejected', '--access', 'needs-key-access');
    assert.deepEqual([fixed, files, read()], [[], [], once]);
    assert.equal(atrest(folder.path, ['lint', '--fail-on', 'info']).code, 0);
  });
  it('makes more when more is accepted', () => {
    assert.equal(report('--impact', 'replaces').fixed.length, 1);
    folder.write({ 'a.yaml': mixed });
    assert.equal(report('--impact', 'rejected').fixed.length, 3);
    assert.match(read(), / {6}Encrypted: true\n {6}Size: 10\n {2}Imported/);
  });
  it('keeps to the rules that are named', () => {
    assert.equal(report('--impact', 'rejected', '--rule', 'declared').fixed.length, 1);
    assert.equal(read().includes('Encrypted: false'), true);
    assert.equal(report('--impact', 'rejected', '--rule', 'ebs-volume', '--rule', 'kms-key').fixed.length, 2);
  });
  it('takes the key that is named', () => {
    folder.write({ 'a.yaml': `${volume}  Other:\n    Type: AWS::KMS::Key\n${clean.slice(clean.indexOf('  Key:'))}` });
    const more = ['--impact', 'rejected', '--access', 'needs-key-access', '--rule', 'ebs-volume'] as const;
    const nobody = fix(...more, '--key', 'Nobody');
    assert.equal(nobody.code, 2);
    assert.match(
      nobody.stderr,
      /--key Nobody: no key or alias of that name was read; name one of the project, a key's ARN, `new` or `parameter`/,
    );
    assert.equal(report(...more, '--key', 'Key').fixed.length, 1);
    assert.match(read(), /Data:[^]*KmsKeyId: !GetAtt Key\.Arn[^]*Other:/);
  });

  it('changes a file of values where that decides', () => {
    folder.write({
      'm/main.tf.json': JSON.stringify({
        variable: { rotate: { type: 'bool', default: true } },
        resource: { aws_kms_key: { data: { enable_key_rotation: '${var.rotate}' } } },
      }),
      'm/terraform.tfvars.json': '{ "rotate": false }',
    });
    const held = report('--rule', 'kms-key-rotated', 'm');
    assert.deepEqual(held.files, ['m/terraform.tfvars.json']);
    assert.equal(read('m/terraform.tfvars.json'), '{ "rotate": true }');
  });

  describe('--key', () => {
    const logs = (name: string): string => `  ${name}:\n    Type: AWS::Logs::LogGroup\n`;
    const topic = '  Topic:\n    Type: AWS::SNS::Topic\n';
    const only = ['--rule', 'kms-key', '--access', 'needs-key-access'] as const;
    beforeEach(() => {
      folder.write({
        'a.yaml': `Resources:\n${logs('One')}${logs('Two')}${topic}`,
        'b.yaml': `Resources:\n${logs('Three')}`,
      });
    });

    it('new writes one key for each template, and a second run nothing', () => {
      const { fixed, left, files } = report(...only, '--key', 'new');
      assert.deepEqual([fixed.length, left, files], [4, [], ['a.yaml', 'b.yaml']]);
      assert.equal(read().match(/Type: AWS::KMS::Key$/gm)?.length, 1);
      assert.equal(read().match(/!GetAtt DataKey\.Arn/g)?.length, 3);
      assert.equal(read('b.yaml').match(/!GetAtt ThreeKey\.Arn/g)?.length, 1);
      assert.deepEqual(report(...only, '--key', 'new').files, []);
      assert.equal(
        atrest(folder.path, ['lint', '--fail-on', 'info', '--profile', 'strict']).stdout.includes('kms-key-'),
        false,
      );
    });
    it('new is not taken where it shuts somebody out, unless that is allowed', () => {
      const { fixed, left } = report('--rule', 'kms-key', '--key', 'new');
      assert.equal(fixed.length, 3);
      assert.match(left[0]?.because ?? '', /needs --access needs-key-access/);
      assert.equal(read().match(/!GetAtt DataKey\.Arn/g)?.length, 2);
    });
    it('is needed for a key to be written at all', () => {
      const { fixed, left } = report(...only);
      assert.deepEqual(
        fixed.map(({ ruleId }) => ruleId),
        ['sns-topic-kms-key'],
      );
      assert.equal(left.filter(({ because }) => because.includes('--key new')).length, 3);
    });
    it('parameter declares one, and takes the one that is there', () => {
      assert.equal(report(...only, '--key', 'parameter').fixed.length, 4);
      assert.equal(read().match(/!Ref DataKeyArn/g)?.length, 3);
      const before = read();
      folder.write({ 'a.yaml': before.replace('Parameters:', `${logs('Four')}Parameters:`) });
      report(...only, '--key', 'parameter');
      assert.equal(read().match(/!Ref DataKeyArn/g)?.length, 4);
      assert.equal(read().match(/^ {2}\w+Arn:$/gm)?.length, 1);
    });
    it('takes an ARN as it is, and refuses what is none', () => {
      const arn = 'arn:aws:kms:eu-west-1:123456789012:key/12345678-90ab-cdef-1234-567890abcdef';
      assert.equal(report(...only, '--key', arn).fixed.length, 4);
      assert.equal(read().split(arn).length, 4);
      assert.deepEqual(report(...only, '--key', arn).files, []);
      for (const wrong of [
        'arn:aws:s3:::bucket',
        'arn:aws:kms:eu-west-1:123456789012:alias/aws/ebs',
        'arn:aws:kms:x:1:key/a',
      ]) {
        assert.equal(fix('--key', wrong).code, 2, wrong);
      }
    });
    it('takes a key by the name of its alias', () => {
      // A key that lets nobody in but the account would shut CloudWatch Logs out.
      const service = '!Sub "logs.${AWS::Region}.amazonaws.com"';
      const key = [
        '  Key:',
        '    Type: AWS::KMS::Key',
        '    Properties:',
        '      EnableKeyRotation: true',
        '      KeyPolicy:',
        `        Statement: { Effect: Allow, Principal: { Service: ${service} }, Action: 'kms:*', Resource: '*' }`,
        '',
      ].join('\n');
      const alias =
        '  Name:\n    Type: AWS::KMS::Alias\n    Properties: { AliasName: alias/orders, TargetKeyId: !Ref Key }\n';
      for (const name of ['Key', 'Name', 'alias/orders']) {
        folder.write({ 'a.yaml': `Resources:\n${logs('One')}${key}${alias}` });
        assert.equal(report(...only, '--key', name).fixed.length, 1, name);
        assert.match(read(), /KmsKeyId: !GetAtt Key\.Arn/);
      }
    });
  });

  for (const [command, ...args] of [
    ['git', 'apply'],
    ['patch', '-p1', '--binary'],
  ] as const) {
    it(`--diff prints what \`${command}\` takes, writes nothing, and ends with 1`, function () {
      // A bare machine has no `patch`; the run names the test then.
      if (spawnSync(command, ['--version']).error !== undefined && command === 'patch') skip(this, 'install `patch`');
      const files = { 'a.yaml': mixed, 'sub dir/b.yaml': bucket.replaceAll('\n', '\r\n') };
      folder.write(files);
      const { code, stdout } = fix('--diff', '--impact', 'rejected');
      assert.equal(code, 1);
      assert.equal(read(), mixed);
      const copy = folderWith(files);
      const patched = spawnSync(command, args, { cwd: copy.path, input: stdout, encoding: 'utf8' });
      assert.equal(patched.status, 0, `${patched.stderr}${patched.stdout}\n${stdout}`);
      atrest(folder.path, ['fix', '--impact', 'rejected']);
      for (const file of ['a.yaml', 'sub dir/b.yaml']) {
        assert.equal(readFileSync(copy.at(file), 'utf8'), read(file), file);
      }
      copy.remove();
    });
  }
  it('takes no name that no rule has', () => {
    const { code, stderr } = fix('--rule', 'kms-keys');
    assert.deepEqual(
      [code, stderr],
      [2, 'atrest: --rule kms-keys: no rule, store or question of that name; `atrest rules` lists them\n'],
    );
    for (const name of ['sqs-queue-encrypted', 'sqs-queue', 'kms-key']) assert.equal(fix('--rule', name).code, 0, name);
  });
  it('goes on until nothing is left, however many new resources belong at one place', () => {
    const names = Array.from({ length: 60 }, (_, index) => `b${String(index)}`);
    const buckets = Object.fromEntries(names.map((name) => [name, { bucket: name }]));
    folder.write({ 'a.yaml': clean, 'main.tf.json': JSON.stringify({ resource: { aws_s3_bucket: buckets } }) });
    const { fixed, refused } = report('--rule', 'declared');
    assert.deepEqual([fixed.length, refused], [60, []]);
    assert.deepEqual(report('--rule', 'declared').fixed, []);
  });
  it('gives buckets of another provider a variable of their own', () => {
    const main = {
      provider: { aws: [{ region: 'eu-central-1' }, { alias: 'us', region: 'us-east-1' }] },
      resource: { aws_s3_bucket: { here: { bucket: 'a' }, there: { provider: 'aws.us', bucket: 'b' } } },
    };
    folder.write({ 'a.yaml': clean, 'main.tf.json': JSON.stringify(main) });
    const asked = ['--key', 'parameter', '--access', 'needs-key-access', '--profile', 'hipaa'];
    fix(...asked);
    const { resource, variable } = JSON.parse(read('main.tf.json')) as {
      resource: Record<string, Record<string, unknown>>;
      variable: Record<string, unknown>;
    };
    const keys = Object.values(resource['aws_s3_bucket_server_side_encryption_configuration'] ?? {}).map(
      (one) => /"kms_master_key_id":"([^"]*)"/.exec(JSON.stringify(one))?.[1],
    );
    assert.deepEqual(keys.sort(), ['${var.data_key_arn_2}', '${var.data_key_arn}']);
    assert.deepEqual(Object.keys(variable), ['data_key_arn', 'data_key_arn_2']);
    assert.deepEqual(report(...asked).fixed, []);
  });
  it('--diff ends with 0 when there is none', () => {
    folder.write({ 'a.yaml': clean });
    assert.deepEqual(fix('--diff'), { code: 0, stdout: '', stderr: '' });
  });
  it('--dry-run writes nothing and names places of the file as it is', () => {
    const { dryRun, fixed, left } = report('--dry-run');
    assert.deepEqual([dryRun, fixed.length, read()], [true, 1, mixed]);
    assert.deepEqual(
      left.map(({ range }) => range.start.line),
      [3, 12, 20],
    );
    assert.match(fix('--dry-run').stdout, /^would fix: [^]*^Would fix 1 finding in 1 file/m);
  });

  it('says what a key costs that was not billed before', () => {
    folder.write({ 'a.yaml': 'Resources:\n  Topic: { Type: AWS::SNS::Topic }\n' });
    const limits = ['--profile', 'strict', '--access', 'needs-key-access', '--dry-run'];
    assert.deepEqual(
      report('--key', 'new', ...limits).fixed.map(({ cost }) => cost),
      [{ perMonth: 1, perRotation: 1, per10000Requests: 0.03 }],
    );
    assert.match(fix(...limits).stdout, /^ {2}Cost: USD 0\.03 for 10,000 requests to KMS beyond the free ones\.$/m);
    folder.write({ 'a.yaml': 'Resources:\n  Table: { Type: AWS::DynamoDB::Table, Properties: { KeySchema: [] } }\n' });
    assert.ok(report('--profile', 'strict', '--dry-run').fixed.every(({ cost }) => cost === undefined));
  });

  it('keeps mode, links, line ends and the byte order mark, and leaves nothing beside the file', () => {
    const text = `\ufeff${bucket.replaceAll('\n', '\r\n')}`;
    folder.write({ 'a.yaml': clean, 'real/b.yaml': text });
    chmodSync(folder.at('real/b.yaml'), 0o600);
    symlinkSync('real/b.yaml', folder.at('link.yaml'));
    assert.equal(report('link.yaml').fixed.length, 1);
    assert.ok(lstatSync(folder.at('link.yaml')).isSymbolicLink());
    assert.equal(statSync(folder.at('real/b.yaml')).mode & 0o777, 0o600);
    const fixed = read('real/b.yaml');
    assert.ok(fixed.startsWith(text.trimEnd()));
    assert.doesNotMatch(fixed, /[^\r]\n/);
    assert.deepEqual(readdirSync(folder.at('real')), ['b.yaml']);
  });
  it('fixes Terraform JSON and what stands in other files of a module', () => {
    const tf = {
      resource: {
        aws_s3_bucket: { b: { bucket: 'x' } },
        aws_ebs_volume: { d: { availability_zone: 'x', encrypted: false, size: 1 } },
      },
    };
    folder.write({ 'a.yaml': clean, 'm/main.tf.json': JSON.stringify(tf, null, 2) });
    assert.ok(report('m', '--impact', 'replaces').fixed.length >= 1);
    const after = JSON.parse(read('m/main.tf.json')) as typeof tf;
    assert.equal(after.resource.aws_ebs_volume.d.encrypted, true);
  });
  it('never writes what a tool has made, and says what to change instead', () => {
    const template = JSON.stringify({
      Resources: {
        Data: {
          Type: 'AWS::EC2::Volume',
          Properties: { AvailabilityZone: 'x', Size: 1 },
          Metadata: { 'aws:cdk:path': 'Demo/Data/Resource' },
        },
      },
    });
    const manifest = {
      version: '36.0.0',
      artifacts: {
        Demo: {
          type: 'aws:cloudformation:stack',
          environment: 'aws://unknown-account/unknown-region',
          properties: { templateFile: 'Demo.template.json' },
        },
      },
    };
    folder.write({
      'a.yaml': clean,
      'cdk.json': '{}',
      'cdk.out/manifest.json': JSON.stringify(manifest),
      'cdk.out/Demo.template.json': template,
    });
    const { fixed, refused } = report('--impact', 'rejected');
    assert.deepEqual(fixed, []);
    assert.match(refused[0]!.because, /construct `Demo\/Data\/Resource`/);
    assert.equal(read('cdk.out/Demo.template.json'), template);
  });
  it('leaves a file alone that must not be written', () => {
    chmodSync(folder.path, 0o777);
    chmodSync(folder.at('a.yaml'), 0o444);
    const { code, stderr, stdout } = asNobody(folder, ['fix']);
    assert.match(stderr, /^atrest: a\.yaml: not written: .*\n$/);
    assert.doesNotMatch(stdout, /^fixed:/m);
    assert.match(stdout, /^not fixed, the file was not written: a\.yaml: /m);
    assert.match(stdout, /^Fixed 0 findings in 0 files; .*, [1-9]\d* not written\.$/m);
    assert.equal(code, 2);
    assert.equal(read(), mixed);
    assert.deepEqual(readdirSync(folder.path), ['a.yaml']);
  });
  it('does not touch what is suppressed, unknown or broken', () => {
    const texts = {
      'a.yaml': bucket.replace('  Bucket:', '  # atrest: ignore[s3-bucket] -- public\n  Bucket:'),
      'b.yaml': volume.replace('Size: 10', 'Encrypted: !ImportValue on'),
      'c.yaml': `${bucket}    Properties: [\n`,
    };
    folder.write(texts);
    fix(
      '--impact',
      'rejected',
      '--access',
      'denies-clients',
      '--unknown-free'.replace('--unknown-free', '--no-config'),
    );
    for (const [file, text] of Object.entries(texts)) assert.equal(read(file), text);
  });

  describe('outside the paths given', () => {
    const key = JSON.stringify({ resource: { aws_kms_key: { key: { enable_key_rotation: false } } } });
    const bucketKey = 'Resources:\n  Key:\n    Type: AWS::KMS::Key\n    Properties:\n      EnableKeyRotation: false\n';
    const outside = (): readonly string[] => [read('secret/main.tf.json'), read('real/t.yaml')];
    beforeEach(() => {
      folder.write({
        'here/main.tf.json': JSON.stringify({ module: { secret: { source: '../secret' } } }),
        'secret/main.tf.json': key,
        'real/t.yaml': bucketKey,
      });
      symlinkSync('../real/t.yaml', folder.at('here/link.yaml'));
    });
    const here = (...args: readonly string[]): Outcome => atrest(folder.at('here'), ['fix', ...args]);

    it('writes nothing, and says how to include it', () => {
      const { code, stdout } = here('.');
      assert.deepEqual(outside(), [key, bucketKey]);
      assert.match(
        stdout,
        /^ {2}It would change \.\.\/secret\/main\.tf\.json, outside the paths given: name it too, or add --follow\.$/m,
      );
      assert.match(
        stdout,
        /^ {2}It would change link\.yaml, which leads to \.\.\/real\/t\.yaml, outside the paths given/m,
      );
      assert.match(stdout, /^Fixed 0 findings in 0 files; 2 left, 0 refused\.$/m);
      assert.equal(code, 0);
      assert.equal(here('--diff').stdout, '', 'what would not be written is not in the diff');
    });
    it('writes it with --follow', () => {
      const { stdout } = here('--follow');
      assert.match(stdout, /^Fixed 2 findings in 2 files/m);
      assert.deepEqual(
        outside().map((text) => /(?:enable_key_rotation":|EnableKeyRotation: )(\w+)/.exec(text)?.[1]),
        ['true', 'true'],
      );
    });
    it('writes what is named, also through a link', () => {
      assert.match(here('.', '../secret', 'link.yaml').stdout, /^Fixed 2 findings in 2 files/m);
      assert.notDeepEqual(outside(), [key, bucketKey]);
    });
    it('knows its paths where a link leads to them', () => {
      symlinkSync('secret', folder.at('other'));
      const { stdout } = atrest(folder.path, ['fix', 'other/main.tf.json']);
      assert.match(stdout, /^Fixed 1 finding in 1 file/m);
    });
  });
});
