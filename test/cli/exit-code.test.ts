import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, truncateSync } from 'node:fs';
import { asNobody, atrest, folderWith } from './atrest.ts';
import type { Folder } from './atrest.ts';
import { bucket, clean, mixed, volume } from './sample.ts';

describe('exit code of `atrest lint`', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = folderWith();
  });
  afterEach(() => {
    folder.remove();
  });
  const code = (files: Readonly<Record<string, string | Uint8Array>>, ...args: readonly string[]): number | null => {
    folder.write(files);
    return atrest(folder.path, ['lint', ...args]).code;
  };

  it('is 0 when nothing is wrong', () => {
    assert.equal(code({ 'a.yaml': clean }), 0);
  });
  it('is 1 when something is, and says so in every format', () => {
    for (const format of ['text', 'json', 'sarif']) assert.equal(code({ 'a.yaml': volume }, '--format', format), 1);
  });
  it('is 0 below the threshold', () => {
    assert.equal(code({ 'a.yaml': volume }, '--fail-on', 'never'), 0);
    const lower = { 'a.yaml': volume, '.atrest.yaml': 'rules: { ebs-volume: warning }\n' };
    assert.equal(code(lower), 0);
    assert.equal(code(lower, '--fail-on', 'warning'), 1);
    assert.equal(code(lower, '--fail-on', 'info'), 1);
  });
  it('does not count what a service default makes fine, unless asked', () => {
    assert.equal(code({ 'a.yaml': bucket }, '--fail-on', 'warning'), 0);
    assert.equal(code({ 'a.yaml': bucket }, '--fail-on', 'warning', '--fail-on-default'), 1);
    assert.equal(code({ 'a.yaml': bucket }, '--fail-on-default'), 0);
  });
  it('counts such a store by the higher rungs that the profile asks for', () => {
    // `recommended` asks for a KMS key with `info`, `strict` with `error`.
    assert.equal(code({ 'a.yaml': bucket }, '--fail-on', 'info'), 1);
    assert.equal(code({ 'a.yaml': bucket }, '--profile', 'strict'), 1);
    const notAsked = {
      'a.yaml': bucket,
      '.atrest.yaml': 'rules: { kms-key: off, customer-key: off, in-transit: off }\n',
    };
    assert.equal(code(notAsked, '--profile', 'strict'), 0);
    assert.equal(code(notAsked, '--profile', 'strict', '--fail-on-default'), 1);
  });
  it('does not count what cannot be known', () => {
    const unknown = volume.replace('Size: 10', 'Encrypted: !ImportValue on');
    assert.equal(code({ 'a.yaml': unknown }, '--unknown', 'warning', '--fail-on', 'hint'), 0);
  });
  it('does not count what is suppressed, shown or not', () => {
    const suppressed = volume.replace('  Data:', '  # atrest: ignore[ebs-volume] -- scratch\n  Data:');
    assert.equal(code({ 'a.yaml': suppressed }, '--fail-on', 'hint'), 0);
    assert.equal(code({ 'a.yaml': suppressed }, '--fail-on', 'hint', '--show-suppressed'), 0);
  });

  it('is 2 for a file of ours with a syntax error, even with findings', () => {
    const broken = `${volume}  Other: [\n`;
    assert.equal(code({ 'a.yaml': broken }), 2);
    assert.equal(code({ 'a.yaml': broken }, '--allow-parse-errors'), 1);
    assert.equal(code({ 'a.yaml': `${clean}  Other: [\n` }, '--allow-parse-errors'), 0);
  });
  it('is 2 when nothing was linted', () => {
    assert.equal(code({ 'a.txt': 'x' }), 2);
    assert.equal(code({ 'a.yaml': 'a: 1\n' }), 2);
    assert.equal(code({}, '--no-error-on-unmatched'), 0);
    mkdirSync(folder.at('empty'));
    assert.equal(code({}, 'empty'), 2);
  });
  it('is 2 for a path that is not there, even if others are', () => {
    assert.equal(code({ 'a.yaml': clean }, 'a.yaml', 'b.yaml'), 2);
    assert.equal(code({ 'a.yaml': clean }, 'a.yaml', 'b.yaml', '--no-error-on-unmatched'), 2);
  });
  it('is 2 for a file that must not be read, and the others are linted', () => {
    folder.write({ 'a.yaml': mixed, 'secret.yaml': volume });
    chmodSync(folder.path, 0o755);
    chmodSync(folder.at('secret.yaml'), 0o000);
    const { code: status, stdout, stderr } = asNobody(folder, ['lint']);
    assert.match(stderr, /^atrest: secret\.yaml: cannot be read: permission denied\n$/);
    assert.match(stdout, /Found 2 errors.*1 file not readable/);
    assert.equal(status, 2);
  });
  it('is 2 for a file that is too large to be read', () => {
    folder.write({ 'a.yaml': `${volume}${'# filled up\n'.repeat(6000)}` });
    truncateSync(folder.at('a.yaml'), 65 * 2 ** 20);
    const { code: status, stderr } = atrest(folder.path, ['lint']);
    assert.match(
      stderr,
      /^atrest: a\.yaml: cannot be read: larger than 64 MB \(65 MB\): split it or leave it out with `exclude`/,
    );
    assert.equal(status, 2);
  });
  it('is 2 for text that is none', () => {
    const { code: status, stderr } =
      (folder.write({ 'a.yaml': Buffer.from([0x52, 0xff, 0xfe, 0, 1]) }), atrest(folder.path, ['lint', 'a.yaml']));
    assert.equal(status, 2);
    assert.match(stderr, /a\.yaml/);
  });
  it('ignores files that are not ours, and says so of a named one', () => {
    folder.write({ 'a.yaml': clean, 'b.yaml': 'x: 1\n', 'c.md': '# x\n', 'd.json': '[]' });
    assert.deepEqual(atrest(folder.path, ['lint']).stderr, '');
    const named = atrest(folder.path, ['lint', 'a.yaml', 'b.yaml']);
    assert.equal(named.code, 0);
    assert.match(named.stderr, /^atrest: b\.yaml: not linted: .*\n$/);
  });
});

describe('a mistake in what is typed or configured', () => {
  let folder: Folder;
  before(() => {
    folder = folderWith({ 'a.yaml': clean });
  });
  after(() => {
    folder.remove();
  });
  const mistakes: readonly (readonly [args: readonly string[], told: RegExp])[] = [
    [['lint', '--fromat', 'json'], /unknown option '--fromat'\n\(Did you mean --format\?\)/],
    [['lint', '--format', 'xml'], /'xml' is invalid.*text, json, sarif/],
    [['lint', '--format', 'sarif:'], /Name a file/],
    [['lint', '--format', 'text', '--format', 'json'], /Only one report can go to stdout/],
    [['lint', '--fail-on', 'fatal'], /'fatal' is invalid.*error, warning, info, hint, never/],
    [['lint', '--profile', 'hippa'], /'hippa' is invalid/],
    [['lint', '--param', 'Env'], /Write it as name=value/],
    [['lint', '--param-file', 'none.json'], /none\.json: cannot be read/],
    [['lint', '--config', 'none.yaml'], /none\.yaml: there is no such file/],
    [
      ['lint', '--format', 'json:a.yaml/x.json'],
      /cannot write the report to .*: a part of the path is a file \(ENOTDIR\)/,
    ],
    [
      ['lint', '--format', 'json:/proc/nope/x'],
      /cannot write the report to .*: the folder \/proc\/nope cannot be made/,
    ],
    [['lint', '--format', 'json:.'], /cannot write the report to \.: it is a directory \(EISDIR\); name another file/],
    [['lnit'], /unknown command 'lnit'\n\(Did you mean lint\?\)/],
    [['a.yaml'], /atrest lint <path>/],
    [[], /Usage: atrest/],
    [['explain'], /name a rule/],
    [['explain', 'ebs-volume-encripted'], /did you mean `ebs-volume-encrypted`/],
    [['explain', '--at', 'a.yaml'], /file:line or file:resource/],
    [['explain', '--trace'], /--at <file:line>/],
    [['explain', 'ebs-volume-encrypted', '--at', 'a.yaml:1'], /not both/],
    [['lsp'], /--stdio/],
    [['fix', '--impact', 'none'], /'none' is invalid/],
  ];
  for (const [args, told] of mistakes) {
    it(`\`atrest ${args.join(' ')}\` ends with 2 and says what to do`, () => {
      const { code, stdout, stderr } = atrest(folder.path, args);
      assert.equal(code, 2);
      assert.match(stderr, told);
      assert.doesNotMatch(stderr, /please report|^ {4}at /m);
      assert.ok(args[0] === 'lint' && args[2]?.startsWith('json:') ? true : stdout === '');
    });
  }
  it('in a configuration is told with its place, and nothing is linted', () => {
    folder.write({
      'bad/.atrest.yaml': 'profile: hippa\nrulse: {}\nrules: { ebs-volum: off }\n',
      'bad/a.yaml': volume,
    });
    const { code, stdout, stderr } = atrest(folder.path, ['lint', 'bad']);
    assert.equal(code, 2);
    assert.equal(stdout, '');
    assert.match(stderr, /bad\/\.atrest\.yaml:1:10: .*did you mean `hipaa`/);
    assert.match(stderr, /bad\/\.atrest\.yaml:2:1: unknown key `rulse`.*did you mean `rules`/);
    assert.match(stderr, /bad\/\.atrest\.yaml:3:10: unknown rule or family `ebs-volum`/);
    assert.equal(atrest(folder.path, ['lint', 'bad', '--no-config']).code, 1);
  });
});
