import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assemblyNeeds } from '../../../server/dialects/cdk/needs.ts';
import { readAssembly } from '../../../server/dialects/cdk/read.ts';
import type { Project } from '../../../server/model/finding.ts';
import { uriOfPath } from '../../../server/workspace/node.ts';
import { at } from '../plan/plan.ts';
import { diskReader, findIn } from './disk.ts';

const fixture = join(import.meta.dirname, '../../fixtures/cdk/assembly');
interface Artifact {
  type?: string;
  environment?: unknown;
  metadata?: unknown;
  additionalMetadataFile?: unknown;
  properties: Record<string, unknown>;
}
type Artifacts = Record<string, Artifact>;

describe('assembly', () => {
  let home: string;
  let outdir: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'atrest-assembly-'));
    outdir = join(home, 'cdk.out');
    cpSync(fixture, outdir, { recursive: true });
  });
  afterEach(() => {
    rmSync(home, { recursive: true });
  });

  const json = (name: string): Record<string, unknown> =>
    JSON.parse(readFileSync(join(outdir, name), 'utf8')) as Record<string, unknown>;
  const edit = (name: string, change: (artifacts: Artifacts, manifest: Record<string, unknown>) => void): void => {
    const manifest = json(name);
    change(manifest['artifacts'] as Artifacts, manifest);
    writeFileSync(join(outdir, name), JSON.stringify(manifest));
  };
  function read(options: { previous?: Project } = {}): Project {
    const reader = diskReader();
    const manifest = reader.document(uriOfPath(join(outdir, 'manifest.json')));
    assert.ok(manifest);
    return readAssembly(manifest, { reader, ...options });
  }
  const stores = (project: Project): readonly (string | undefined)[] =>
    project.resources.filter(({ type }) => /Queue|Volume|Bucket|Key/.test(type)).map(({ construct }) => construct);
  const everything = [
    'Main/Key/Resource',
    'Main/Conditional',
    'Main/Mapped',
    'Main/Net/Queue/Resource',
    'Main/Net/Inner/Queue/Resource',
    'User/Queue/Resource',
    'Prod/Data/Bucket/Resource',
  ].sort();

  it('reads the committed one', () => {
    const project = read();
    assert.deepEqual(stores(project).toSorted(), everything);
    assert.deepEqual(project.notes, []);
    assert.equal(findIn(project, 'Prod/Data/Bucket/Resource').address, 'Prod/Data.Bucket83908E77');
  });

  it('reads metadata inside the manifest, as older versions write it', () => {
    edit('manifest.json', (artifacts, manifest) => {
      manifest['version'] = '36.0.0';
      for (const [id, artifact] of Object.entries(artifacts)) {
        if (artifact.additionalMetadataFile === undefined) continue;
        artifact.metadata = json(`${id}.metadata.json`);
        delete artifact.additionalMetadataFile;
      }
    });
    rmSync(join(outdir, 'Main.metadata.json'));
    assert.deepEqual(stores(read()).toSorted(), everything);
  });

  it('takes the construct from the tree when there is no metadata', () => {
    edit('manifest.json', (artifacts) => {
      for (const artifact of Object.values(artifacts)) delete artifact.additionalMetadataFile;
    });
    assert.deepEqual(stores(read()).toSorted(), everything);
  });

  it('has no construct, but all resources, when nothing tells', () => {
    edit('manifest.json', (artifacts) => {
      for (const [id, artifact] of Object.entries(artifacts)) {
        delete artifact.additionalMetadataFile;
        if (artifact.type === 'cdk:tree') Reflect.deleteProperty(artifacts, id);
      }
    });
    const project = read();
    assert.equal(stores(project).length, everything.length);
    assert.equal(findIn(project, 'Main.Conditional').construct, undefined);
  });

  it('does not mind versions and artifacts it has never heard of', () => {
    edit('manifest.json', (artifacts, manifest) => {
      manifest['version'] = { major: 999 };
      artifacts['new'] = { type: 'cdk:from-the-future', properties: { file: 17 } };
      artifacts['odd'] = { properties: {} };
    });
    assert.deepEqual(stores(read()).toSorted(), everything);
  });

  it('has no Region where none is written', () => {
    edit('manifest.json', (artifacts) => {
      for (const artifact of Object.values(artifacts)) artifact.environment = 'aws://unknown-account/unknown-region';
    });
    assert.equal(findIn(read(), 'Main/Key/Resource').scope.region, undefined);
  });

  it('tells beforehand all that it will read', () => {
    const asked = diskReader();
    const uri = uriOfPath(join(outdir, 'manifest.json'));
    const manifest = asked.document(uri);
    assert.ok(manifest);
    readAssembly(manifest, { reader: asked });
    const loaded = new Set<string>([uri]);
    for (let before = 0; before < loaded.size;) {
      before = loaded.size;
      const disk = diskReader();
      const only = {
        ...disk,
        document: (one: string) => (loaded.has(one) ? disk.document(one) : undefined),
        text: (one: string) => (loaded.has(one) ? disk.text(one) : undefined),
      };
      const needs = assemblyNeeds(manifest, only);
      for (const one of [...needs.documents, ...needs.texts]) loaded.add(one);
    }
    const missed = [...asked.asked].filter((one) => !loaded.has(one));
    assert.deepEqual(missed, []);
  });

  it('keeps resources that have not changed', () => {
    const reader = diskReader();
    const manifest = reader.document(uriOfPath(join(outdir, 'manifest.json')));
    assert.ok(manifest);
    const first = readAssembly(manifest, { reader });
    const second = readAssembly(manifest, { reader, previous: first });
    assert.ok(first.resources.length > 0);
    assert.ok(first.resources.every((one, index) => one === second.resources[index]));
  });

  it('reads importing stacks anew when exports change', () => {
    const key = (project: Project): string => {
      const value = at(findIn(project, 'User/Queue/Resource'), 'KmsMasterKeyId');
      return value.is === 'reference' ? value.address : value.is;
    };
    const first = read();
    assert.equal(key(first), 'Main.Key961B73FD');
    // Another Region's export is another export.
    edit('manifest.json', (artifacts) => {
      artifacts['User']!.environment = 'aws://111111111111/us-east-1';
    });
    assert.equal(key(read({ previous: first })), 'unknown');
    edit('manifest.json', (artifacts) => {
      artifacts['User']!.environment = 'aws://111111111111/eu-west-1';
    });
    assert.equal(key(read({ previous: first })), 'Main.Key961B73FD');
    const template = json('Main.template.json');
    template['Outputs'] = {};
    writeFileSync(join(outdir, 'Main.template.json'), JSON.stringify(template));
    assert.equal(key(read({ previous: first })), 'unknown');
  });

  describe('from an enemy', () => {
    const ways = [
      '../outside.json',
      '/etc/passwd',
      '..',
      'x/../../outside.json',
      'file:///etc/passwd',
      'C:\\x',
      'a\0b',
      '',
    ];
    for (const path of ways) {
      it(`does not read ${JSON.stringify(path)}`, () => {
        writeFileSync(
          join(home, 'outside.json'),
          JSON.stringify({ Resources: { Outside: { Type: 'AWS::SQS::Queue' } } }),
        );
        mkdirSync(join(outdir, 'x'));
        edit('manifest.json', (artifacts) => {
          artifacts['User']!.properties['templateFile'] = path;
          artifacts['assembly-Prod']!.properties['directoryName'] = path;
          artifacts['Main']!.additionalMetadataFile = path;
        });
        const project = read();
        assert.ok(project.resources.every(({ address }) => !address.includes('Outside')));
        assert.ok(project.documents.every(({ uri }) => uri.startsWith(uriOfPath(outdir))));
        assert.equal(project.notes.length, 2);
        for (const note of project.notes) assert.match(note.message, /leads out of the assembly|can not be read/);
      });
    }

    it('does not follow a template out of the assembly', () => {
      writeFileSync(
        join(home, 'outside.json'),
        JSON.stringify({ Resources: { Outside: { Type: 'AWS::SQS::Queue' } } }),
      );
      writeFileSync(
        join(outdir, 'User.template.json'),
        JSON.stringify({
          Resources: { N: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: '../outside.json' } } },
        }),
      );
      const project = read();
      assert.ok(project.resources.every(({ address }) => !address.includes('Outside')));
    });

    it('ends when assemblies and nested stacks hold themselves', () => {
      edit('assembly-Prod/manifest.json', (artifacts) => {
        artifacts['loop'] = { type: 'cdk:cloud-assembly', properties: { directoryName: '../assembly-Prod' } };
        artifacts['up'] = { type: 'cdk:cloud-assembly', properties: { directoryName: '../.' } };
      });
      const url = 'https://s3/x/';
      const hash = 'a'.repeat(64);
      writeFileSync(
        join(outdir, 'User.template.json'),
        JSON.stringify({
          Resources: { N: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: `${url}${hash}.json` } } },
        }),
      );
      const list = json('User.assets.json');
      (list['files'] as Record<string, unknown>)[hash] = { source: { path: 'User.template.json' } };
      writeFileSync(join(outdir, 'User.assets.json'), JSON.stringify(list));
      assert.ok(read().resources.length > 0);
    });

    const junk = [
      '',
      '{',
      'null',
      '[]',
      '{"artifacts":null}',
      '{"artifacts":[1]}',
      '{"artifacts":{"a":null,"b":{"type":"aws:cloudformation:stack"}}}',
    ];
    for (const text of junk)
      it(`survives the manifest ${JSON.stringify(text)}`, () => {
        writeFileSync(join(outdir, 'manifest.json'), text);
        assert.deepEqual(read().resources, []);
      });

    it('survives metadata, trees and lists of assets that are something else', () => {
      for (const text of [
        '',
        '{',
        'null',
        '[[]]',
        '{"/Main":{"a":1},"/x":[null,{"type":"aws:cdk:logicalId","data":{}}],"__proto__":[1]}',
      ]) {
        for (const name of ['Main.metadata.json', 'tree.json', 'Main.assets.json', 'User.metadata.json']) {
          writeFileSync(join(outdir, name), text);
        }
        assert.ok(stores(read()).length >= 5);
      }
    });
  });
});
