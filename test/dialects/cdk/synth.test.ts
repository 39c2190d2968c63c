import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAssembly } from '../../../server/dialects/cdk/read.ts';
import type { Project } from '../../../server/model/finding.ts';
import { uriOfPath } from '../../../server/workspace/node.ts';
import { at, short } from '../plan/plan.ts';
import { diskReader, findIn } from './disk.ts';

const app = join(import.meta.dirname, '../../fixtures/cdk/app.mjs');

describe('assembly: real synthesis', () => {
  for (const paths of ['paths', ''])
    describe(paths ? 'with construct paths in the templates' : 'without construct paths in the templates', () => {
      let outdir: string;
      let project: Project;
      before(() => {
        outdir = mkdtempSync(join(tmpdir(), 'atrest-cdk-'));
        execFileSync(process.execPath, [app, outdir, paths], { stdio: 'pipe' });
        const reader = diskReader();
        const manifest = reader.document(uriOfPath(join(outdir, 'manifest.json')));
        assert.ok(manifest);
        project = readAssembly(manifest, { reader });
      });
      after(() => {
        rmSync(outdir, { recursive: true });
      });

      it('has the resources of all stacks, each with its construct', () => {
        const stores = project.resources.filter(({ type }) => !/^AWS::(CDK|CloudFormation)::/.test(type));
        assert.deepEqual(stores.map(({ construct }) => construct).sort(), [
          'Main/Conditional',
          'Main/Key/Resource',
          'Main/Mapped',
          'Main/Net/Inner/Queue/Resource',
          'Main/Net/Queue/Resource',
          'Prod/Data/Bucket/Resource',
          'User/Queue/Resource',
        ]);
        assert.deepEqual(project.notes, []);
        assert.equal(project.form, 'assembly');
        assert.ok(project.resources.every(({ generated }) => generated !== undefined));
        assert.equal(
          findIn(project, 'Main/Mapped').generated,
          'the template is generated: change the construct `Main/Mapped` instead',
        );
        assert.equal(new Set(project.resources.map(({ id }) => id)).size, project.resources.length);
      });

      it('reads conditions, mappings and references across nested stacks', () => {
        assert.equal(at(findIn(project, 'Main/Conditional'), 'Encrypted').is, 'branches');
        assert.equal(short(at(findIn(project, 'Main/Mapped'), 'Encrypted')), 'true');
        const key = findIn(project, 'Main/Key/Resource');
        const used = at(findIn(project, 'Main/Net/Queue/Resource'), 'KmsMasterKeyId');
        assert.ok(used.is === 'reference');
        assert.equal(used.id, key.id);
        assert.ok(key.address.startsWith('Main.'));
      });

      it('follows a key into another stack, with the way it took', () => {
        const used = at(findIn(project, 'User/Queue/Resource'), 'KmsMasterKeyId');
        assert.ok(used.is === 'reference');
        assert.equal(used.id, findIn(project, 'Main/Key/Resource').id);
        assert.equal(used.attribute, 'Arn');
        assert.deepEqual(
          used.from.map(({ via }) => via),
          ['output'],
        );
      });

      it('knows the Region of each stack', () => {
        assert.equal(findIn(project, 'Main/Key/Resource').scope.region, 'eu-west-1');
        assert.equal(findIn(project, 'Main/Net/Inner/Queue/Resource').scope.region, 'eu-west-1');
        assert.equal(findIn(project, 'Prod/Data/Bucket/Resource').scope.region, 'us-east-1');
      });
    });
});
