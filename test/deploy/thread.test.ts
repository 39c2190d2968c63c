import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { compare } from '../../server/deploy/diff/compare.ts';
import { deployThread } from '../../server/deploy/thread.ts';
import { repository } from '../repository.ts';

const dist = path.join(repository, 'dist');
const template = 'Resources: { Fs: { Type: AWS::EFS::FileSystem, Properties: { Encrypted: false } } }';
const texts = [
  { uri: 'file:///a', syntax: 'YAML', before: template, after: template.replace('false', 'true') },
] as const;

describe('the thread that compares templates', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'atrest-deploy-'));
  const program = (name: string, text: string): string => {
    const directory = path.join(folder, name);
    mkdirSync(directory);
    writeFileSync(path.join(directory, 'deploy.cjs'), text);
    return directory;
  };
  before(() => {
    const made = spawnSync(process.execPath, ['scripts/bundle.mjs', 'deploy'], { cwd: repository, encoding: 'utf8' });
    assert.equal(made.status, 0, made.stderr);
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('says what comparing here says', async () => {
    const thread = deployThread([dist]);
    assert.equal(thread.warm(), false);
    assert.deepEqual(await thread.compare(texts), compare(texts));
    assert.equal(thread.warm(), true);
  });

  it('needs its two files alone, and answers many questions at once', async () => {
    const alone = path.join(folder, 'alone');
    mkdirSync(alone);
    for (const file of ['deploy.cjs', 'deploy.json.gz']) copyFileSync(path.join(dist, file), path.join(alone, file));
    const thread = deployThread([path.join(folder, 'nowhere'), alone]);
    const answers = await Promise.all(Array.from({ length: 20 }, () => thread.compare(texts)));
    for (const answer of answers) assert.deepEqual(answer, compare(texts));
  });

  it('ends when it is not asked for a while, and starts again', async () => {
    const thread = deployThread([dist], { idle: 50 });
    await thread.compare(texts);
    await pause(200);
    assert.equal(thread.warm(), false);
    assert.equal((await thread.compare(texts))?.length, 1);
  });

  it('does not keep a process alive', () => {
    const file = path.join(folder, 'run.ts');
    writeFileSync(
      file,
      `import { deployThread } from ${JSON.stringify(path.join(repository, 'server/deploy/thread.ts'))};
       void deployThread([${JSON.stringify(dist)}]).compare(${JSON.stringify(texts)}).then((effects) => console.log(effects?.length));`,
    );
    const run = spawnSync(process.execPath, ['--import', 'tsx', file], {
      cwd: repository,
      encoding: 'utf8',
      timeout: 120_000,
    });
    assert.equal(run.stdout.trim(), '1', run.stderr);
    assert.equal(run.status, 0);
  });

  it('has no answer where there is no program, it fails, ends, or takes too long', async () => {
    const none = deployThread([path.join(folder, 'nowhere')]);
    assert.equal(await none.compare(texts), undefined);
    const failing = deployThread([program('failing', 'throw new Error("broken")')]);
    for (let round = 0; round < 5; round++) assert.equal(await failing.compare(texts), undefined);
    const ending = deployThread([program('ending', 'process.exit(0)')]);
    assert.equal(await ending.compare(texts), undefined);
    const silent = deployThread(
      [program('silent', 'require("node:worker_threads").parentPort.on("message", () => {})')],
      { patience: 50 },
    );
    assert.equal(await silent.compare(texts), undefined);
    const lost = path.join(folder, 'lost');
    mkdirSync(lost);
    copyFileSync(path.join(dist, 'deploy.cjs'), path.join(lost, 'deploy.cjs'));
    assert.equal(await deployThread([lost]).compare(texts), undefined);
  });

  it("has no answer for what can't be compared, and goes on", async () => {
    const thread = deployThread([dist]);
    const lists = Array.from({ length: 30 }, (_, i) => `a${i}: &a${i} [${i === 0 ? '' : `*a${i - 1}, *a${i - 1}`}]`);
    const bomb = `${lists.join('\n')}\nResources: { A: { Type: AWS::EFS::FileSystem, Properties: { Tags: *a29 } } }`;
    assert.equal(await thread.compare([{ uri: 'a', syntax: 'YAML', before: bomb, after: `${bomb}\n` }]), undefined);
    assert.equal((await thread.compare(texts))?.length, 1);
  });

  it('is small, and brings neither the SDK nor the whole specification', () => {
    assert.ok(statSync(path.join(dist, 'deploy.cjs')).size < 400_000);
    assert.ok(statSync(path.join(dist, 'deploy.json.gz')).size < 150_000);
    const text = readFileSync(path.join(dist, 'deploy.cjs'), 'utf8');
    assert.ok(!/client-cloudformation|db\.json/.test(text));
    const asked = [...text.matchAll(/require\("([^"]+)"\)/g)].map((match) => match[1] ?? '');
    assert.deepEqual(
      asked.filter((name) => !isBuiltin(name)),
      [],
    );
  });

  it('finds in its excerpt what the specification says', async () => {
    const { loadAwsServiceSpecSync: excerpt } = (await import('../../server/deploy/diff/spec-file.ts')) as {
      readonly loadAwsServiceSpecSync: (directory?: string) => ReturnType<typeof loadAwsServiceSpecSync>;
    };
    const small = excerpt(dist);
    const whole = loadAwsServiceSpecSync();
    let properties = 0;
    for (const model of whole.all('resource')) {
      const [found] = small.lookup('resource', 'cloudFormationType', 'equals', model.cloudFormationType);
      assert.ok(found);
      const flags = Object.entries(model.properties).map(([name, { causesReplacement }]) => [name, causesReplacement]);
      assert.deepEqual(
        Object.entries(found.properties).map(([name, { causesReplacement }]) => [name, causesReplacement]),
        flags,
      );
      properties += flags.length;
      for (const key of ['primaryIdentifier', 'cfnRefIdentifier', 'isStateful'] as const)
        assert.deepEqual(found[key], model[key]);
    }
    assert.ok(properties > 10_000);
    assert.deepEqual([...small.lookup('resource', 'cloudFormationType', 'equals', 'Custom::A')], []);
  });
});
