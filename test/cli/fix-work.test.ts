/** Counts what fixing takes: after a round only what was changed is read and judged again, and it comes to what a fresh look does. */
import assert from 'node:assert/strict';
import { fixRounds } from '../../server/app/fix/rounds.ts';
import type { FixRequest } from '../../server/app/fix/request.ts';
import { judge, type JudgedMaterial } from '../../server/app/judge.ts';
import { load } from '../../server/app/load.ts';
import { createDeploys } from '../../server/deploy/deploys.ts';
import type { Analyzer } from '../../server/model/finding.ts';
import { locationOf } from '../../server/model/source.ts';
import type { Files } from '../../server/workspace/files.ts';
import { nodeFiles } from '../../server/workspace/node.ts';
import { createOverlay } from '../../server/workspace/overlay.ts';
import { analyzer } from '../picture/lint-files.ts';
import { type Folder, folder } from '../workspace/folder.ts';

const key = (rotated: string): string =>
  `  Key: { Type: AWS::KMS::Key, Properties: { EnableKeyRotation: ${rotated} } }\n`;
const VOLUME = '  Data: { Type: AWS::EC2::Volume, Properties: { AvailabilityZone: eu-west-1a, Size: 8 } }\n';
const QUEUE = '{"resource":{"aws_sqs_queue":{"q":{"sqs_managed_sse_enabled":false}}}}';
const root = (source: string): string => JSON.stringify({ module: { m: { source } } });
const nested = '  In: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: inner.yaml } }\n';

/** Shorter texts are read whole, and keep nothing from one version to the next. */
const LONG = `  # ${'long '.repeat(2_000)}\n`;

const FILES: Readonly<Record<string, string>> = {
  'turned.yaml': `Resources:\n${LONG}${key('false')}${VOLUME}`,
  'fine.yaml': `Resources:\n${key('true')}${VOLUME}`,
  'refused.yaml': `Resources:\n${VOLUME}`,
  'outer.yaml': `Resources:\n${nested}`,
  'inner.yaml': `Resources:\n${key('false')}`,
  'broken.yaml': `Resources:\n${key('false')}  Bad: [\n`,
  // What two roots call is part of two projects: the first one mends it.
  'tf/one/main.tf.json': root('../shared'),
  'tf/two/main.tf.json': root('../shared'),
  'tf/shared/main.tf.json': QUEUE,
  'tf/alone/main.tf.json': '{"resource":{"aws_kms_key":{"k":{"enable_key_rotation":true}}}}',
};

const deploys = createDeploys({ warm: () => false, compare: () => Promise.resolve(undefined) });

/** How often each was done, by the file's name in the folder. */
type Counts = Readonly<Record<string, number>>;

describe('fixing in rounds', () => {
  let home: Folder;
  before(async () => {
    home = await folder(FILES);
  });
  after(() => home.remove());

  const requestOf = (dry: boolean): FixRequest => ({
    uris: [home.uri()],
    ...{ impact: 'in-place', access: 'unchanged', rule: [], follow: false, dry, config: false },
  });
  const nameOf = (uri: string): string => uri.slice(home.uri().length + 1);
  const told = ({ analyses, broken, files, skipped }: JudgedMaterial): unknown => [
    analyses.map(({ project, findings, stores, notes }) => [
      nameOf(project.uri),
      findings.map(({ rule, message, site, resource }) => [rule.id, message, locationOf(site), resource.address]),
      stores.map(({ site, verdict }) => [site.resource.address, verdict]),
      notes.map(({ message }) => message),
    ]),
    broken.map(({ document, problems }) => [nameOf(document.uri), problems]),
    files.map(nameOf),
    skipped,
  ];

  async function counted(dry = false) {
    const [analyzed, judged, read]: Record<string, number>[] = [{}, {}, {}];
    assert.ok(analyzed && judged && read);
    const count = (counts: Record<string, number>, uri: string): void => {
      counts[nameOf(uri)] = (counts[nameOf(uri)] ?? 0) + 1;
    };
    const files: Files = {
      ...nodeFiles,
      read: (uri, limit) => {
        count(read, uri);
        return nodeFiles.read(uri, limit);
      },
      head: (uri) => {
        count(read, uri);
        return nodeFiles.head(uri);
      },
    };
    const counting: Analyzer = {
      ...analyzer,
      *analyze(project, settings, previous) {
        count(analyzed, project.uri);
        const steps = analyzer.analyze(project, settings, previous);
        for (let step = steps.next(); ; step = steps.next()) {
          if (step.done) return step.value;
          count(judged, project.uri);
          yield;
        }
      },
    };
    const found = await fixRounds(requestOf(dry), { analyzer: counting, files, deploys, nameOf });
    return { ...found, counts: { analyzed, judged, read } satisfies Record<string, Counts> };
  }

  it('judges the projects again that it has changed, and of them the resources', async () => {
    const { fixed, counts } = await counted();
    assert.deepEqual(fixed.map(({ address, uri }) => [nameOf(uri), address]).sort(), [
      ['inner.yaml', 'In.Key'],
      ['tf/shared/main.tf.json', 'module.m.aws_sqs_queue.q'],
      ['turned.yaml', 'Key'],
    ]);
    assert.deepEqual(counts.analyzed, {
      ...{ 'turned.yaml': 2, 'fine.yaml': 1, 'refused.yaml': 1, 'outer.yaml': 2, 'broken.yaml': 1 },
      ...{ 'tf/one': 2, 'tf/two': 2, 'tf/alone': 1 },
    });
    // The volume beside the key that is turned is not judged again.
    assert.equal(counts.judged['turned.yaml'], 3);
    assert.equal(counts.judged['fine.yaml'], 2);
  });

  it('reads each file once', async () => {
    const { counts } = await counted();
    const once = Object.fromEntries(Object.keys(FILES).map((name) => [name, 1]));
    assert.deepEqual(Object.fromEntries(Object.keys(FILES).map((name) => [name, counts.read[name]])), once);
  });

  it('comes to what a fresh look at the texts comes to', async () => {
    const { judged, texts } = await counted();
    const files = createOverlay(nodeFiles);
    for (const { uri, after } of texts) files.set(uri, { version: 1, text: after });
    const fresh = judge(await load(requestOf(false), { analyzer, files }), analyzer);
    assert.deepEqual(told(judged), told(fresh));
  });

  it('tells what is left where it stands before, when nothing is written', async () => {
    const fresh = judge(await load(requestOf(true), { analyzer, files: nodeFiles }), analyzer);
    const before = new Map(
      fresh.analyses.flatMap(({ findings }) =>
        findings.map(({ site, resource, rule }) => [`${resource.id} ${rule.id}`, locationOf(site)]),
      ),
    );
    const { left } = await counted(true);
    const volumes = left.filter(({ finding }) => finding.resource.address === 'Data');
    assert.deepEqual(
      volumes.map(({ site }) => locationOf(site)),
      volumes.map(({ finding: { resource, rule } }) => before.get(`${resource.id} ${rule.id}`)),
    );
    assert.ok(volumes.some(({ site }) => nameOf(site.document.uri) === 'turned.yaml'));
  });
});
