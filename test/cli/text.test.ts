import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { atrest, folderWith } from './atrest.ts';
import type { Folder } from './atrest.ts';
import { bucket, clean, mixed, volume } from './sample.ts';

const escape = '\u001b[';

describe('atrest lint, as text', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = folderWith({ 'a.yaml': mixed });
  });
  afterEach(() => {
    folder.remove();
  });
  const lint = (...args: readonly string[]): string => atrest(folder.path, ['lint', ...args]).stdout;

  it('shows place, source, level, fix, impact and what to do', () => {
    const [first = ''] = lint().split('\n\n');
    const lines = first.split('\n');
    assert.match(lines[0]!, /^error\[ebs-volume-encrypted\]: EBS volume `Data` /);
    assert.deepEqual(lines.slice(1, 5), [' --> a.yaml:3:3', '  |', '3 |   Data:', '  |   ^^^^']);
    const details = lines.slice(5).map((line) => line.replace(/^ {2}= (\w[\w ]*): .*$/, '$1'));
    assert.deepEqual(details, ['level', 'also unmet', 'fix', 'impact', 'help']);
    assert.match(first, /= level: none \(not encrypted\), by default; wanted: aws or better/);
    assert.match(first, /= fix: Encrypt EBS volume `Data`/);
    assert.match(first, /= help: atrest explain ebs-volume-encrypted$/);
  });
  it('underlines the value that decides', () => {
    assert.match(lint(), /12 \| {7}Encrypted: false\n {3}\| {18}\^{5}\n/);
  });
  it('counts in its last lines', () => {
    const lines = lint('--unknown', 'hint').trimEnd().split('\n').slice(-3);
    assert.deepEqual(lines, [
      'Found 2 errors, 1 warning and 1 hint in 1 file (linted 1 file, 4 stores).',
      'Fixable: 1 in place, 2 with another impact; 0 without a fix.',
      '1 store could not be judged.',
    ]);
    assert.equal(lint().trimEnd().split('\n').at(-1), '1 store could not be judged (--unknown hint shows why).');
    folder.write({ 'a.yaml': clean });
    assert.equal(lint(), 'No findings (1 file, 1 store).\n');
  });
  it('names the verdict where it is not a plain failure', () => {
    const text = lint('--unknown', 'warning');
    assert.match(text, /^warning\[ebs-volume-customer-key\] \(unknown\): /m);
    assert.match(text, /^warning\[s3-bucket-encryption-declared\] \(default\): /m);
    assert.match(text, / = because: it is imported from another stack\n/);
    assert.doesNotMatch(lint(), /\(unknown\)/);
    assert.doesNotMatch(lint('--unknown', 'off'), /\(unknown\)/);
  });
  it('says why a level is not known in the case of the finding, not in another', () => {
    folder.write({
      'a.yaml': `Parameters:
  Enc: { Type: String }
  KeyArn: { Type: String }
Conditions:
  Given: !Equals [!Ref Enc, 'true']
Resources:
  Data:
    Type: AWS::EC2::Volume
    Properties:
      Encrypted: !If [Given, !Ref Enc, true]
      KmsKeyId: !If [Given, !Ref AWS::NoValue, !Ref KeyArn]
`,
    });
    const text = lint('--unknown', 'hint');
    assert.match(text, /can't be told .* when `Given` is true: it depends on parameter `Enc`\./);
    assert.doesNotMatch(text, /because: .*KeyArn/);
  });
  it('with --quiet shows only what fails the run', () => {
    const text = lint('--quiet');
    assert.equal(text.match(/^error\[/gm)?.length, 2);
    assert.doesNotMatch(text, /warning|Found/);
    folder.write({ 'a.yaml': bucket });
    assert.equal(lint('--quiet'), '');
  });
  it('with --show-suppressed shows what is hidden, and why', () => {
    folder.write({ 'a.yaml': volume.replace('Size: 10', 'Size: 10 # atrest: ignore[encrypted]') });
    folder.write({ 'b.yaml': volume.replace('  Data:', '  # atrest: ignore[ebs-volume] -- scratch\n  Data:') });
    assert.match(lint('b.yaml'), /No findings .*1 suppressed/);
    assert.match(
      lint('b.yaml', '--show-suppressed'),
      /^error\[ebs-volume-encrypted\] \(suppressed\)[^]* = suppressed: scratch\n/,
    );
  });
  it('shows notes', () => {
    folder.write({ 'a.yaml': `# atrest: ignore everything\n${clean}` });
    assert.match(lint(), /^note: a\.yaml:1:\d+: This suppression is not understood/m);
    assert.doesNotMatch(lint('--quiet'), /note/);
  });
  it('asks what the profile asks', () => {
    folder.write({ 'a.yaml': bucket });
    assert.match(lint('--profile', 'strict'), /error\[s3-bucket-encryption-declared\]/);
    folder.write({ '.atrest.yaml': 'profile: strict\n' });
    assert.match(lint(), /error\[s3-bucket-encryption-declared\]/);
    assert.match(lint('--profile', 'recommended'), /warning\[s3-bucket-encryption-declared\]/);
    assert.match(lint('--no-config'), /warning\[s3-bucket-encryption-declared\]/);
    folder.write({ 'other.yaml': 'rules: { declared: off, kms-key: off, customer-key: off }\n' });
    assert.equal(lint('--config', 'other.yaml', 'a.yaml'), 'No findings (1 file, 1 store).\n');
  });

  describe('colours', () => {
    const colored = (args: readonly string[], env: Readonly<Record<string, string>> = {}): boolean =>
      atrest(folder.path, ['lint', ...args], { env }).stdout.includes(escape);
    it('are not there when nobody watches, not even in CI', () => {
      assert.equal(colored([]), false);
      assert.equal(colored([], { CI: 'true' }), false);
    });
    it('can be asked for', () => {
      assert.equal(colored(['--color']), true);
      assert.equal(colored([], { FORCE_COLOR: '1' }), true);
      assert.equal(colored([], { FORCE_COLOR: '0' }), false);
    });
    it('can be refused, and a flag beats the environment', () => {
      assert.equal(colored([], { FORCE_COLOR: '1', NO_COLOR: '1' }), false);
      assert.equal(colored([], { FORCE_COLOR: '1', NO_COLOR: '' }), true);
      assert.equal(colored(['--no-color'], { FORCE_COLOR: '1' }), false);
      assert.equal(colored(['--color'], { NO_COLOR: '1' }), true);
    });
    it('change nothing but colours, and never reach a file', () => {
      const plain = lint();
      const { stdout } = atrest(folder.path, ['lint', '--color', '--format', 'text', '--format', 'json:out.report']);
      assert.equal(stdout.replaceAll(/\u001b\[\d+m/g, ''), plain);
      atrest(folder.path, ['lint', '--color', '--format', 'text:out/a/report.txt']);
      assert.equal(readFileSync(folder.at('out/a/report.txt'), 'utf8'), plain);
    });
  });

  it('writes several reports in one run, and nothing else to stdout', () => {
    const args = ['lint', '--format', 'json', '--format', 'text:r.txt', '--format', 'sarif:r.sarif'];
    const { stdout, code } = atrest(folder.path, args);
    assert.equal(code, 1);
    assert.equal((JSON.parse(stdout) as { version: number }).version, 1);
    assert.match(readFileSync(folder.at('r.txt'), 'utf8'), /^error/);
    assert.match(readFileSync(folder.at('r.sarif'), 'utf8'), /"2\.1\.0"/);
    assert.equal(atrest(folder.path, ['lint', '--format', 'json:x.json']).stdout, '');
  });
  it('lets nothing in a file steer the terminal', () => {
    folder.write({
      'a.yaml':
        'Resources:\n  Data: # \u001b]0;title\u0007 \u202e\n    Type: AWS::EC2::Volume\n    Properties: { KmsKeyId: "\u001b[31m" }\n',
      'b\u001b[2J.json': '{"Resources":{"\\u001b[2JData":{"Type":"AWS::EC2::Volume"}}}',
    });
    for (const format of ['text', 'json', 'sarif']) {
      const { stdout, stderr } = atrest(folder.path, ['lint', '--format', format, '--unknown', 'hint']);
      assert.doesNotMatch(stdout + stderr, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/, format);
    }
    assert.doesNotMatch(lint(), /\u202e/);
  });
});
