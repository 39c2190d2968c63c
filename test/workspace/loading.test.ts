import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { createConfig } from '../../server/workspace/config.ts';
import { readConfigFile } from '../../server/workspace/config-file.ts';
import { type Loading, each, loadAsync, loadNow, wait } from '../../server/workspace/loading.ts';
import { type Loaded, loadProjects, loadProjectsNow } from '../../server/workspace/load-projects.ts';
import { nodeFiles, uriOfPath } from '../../server/workspace/node.ts';
import { nodeFilesNow } from '../../server/workspace/node-now.ts';
import { walk } from '../../server/workspace/walk.ts';
import { folder } from './folder.ts';

const root = path.join(import.meta.dirname, '../..');
const later = <T>(value: T): Promise<T> =>
  new Promise((resolve) =>
    setImmediate(() => {
      resolve(value);
    }),
  );

describe('loading', () => {
  function* sum(answers: readonly (number | Promise<number>)[]): Loading<number> {
    const parts = yield* each(answers, function* (answer) {
      return yield* wait(answer);
    });
    return parts.reduce((total, part) => total + part, 0);
  }
  function* rescued(answer: number | Promise<number>): Loading<string> {
    try {
      return `got ${yield* wait(answer)}`;
    } catch (error) {
      return `met ${error instanceof Error ? error.message : ''}`;
    }
  }
  const answers = Array.from({ length: 40 }, (_, index) => index);

  it('gives the same, whether it waits or not, in the order of the items', async () => {
    assert.equal(loadNow(sum(answers)), 780);
    assert.equal(await loadAsync(sum(answers.map(later))), 780);
    assert.deepEqual(
      await loadAsync(
        each([3, 1, 2], function* (item) {
          return yield* wait(later(item));
        }),
      ),
      [3, 1, 2],
    );
  });
  it('hands an error to where it was waited for', async () => {
    assert.equal(await loadAsync(rescued(Promise.reject(new Error('no')))), 'met no');
    await assert.rejects(loadAsync(sum([1, Promise.reject(new Error('no'))])), /no/);
  });
  it('is told where it would have to wait and can not', () => {
    assert.throws(() => loadNow(sum([1, later(2)])), /has to be waited for/);
  });
});

describe('projects, loaded at once', () => {
  const told = ({ projects, skipped, failed, broken }: Loaded): unknown => ({
    projects: projects.map(({ project: { form, uri, documents, resources, notes } }) => ({
      form,
      uri,
      documents: documents.map((document) => document.uri),
      resources: resources.map(({ id, type }) => [id, type]),
      notes: notes.map(({ message }) => message),
    })),
    skipped,
    failed,
    broken: broken.map(({ uri }) => uri),
  });
  for (const folder of ['examples', 'test/corpus', 'test/fixtures']) {
    it(`are those that are waited for: ${folder}`, async () => {
      assert.ok(readdirSync(path.join(root, folder)).length > 0);
      const { candidates } = await walk([uriOfPath(path.join(root, folder))], nodeFiles, { noIgnore: true });
      assert.ok(candidates.length > 3);
      assert.deepEqual(
        told(loadProjectsNow(candidates, nodeFilesNow)),
        told(await loadProjects(candidates, nodeFiles)),
      );
    });
  }
  it('says the same of what can not be read', async () => {
    const candidates = ['/dev/null', '/no/such.yaml', root].map((one) => ({ uri: uriOfPath(one), named: true }));
    assert.deepEqual(told(loadProjectsNow(candidates, nodeFilesNow)), told(await loadProjects(candidates, nodeFiles)));
  });
});

describe('settings, loaded at once', () => {
  it('are those that are waited for', async () => {
    const home = await folder({
      '.git/HEAD': '',
      '.atrest.yaml': 'profile: hipaa\nrules: { sns-topic-kms-key: off }\n',
      'a/.atrest.yaml': 'profile: strict\nexclude: [x.yaml]\n',
      'b/.atrest.yaml': 'profil: strict\n',
    });
    try {
      const uris = ['t.yaml', 'a/t.yaml', 'a/x.yaml', 'b/t.yaml'].map(home.uri);
      const waited = createConfig(nodeFiles);
      await waited.load(uris);
      const now = createConfig(nodeFilesNow, { parser: readConfigFile });
      now.loadNow(uris);
      for (const uri of uris) {
        assert.deepEqual(now.settingsFor(uri), waited.settingsFor(uri));
        assert.equal(now.excludes(uri), waited.excludes(uri));
      }
      assert.equal(now.settingsFor(home.uri('a/t.yaml')).profile, 'strict');
      assert.deepEqual(now.errors(), waited.errors());
      assert.equal(now.errors().length, 1);
    } finally {
      await home.remove();
    }
  });
});
