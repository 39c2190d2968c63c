import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { catalogue } from '../../rules/index.ts';
import schema from '../../server/workspace/config-schema.json' with { type: 'json' };
import { createConfig } from '../../server/workspace/config.ts';
import type { ConfigOptions } from '../../server/workspace/config.ts';
import { nodeFiles } from '../../server/workspace/node.ts';
import { type Folder, folder } from './folder.ts';

describe('configuration', () => {
  let home: Folder;
  afterEach(() => home.remove());

  async function configFor(files: Record<string, string>, uris: readonly string[], options: ConfigOptions = {}) {
    home = await folder(files);
    const config = createConfig(nodeFiles, options);
    await config.load(uris.map(home.uri));
    return config;
  }

  it('reads every key', async () => {
    const text = `
root: true
profile: hipaa
unknown: off
account:
  ebsEncryptionByDefault: { us-east-1: true, "*": false }
deployed:
  "sandbox/**": false
rules:
  ebs-volume-encrypted: warning
  customer-key: off
exclude:
  - vendor
  - "gen/*.yaml"
`;
    const config = await configFor({ '.git/HEAD': '', '.atrest.yaml': text }, ['a.yaml', 'sandbox/x/b.yaml']);
    assert.deepEqual(config.errors(), []);
    assert.deepEqual(config.settingsFor(home.uri('a.yaml')), {
      profile: 'hipaa',
      unknown: 'off',
      ebsEncryptionByDefault: { 'us-east-1': true, '*': false },
      deployed: true,
      rules: { 'ebs-volume-encrypted': 'warning', 'customer-key': 'off' },
    });
    assert.equal(config.settingsFor(home.uri('sandbox/x/b.yaml')).deployed, false);
  });

  it('has the defaults without a file', async () => {
    const config = await configFor({ '.git/HEAD': '', 'a.yaml': '' }, ['a.yaml'], { base: { unknown: 'off' } });
    assert.deepEqual(config.settingsFor(home.uri('a.yaml')), {
      profile: 'recommended',
      unknown: 'off',
      ebsEncryptionByDefault: {},
      deployed: true,
      rules: {},
    });
    assert.deepEqual(config.errors(), []);
  });

  it('lays flags over the nearest file over files above over the editor', async () => {
    const config = await configFor(
      {
        '.git/HEAD': '',
        '.atrest.yaml': 'profile: strict\nunknown: warning\nrules: { a: error, b: error }',
        'sub/.atrest.yaml': 'profile: hipaa\nrules: { b: info }',
        'free/.atrest.yaml': 'root: true\nrules: { c: info }',
      },
      ['top.yaml', 'sub/deep/x.yaml', 'free/x.yaml'],
      { editor: () => ({ profile: 'recommended', rules: { z: 'hint' } }), flags: { rules: { a: 'off' } } },
    );
    const top = config.settingsFor(home.uri('top.yaml'));
    assert.equal(top.profile, 'strict');
    assert.deepEqual(top.rules, { a: 'off', b: 'error', z: 'hint' });
    const sub = config.settingsFor(home.uri('sub/deep/x.yaml'));
    assert.equal(sub.profile, 'hipaa');
    assert.equal(sub.unknown, 'warning');
    assert.deepEqual(sub.rules, { a: 'off', b: 'info', z: 'hint' });
    assert.deepEqual(config.filesFor(home.uri('sub/deep/x.yaml')), [
      home.uri('sub/.atrest.yaml'),
      home.uri('.atrest.yaml'),
    ]);
    const free = config.settingsFor(home.uri('free/x.yaml'));
    assert.equal(free.profile, 'recommended');
    assert.equal(free.unknown, 'hint');
    assert.deepEqual(free.rules, { a: 'off', c: 'info', z: 'hint' });
  });

  it('stops at the repository', async () => {
    const config = await configFor(
      { '.atrest.yaml': 'profile: strict', 'repo/.git': 'gitdir: elsewhere', 'repo/a/x.yaml': '' },
      ['repo/a/x.yaml'],
    );
    assert.equal(config.settingsFor(home.uri('repo/a/x.yaml')).profile, 'recommended');
  });

  it('excludes by globs from the folder of the file', async () => {
    const config = await configFor(
      { '.git/HEAD': '', 'app/.atrest.yaml': 'exclude: ["*.tmp.yaml", vendor/, ./gen/*.json]' },
      ['app/x', 'app/vendor/x', 'app/gen/x', 'app/deep/gen/x', 'x'],
    );
    const excluded = (name: string): boolean => config.excludes(home.uri(name));
    assert.ok(excluded('app/x.tmp.yaml'));
    assert.ok(excluded('app/vendor/x.yaml'));
    assert.ok(excluded('app/gen/a.json'));
    assert.ok(!excluded('app/deep/gen/a.json'));
    assert.ok(!excluded('x.tmp.yaml'));
    assert.ok(!excluded('app/x.yaml'));
  });

  const mistakes: readonly (readonly [string, string, number, number, RegExp])[] = [
    ['an unknown key', 'profil: hipaa', 1, 1, /unknown key `profil`; did you mean `profile`\?/],
    ['a key near nothing', '\nxyzzy: 1', 2, 1, /unknown key `xyzzy`; allowed are `root`, `profile`/],
    [
      'a bad value',
      'profile: hippa',
      1,
      10,
      /`profile` must be `recommended`, `hipaa` or `strict`; did you mean `hipaa`\?/,
    ],
    ['a nested key', 'account:\n  ebsEncryptedByDefault: true', 2, 3, /did you mean `ebsEncryptionByDefault`/],
    ['a wrong type', 'exclude: vendor', 1, 10, /`exclude` must be a list/],
    ['a wrong item', 'exclude:\n  - 1', 2, 5, /each item of `exclude` must be a text/],
    ['a Region that is none', 'account: { ebsEncryptionByDefault: { virginia: true } }', 1, 38, /not a Region name/],
    ['a text for a flag', 'root: "yes"', 1, 7, /`root` must be `true` or `false`/],
    ['a severity that is none', 'rules:\n  x: warn', 2, 6, /`x` must be `error`.*did you mean `warning`/],
    [
      'an unknown rule',
      'rules:\n  ebs-volume-encryptd: off',
      2,
      3,
      /unknown rule or family.*did you mean `ebs-volume-encrypted`/,
    ],
    ['no map', '- a', 1, 1, /the configuration must be a map/],
    ['broken YAML', 'profile: [hipaa\nroot: true', 2, 1, /not valid YAML/],
    ['a tab', 'account:\n\tebs: 1', 2, 1, /not valid YAML/],
    ['a key twice', 'root: true\nroot: false', 2, 1, /`root` is written twice/],
    ['an alias', 'exclude: &a [x]\nrules: *a', 2, 8, /aliases are not read/],
    ['two documents', 'root: true\n---\nroot: true', 1, 1, /only one YAML document/],
    ['a monster glob', `exclude: ["${'*a'.repeat(40)}"]`, 1, 11, /wildcards/],
    ['a prototype', '__proto__: { root: true }', 1, 1, /unknown key `__proto__`/],
  ];
  for (const [what, text, line, column, message] of mistakes)
    it(`tells the place of ${what}`, async () => {
      const ruleNames = (): string[] => ['x', 'ebs-volume-encrypted', 'customer-key'];
      const config = await configFor({ '.git/HEAD': '', '.atrest.yaml': text }, ['a.yaml'], { ruleNames });
      const [error, ...others] = config.errors();
      assert.deepEqual(others, []);
      assert.match(error?.message ?? '', message);
      assert.deepEqual([error?.uri, error?.line, error?.column], [home.uri('.atrest.yaml'), line, column]);
      assert.equal(config.settingsFor(home.uri('a.yaml')).profile, 'recommended');
    });

  it('reads the example of its page', async () => {
    const page = readFileSync(new URL('../../docs/configuration.md', import.meta.url), 'utf8');
    const example = /```yaml\n([^]*?)```/.exec(page)?.[1] ?? '';
    const names = (): string[] =>
      catalogue.rules().flatMap(({ id, kind, rung }) => [id, kind.id, ...(rung ? [rung] : [])]);
    const config = await configFor({ '.git/HEAD': '', '.atrest.yaml': example }, ['a'], { ruleNames: names });
    assert.deepEqual(config.errors(), []);
    assert.equal(config.settingsFor(home.uri('a')).profile, 'hipaa');
    for (const key of Object.keys(schema.properties)) assert.match(page, new RegExp(`^\\| \`${key}[\`.]`, 'm'));
  });

  it('uses what is right beside what is wrong', async () => {
    const config = await configFor({ '.git/HEAD': '', '.atrest.yaml': 'profil: strict\nunknown: warning' }, ['a']);
    assert.equal(config.settingsFor(home.uri('a')).unknown, 'warning');
    assert.equal(config.errors().length, 1);
  });

  it('sees a changed file', async () => {
    const config = await configFor({ '.git/HEAD': '', '.atrest.yaml': 'profile: strict' }, ['a']);
    assert.equal(config.settingsFor(home.uri('a')).profile, 'strict');
    await home.write('.atrest.yaml', 'profile: hipaa');
    assert.ok(config.changed(home.uri('.atrest.yaml')));
    assert.ok(!config.changed(home.uri('a')));
    await config.load([home.uri('a')]);
    assert.equal(config.settingsFor(home.uri('a')).profile, 'hipaa');
  });

  it('takes one named file alone', async () => {
    home = await folder({ '.atrest.yaml': 'profile: strict', 'ci/strict.yaml': 'unknown: warning' });
    const config = createConfig(nodeFiles, { file: home.uri('ci/strict.yaml') });
    await config.load([home.uri('a')]);
    assert.equal(config.settingsFor(home.uri('a')).profile, 'recommended');
    assert.equal(config.settingsFor(home.uri('a')).unknown, 'warning');
  });

  it('reports a file that can not be read', async () => {
    const config = await configFor({ '.git/HEAD': '', '.atrest.yaml/x': '' }, ['a']);
    assert.match(config.errors()[0]?.message ?? '', /not a regular file/);
  });
});
