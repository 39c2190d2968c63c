/** `npm run new` writes what the rule folders take as it is, says what to do next, and overwrites nothing. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { repository } from '../repository.ts';

describe('npm run new', () => {
  let copy: string;
  before(() => {
    copy = mkdtempSync(path.join(tmpdir(), 'atrest-new-'));
    for (const folder of [
      'rules',
      'scripts',
      'server',
      'test/rules',
      'test/picture',
      'test/edits',
      'test/fixtures/schema',
      'package.json',
      '.mocharc.json',
      'tsconfig.json',
    ])
      cpSync(path.join(repository, folder), path.join(copy, folder), { recursive: true });
    symlinkSync(path.join(repository, 'node_modules'), path.join(copy, 'node_modules'));
  });
  after(() => {
    rmSync(copy, { recursive: true });
  });
  const run = (script: string, ...words: readonly string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', `scripts/${script}.ts`, ...words], { cwd: copy, encoding: 'utf8' });
  const mocha = (file: string, grep: string) =>
    spawnSync(process.execPath, ['node_modules/mocha/bin/mocha.js', '--grep', grep, file], {
      cwd: copy,
      encoding: 'utf8',
    });
  const listed = () =>
    ['rules', 'test', 'scripts'].flatMap((folder) =>
      readdirSync(path.join(copy, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
        path.join(folder, file),
      ),
    );

  it('store: a kind and its expectations, which hold as they are', () => {
    const before = new Set(listed());
    const { status, stdout, stderr } = run('new', 'store', 'toy', 'music-box');
    assert.equal(status, 0, stderr);
    assert.deepEqual(
      listed()
        .filter((file) => !before.has(file))
        .sort(),
      ['rules/toy', 'rules/toy/music-box.ts', 'test/rules/expectations/toy.yaml'],
    );
    assert.match(
      stdout,
      /wrote rules\/toy\/music-box\.ts\n[^]*next:\n {2}1\. say in[^]*npm run generate\n[^]*npm run rules -- toy/,
    );
    const index = path.join(copy, 'rules/index.ts');
    const generated = readFileSync(index, 'utf8')
      .replace('import * as ', "import * as toy from './toy/music-box.ts';\nimport * as ")
      .replace(
        '  types: {',
        "  types: {\n    'AWS::Toy::MusicBox': ['toy-music-box'],\n    aws_toy_music_box: ['toy-music-box'],",
      )
      .replace('  kinds: {', "  kinds: {\n    'toy-music-box': toy.musicBox,");
    writeFileSync(index, generated);
    const held = mocha('test/rules/expectations.test.ts', 'toy-music-box');
    assert.match(held.stdout, /\b5 passing/, held.stdout + held.stderr);
    const declared = mocha('test/rules/facets.test.ts', 'toy-music-box');
    assert.match(declared.stdout, /\b2 passing/, declared.stdout + declared.stderr);
    const spelled = mocha('test/rules/facts.test.ts', 'toy-music-box: AWS::Toy');
    assert.match(spelled.stdout, /AWS::Toy::MusicBox is not in the service spec/);
  });

  it('a second store of a service is added to the table, and the first one stays', () => {
    const { status, stderr } = run('new', 'store', 'toy', 'drum');
    assert.equal(status, 0, stderr);
    const table = readFileSync(path.join(copy, 'test/rules/expectations/toy.yaml'), 'utf8');
    assert.deepEqual(table.match(/^\S+:$/gm), ['toy-music-box:', 'toy-drum:']);
  });

  it('rule: a file and a page about the kind that its id starts with', () => {
    const { status, stderr, stdout } = run('new', 'rule', 'sqs', 'sqs-queue-toy-wound-up');
    assert.equal(status, 0, stderr);
    const rule = readFileSync(path.join(copy, 'rules/sqs/sqs-queue-toy-wound-up.ts'), 'utf8');
    assert.match(rule, /import \{ queue \} from '\.\/kinds\.ts';/);
    assert.match(rule, /rule\('sqs-queue-toy-wound-up', queue, /);
    assert.match(
      readFileSync(path.join(copy, 'rules/sqs/sqs-queue-toy-wound-up.md'), 'utf8'),
      /^# SQS queue toy wound up\n[^]*Type: AWS::SQS::Queue/,
    );
    assert.match(stdout, /UPDATE=1 npm run rules -- sqs/);
  });

  for (const [why, words, told] of [
    [
      'what is there stays',
      ['store', 'toy', 'music-box'],
      /rules\/toy\/music-box\.ts is there already, and stays as it is/,
    ],
    ['a rule is there', ['rule', 'sqs', 'sqs-queue-toy-wound-up'], /is there already/],
    [
      'an id that starts with no kind',
      ['rule', 'sqs', 'toy-is-wound'],
      /`toy-is-wound` starts with no kind of rules\/sqs/,
    ],
    ['a service that is not there', ['rule', 'nosuch', 'nosuch-thing'], /there is no rules\/nosuch/],
    ['a name that leads elsewhere', ['store', '../toy', 'box'], /`\.\.\/toy` is no name of a service/],
    ['the service twice', ['store', 'toy', 'toy-box'], /say `box`/],
    ['nothing', [], /usage: npm run new -- store/],
    ['too much', ['store', 'toy', 'box', 'more'], /usage: /],
  ] as const)
    it(`refuses, and writes nothing: ${why}`, () => {
      const before = listed().length;
      const { status, stderr } = run('new', ...words);
      assert.equal(status, 2);
      assert.match(stderr, told);
      assert.equal(listed().length, before);
    });

  it('npm run rules: an unknown service is told', () => {
    const { status, stderr } = run('rules', 'nosuch');
    assert.deepEqual([status, stderr], [2, 'there is no rules/nosuch\n']);
  });
});
