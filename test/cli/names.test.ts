import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { atrest, folderWith, shell } from './atrest.ts';
import type { Folder } from './atrest.ts';
import { skip } from '../skipped.ts';

/** What a name can hold that speaks to a terminal, to a build machine or to a reader of Markdown. */
const hostile = [
  'a\u001b[31mRED\u001b]0;title\u0007\u009b2J\u202e',
  'b\n::error file=a::pwn',
  'c\r\n::add-mask::x\n  ::stop-commands::y',
  'd ##[error]pwn ##vso[task.setvariable variable=x]y',
  'e` ![x](https://evil.example/x.png) [y](command:z) <img src=x> `e',
];
const volumes = JSON.stringify({
  Resources: Object.fromEntries(
    hostile.map((name) => [name, { Type: 'AWS::EC2::Volume', Properties: { Encrypted: false } }]),
  ),
});

describe('names from files', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = folderWith({ 'a.json': volumes });
  });
  afterEach(() => {
    folder.remove();
  });
  /** What nobody may be told to do by a name. */
  function assertInert(text: string, what: string): void {
    assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/, what);
    assert.doesNotMatch(text, /^\s*::/m, what);
    assert.doesNotMatch(text, /##\w*\[/, what);
  }

  const commands: readonly (readonly string[])[] = [
    ['lint'],
    ['lint', '--format', 'json'],
    ['lint', '--format', 'sarif'],
    ['fix', '--dry-run', '--impact', 'rejected'],
    ['fix', '--dry-run', '--impact', 'rejected', '--format', 'json'],
    ['fix', '--dry-run'],
    ['explain', '--at', 'a.json:1'],
  ];
  for (const command of commands)
    it(`steer nothing in \`atrest ${command.join(' ')}\``, () => {
      const { stdout, stderr } = atrest(folder.path, command);
      assert.match(stdout, /RED/);
      assertInert(stdout, 'stdout');
      assertInert(stderr, 'stderr');
    });

  it('steer nothing where they are names of files', () => {
    for (const [index, name] of ['::error file=x::pwn.json', 'a\n::error::b.json', '##[error]c.json'].entries()) {
      folder.write({ [name]: volumes, [`broken-${String(index)}\n::error::.json`]: '{"Resources": {' });
      for (const command of [
        ['lint'],
        ['fix', '--dry-run'],
        ['explain', '--at', `${name}:1`],
        ['explain', '--at', `${name}:99`],
      ]) {
        const { stdout, stderr } = atrest(folder.path, command);
        assertInert(stdout, `${command.join(' ')}: stdout`);
        assertInert(stderr, `${command.join(' ')}: stderr`);
      }
    }
  });

  it('fake no line of a report of fixes', () => {
    folder.write({
      'a.json': volumes.replaceAll('::error file=a::pwn', 'Fixed 0 findings in 0 files; 0 left, 0 refused.'),
    });
    const lines = atrest(folder.path, ['fix', '--dry-run', '--impact', 'rejected']).stdout.split('\n');
    assert.equal(lines.filter((line) => line.startsWith('Fixed 0') || line.startsWith('Would fix')).length, 1);
  });

  it('steer nothing where they are mistakes in a configuration', () => {
    const config =
      '"\\e[31mkey\\n::error::x": 1\nprofile: "\\e[31m"\nexclude: ["\\e[31m["]\nrules:\n  "\\e[31mx\\n::error::y": off\n';
    folder.write({ '.atrest.yaml': config });
    const { stderr, code } = atrest(folder.path, ['lint']);
    assert.equal(code, 2);
    assertInert(stderr, 'stderr');
    // Each mistake is still told in a line of its own.
    assert.match(stderr, /^ {2}\.atrest\.yaml:1:1: unknown key/m);
    assert.match(stderr, /^ {2}\.atrest\.yaml:5:\d+: unknown rule or family/m);
  });

  it('steer nothing in what was typed', () => {
    for (const command of [
      ['explain', '\u001b[31m'],
      ['lint', '--controls', '\u001b[31m'],
      ['lint', '\u001b[31m.json'],
      ['lint', '--\u001b[31m\n::error::x'],
      ['lint', '--fail-on', '\u001b[31m\n::error::x ##[error]y'],
      ['\u001b[31m\n  ::add-mask::x'],
    ])
      assertInert(atrest(folder.path, command).stderr, command.join(' '));
  }).timeout(300_000);

  it('give a runner of workflows no command in a patch, which applies all the same', () => {
    const source =
      'Resources:\n  B:\n    # ::add-mask::x\n    Type: AWS::SQS::Queue\n    Properties:\n      SqsManagedSseEnabled: false\n  ::error::x: {}\n';
    folder.write({ 'q/q.yaml': source });
    const patch = atrest(folder.path, ['fix', '--diff', 'q']).stdout;
    assert.match(patch, /^ {3}::error::x/m);
    assert.match(patch, /^--- /);
    const guarded = atrest(folder.path, ['fix', '--diff', 'q'], { env: { GITHUB_ACTIONS: 'true' } }).stdout;
    const [, word = '', inside] = /^::stop-commands::([\w-]{36})\n([^]*)::\1::\n$/.exec(guarded) ?? [];
    assert.equal(inside, patch);
    assert.ok(!patch.includes(word));
    const piped =
      'export GITHUB_ACTIONS=true; $ATREST fix --diff q > p.patch; head -c 3 p.patch; $ATREST fix --diff q | git apply && cat q/q.yaml';
    const { stdout } = shell(folder.path, piped);
    assert.match(stdout, /^---Resources:/);
    assert.match(stdout, /SqsManagedSseEnabled: true/);
  });

  it('steer nothing in a patch on a terminal', function () {
    if (!existsSync('/usr/bin/script')) skip(this, 'install `script` (Debian: bsdutils)');
    folder.write({
      'q/q.yaml':
        'Resources:\n  B:\n    # \u009b2J\u202e\n    Type: AWS::SQS::Queue\n    Properties:\n      SqsManagedSseEnabled: false\n',
    });
    const { stdout } = shell(folder.path, 'script -qec "$ATREST fix --diff q" /dev/null');
    assert.match(stdout, /\+ +SqsManagedSseEnabled: true/);
    assertInert(stdout.replaceAll('\r\n', '\n'), 'terminal');
  });

  it('make no link in SARIF', () => {
    const { stdout } = atrest(folder.path, ['lint', '--format', 'sarif']);
    const { runs } = JSON.parse(stdout) as { runs: { results: { message: { text: string } }[] }[] };
    const messages = runs[0]!.results.map(({ message }) => message.text);
    assert.ok(messages.some((text) => text.includes('evil.example')));
    for (const text of messages) assert.doesNotMatch(text, /\]\(/);
  });

  it('stay what they are in a patch, which is for a program', () => {
    const text = volumes
      .replace('{', '{\n "Description": "\u202e \u009b",\n')
      .replaceAll('"Encrypted":false', '\n"Encrypted":false');
    folder.write({ 'a.json': '{}', 'b.json': text });
    const { stdout } = atrest(folder.path, ['fix', '--diff', '--impact', 'rejected', 'b.json']);
    assert.match(stdout, /^  "Description": "\u202e \u009b",$/m);
  });
});
