import assert from 'node:assert/strict';
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { atrest, folderWith, root, shell } from './atrest.ts';
import type { Folder } from './atrest.ts';
import { bucket, clean, mixed, volume } from './sample.ts';
import { skip } from '../skipped.ts';

describe('the process', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = folderWith({ 'a.yaml': mixed });
  });
  afterEach(() => {
    folder.remove();
  });

  it('prints its version and its help to stdout', () => {
    assert.match(atrest(folder.path, ['--version']).stdout, /^\d+\.\d+\.\d+ \(data of 20\d\d-\d\d-\d\d\)\n$/);
    for (const args of [['--help'], ['-h'], ['help'], ['lint', '--help'], ['help', 'lint']]) {
      const { code, stdout, stderr } = atrest(folder.path, args);
      assert.deepEqual([code, stderr], [0, '']);
      assert.match(stdout, /^Usage: atrest/);
    }
  });
  it('is not troubled by a reader that goes away', () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`t/${index}.yaml`, mixed]));
    folder.write(many);
    const { stdout, stderr } = shell(folder.path, '$ATREST lint --format json | head -c 20; echo " ${PIPESTATUS[0]}"');
    assert.match(stdout, /^\{\n {2}"version": 1.*\n? ?1\n$/s);
    assert.equal(stderr, '');
    const help = shell(folder.path, '$ATREST lint --help | true; echo "${PIPESTATUS[0]}"');
    assert.deepEqual([help.stdout, help.stderr], ['0\n', '']);
  });
  it('writes everything into a slow pipe', () => {
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`t/${index}.yaml`, mixed]));
    folder.write(many);
    const { stdout } = shell(
      folder.path,
      '$ATREST lint t --format json | (sleep 1; cat) | wc -c; $ATREST lint t --format json > out; wc -c < out',
    );
    const [piped, filed] = stdout.trim().split(/\s+/);
    assert.equal(piped, filed);
    assert.ok(Number(piped) > 200_000);
  });
  it('works with stdin, stdout or stderr closed', () => {
    assert.equal(shell(folder.path, '$ATREST lint a.yaml <&-').code, 1);
    assert.equal(shell(folder.path, '$ATREST lint a.yaml >&-').code, 1);
    assert.equal(shell(folder.path, '$ATREST lint a.yaml 2>&-').code, 1);
    assert.equal(shell(folder.path, '$ATREST lint a.yaml none.yaml 2>&- >/dev/null').code, 2);
  });
  it('ends with 2 when its report cannot be written', function () {
    if (!existsSync('/dev/full')) skip(this, 'use Linux');
    const { code, stderr } = shell(folder.path, '$ATREST lint a.yaml > /dev/full');
    assert.equal(code, 2);
    assert.match(stderr, /^atrest: cannot write the output: ENOSPC\n$/);
  });
  it('treats what looks like an option after -- as a path', () => {
    folder.write({ '--quiet/a.yaml': volume });
    assert.match(atrest(folder.path, ['lint', '--', '--quiet']).stdout, /--quiet\/a\.yaml:2:3/);
  });
  it('runs nothing of the workspace and needs nothing of the environment', () => {
    folder.write({
      'package.json': '{"type":"module"}',
      'node_modules/commander/index.js': 'throw 1',
      '.npmrc': 'x',
      'tsconfig.json': '{',
    });
    assert.equal(atrest(folder.path, ['lint', 'a.yaml'], { env: { PATH: '', HOME: '' } }).code, 1);
  });
});

describe('files that `atrest lint` finds', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = folderWith();
  });
  afterEach(() => {
    folder.remove();
  });
  const files = (...args: readonly string[]): readonly string[] => {
    const { stdout } = atrest(folder.path, ['lint', '--format', 'json', '--no-error-on-unmatched', ...args]);
    const { findings } = JSON.parse(stdout) as { findings: readonly { file: string }[] };
    return [...new Set(findings.map(({ file }) => file))];
  };

  it('are of every form, and of any name that fits', () => {
    const tf = '{"resource":{"aws_ebs_volume":{"d":{"availability_zone":"x","size":1}}}}';
    folder.write({
      'a.yml': volume,
      'b.json': '{"Resources":{"D":{"Type":"AWS::EC2::Volume"}}}',
      'c.template': volume,
      'd/main.tf.json': tf,
      'e.txt': volume,
    });
    assert.deepEqual(files(), ['a.yml', 'b.json', 'c.template', 'd/main.tf.json']);
    assert.deepEqual(files('e.txt'), ['e.txt']);
  });
  it('respect ignore files unless told otherwise, and a named file counts in any case', () => {
    mkdirSync(folder.at('.git'));
    folder.write({ '.gitignore': 'out/\n', 'out/a.yaml': volume, 'b.yaml': volume, 'node_modules/x/c.yaml': volume });
    assert.deepEqual(files(), ['b.yaml']);
    assert.deepEqual(files('--no-ignore'), ['b.yaml', 'out/a.yaml']);
    assert.deepEqual(files('out/a.yaml'), ['out/a.yaml']);
  });
  it('respect `exclude` of the configuration', () => {
    folder.write({ '.atrest.yaml': 'exclude: [old]\n', 'old/a.yaml': volume, 'b.yaml': volume });
    assert.deepEqual(files(), ['b.yaml']);
    assert.deepEqual(files('--no-config'), ['b.yaml', 'old/a.yaml']);
  });
  it('are linted once, through links too, and links in a circle are no trouble', () => {
    folder.write({ 'real/a.yaml': volume });
    symlinkSync('a.yaml', folder.at('real/link.yaml'));
    symlinkSync('../real', folder.at('real/again'));
    symlinkSync('loop.yaml', folder.at('loop.yaml'));
    symlinkSync('nowhere.yaml', folder.at('broken.yaml'));
    assert.deepEqual(files(), ['real/a.yaml']);
    assert.equal(atrest(folder.path, ['lint', 'loop.yaml']).code, 2);
  });
  it('may have any name', () => {
    const names = ['größe/名前 😀.yaml', 'a b/c#d?.yaml', "it's 100%.yaml", 'back\\slash.yaml', '%41.yaml'];
    folder.write(Object.fromEntries(names.map((name) => [name, volume])));
    assert.deepEqual([...files()].sort(), [...names].sort());
    for (const name of names) assert.deepEqual(files(name), [name]);
  });
  it('take values from the command line', () => {
    const text = `Parameters: { On: { Type: String } }\n${volume.replace('Size: 10', 'Encrypted: !Ref On')}`;
    folder.write({ 'a.yaml': text, 'p.json': '[{"ParameterKey":"On","ParameterValue":"false"}]' });
    const tf = {
      variable: { on: {} },
      resource: { aws_ebs_volume: { d: { availability_zone: 'x', encrypted: '${var.on}', size: 1 } } },
    };
    folder.write({ 'm/main.tf.json': JSON.stringify(tf) });
    const fails = (...args: readonly string[]): boolean => atrest(folder.path, ['lint', ...args]).code === 1;
    assert.equal(fails('a.yaml'), false);
    assert.equal(fails('a.yaml', '--param', 'On=false'), true);
    assert.equal(fails('a.yaml', '--param-file', 'p.json'), true);
    assert.equal(fails('a.yaml', '--param-file', 'p.json', '--param', 'On=true'), false);
    assert.equal(fails('m'), false);
    assert.equal(fails('m', '--var', 'on=false'), true);
    assert.equal(fails('m', '--var', 'on=true'), false);
  });
});

describe('hostile files', () => {
  it('end neither in a crash nor in a hang', function () {
    this.timeout(900_000);
    const deep = 20_000;
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefghij'
        .split('')
        .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[index]!}`).join(',')}]`),
    ];
    const folder = folderWith({
      'bomb.yaml': `${bomb.join('\n')}\nResources:\n  D: { Type: AWS::EC2::Volume, Properties: { Tags: *j, Encrypted: *j } }\n`,
      'circle.yaml': 'Resources: &r\n  D: { Type: AWS::EC2::Volume, Properties: &p { Encrypted: *p, KmsKeyId: *r } }\n',
      'deep.yaml': `Resources:\n  D:\n    Type: AWS::EC2::Volume\n    Properties: ${'['.repeat(deep)}${']'.repeat(deep)}\n`,
      'deep.json': `{"Resources":{"D":{"Type":"AWS::EC2::Volume","Properties":${'{"a":'.repeat(deep)}1${'}'.repeat(deep + 3)}`,
      'deep.tf.json': `{"resource":{"aws_ebs_volume":{"d":{"size":"${'${'.repeat(2000)}x${'}'.repeat(2000)}"}}}}`,
      'proto.json':
        '{"__proto__":{"Encrypted":true},"Resources":{"__proto__":{"Type":"AWS::EC2::Volume","Properties":{"__proto__":{"Encrypted":true}}},"constructor":{"Type":"AWS::EC2::Volume"}}}',
      'refs.yaml':
        'Resources:\n  A: { Type: AWS::EC2::Volume, Properties: { SnapshotId: !Ref A, Encrypted: !GetAtt B.X } }\n  B: { Type: AWS::EC2::Volume, Properties: { Encrypted: !GetAtt A.X, KmsKeyId: !Ref B } }\n',
      'nest.yaml': 'Resources:\n  A: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: nest.yaml } }\n',
      'line.json': `{"Resources":{${Array.from({ length: 1000 }, (_, index) => `"D${index}":{"Type":"AWS::EC2::Volume"}`).join(',')}}}`,
      'empty.json': '',
      'half.json': '{"Resources":{"D":{"Type":"AWS::EC2::Vol',
      'plan.json':
        '{"format_version":"1.2","terraform_version":"1.9.0","planned_values":{"root_module":{"resources":"none","child_modules":{}}},"resource_changes":{"a":1}}',
      'nul.yaml': 'Resources:\0\n',
      'crlf.yaml': volume.replaceAll('\n', '\r\n'),
    });
    try {
      for (const format of ['text', 'json', 'sarif']) {
        const { code, stdout, stderr } = atrest(folder.path, ['lint', '--format', format, '--unknown', 'hint']);
        assert.equal(code, 2);
        assert.doesNotMatch(stderr, /internal error/);
        assert.match(stdout, /constructor/);
      }
      const fixed = atrest(folder.path, ['fix', '--dry-run', '--impact', 'rejected', '--access', 'denies-clients']);
      assert.doesNotMatch(fixed.stderr, /internal error/);
    } finally {
      folder.remove();
    }
  });
});

describe('atrest explain', () => {
  let folder: Folder;
  before(() => {
    folder = folderWith({ 'a.yaml': mixed, 'clean.yaml': clean, 'bucket.yaml': bucket });
  });
  after(() => {
    folder.remove();
  });
  const explain = (...args: readonly string[]): string => {
    const { code, stdout, stderr } = atrest(folder.path, ['explain', ...args]);
    assert.deepEqual([code, stderr], [0, '']);
    return stdout;
  };
  it('prints the page of every rule', () => {
    const { rules } = JSON.parse(atrest(root, ['rules', '--json']).stdout) as { rules: readonly { id: string }[] };
    for (const { id } of [rules[0]!, rules.find(({ id: one }) => one === 'ebs-volume-encrypted')!, rules.at(-1)!]) {
      assert.match(explain(id), /^# .+\n/);
    }
  });
  it('explains what is judged at a line, at its resource too', () => {
    for (const place of ['a.yaml:12', 'a.yaml:8', './a.yaml:12:20']) {
      const text = explain('--at', place);
      assert.match(text, /`ebs-volume-encrypted`/);
      assert.match(text, /EBS volume `Off`/);
      assert.doesNotMatch(text, /`Data`/);
    }
    assert.match(explain('--at', 'a.yaml:19'), /`Imported`/);
  });
  it('names the store that is fine, and says when there is none', () => {
    const text = explain('--at', 'clean.yaml:5');
    assert.match(text, /^clean\.yaml:5: no finding here\.\n\n\*\*EBS volume `Data`: pass\*\*\n/);
    assert.match(text, /customer-managed KMS key \(declared\)[^]*Evidence:\n1\. /);
    assert.equal(explain('--at', 'clean.yaml:1'), 'clean.yaml:1: no finding and no store here.\n');
  });
  it('takes the name of a resource in place of a line', () => {
    assert.equal(explain('--at', 'clean.yaml:Data'), explain('--at', 'clean.yaml:5').replace('yaml:5:', 'yaml:Data:'));
    assert.equal(explain('--at', 'clean.yaml:None'), 'clean.yaml:None: no finding and no store here.\n');
  });
  it('traces every step, with the places as the user calls them', () => {
    const text = explain('--at', 'clean.yaml:Data', '--trace');
    assert.equal(text, explain('--at', 'clean.yaml:5', '--trace'));
    assert.match(text, /^EBS volume `Data`, as ebs-volume \(clean\.yaml:\d+\)\n  level: customer\n    read /);
    assert.match(text, /\n    read encrypted at Encrypted: is `true` \(clean\.yaml:\d+\)\n/);
    assert.match(text, /\n  rung ebs-volume-encrypted \(error\): yes; met, or it does not apply\n/);
    assert.match(
      explain('--at', 'clean.yaml:5', '--trace', '--profile', 'hipaa'),
      /ebs-volume-customer-key \(warning\)/,
    );
    assert.equal(explain('--at', 'clean.yaml:None', '--trace'), 'clean.yaml:None: nothing is judged here.\n');
  });
  it('takes settings and values as lint does', () => {
    assert.match(explain('--at', 'bucket.yaml:2', '--profile', 'strict'), /S3 bucket/);
    assert.equal(atrest(folder.path, ['explain', '--at', 'none.yaml:1']).code, 2);
  });
});
