/** The port is one: a dialect that nobody in `server` has heard of is found, read, judged, fixed and silenced through it alone. */
import assert from 'node:assert/strict';
import { catalogue } from '../../rules/index.ts';
import { createAnalyzer } from '../../server/analyzer.ts';
import { formsOf } from '../../server/dialects/forms.ts';
import { DIALECTS } from '../../server/dialects/index.ts';
import { applyEdits } from '../../server/edits/apply.ts';
import { editsForAll } from '../../server/edits/edit.ts';
import { suppressionChange } from '../../server/edits/suppress.ts';
import type { Analysis, Finding } from '../../server/model/finding.ts';
import { locationOf } from '../../server/model/source.ts';
import { DEFAULTS } from '../../server/model/settings.ts';
import { loadProjects } from '../../server/workspace/load-projects.ts';
import { nodeFiles } from '../../server/workspace/node.ts';
import { walk } from '../../server/workspace/walk.ts';
import { folder } from '../workspace/folder.ts';
import { toyDialect } from './toy/toy.ts';

const box = `box:
  Data:
    kind: AWS::EC2::Volume
    settings: { Size: 8, Encrypted: false }
  Key:
    kind: AWS::KMS::Key
    settings: { EnableKeyRotation: true }
  Safe:
    kind: AWS::EC2::Volume
    settings:
      Encrypted: true
      KmsKeyId: { of: Key }
`;

const forms = formsOf([...DIALECTS, toyDialect]);
const analyzer = createAnalyzer({ catalogue, page: () => undefined, dialects: [...DIALECTS, toyDialect] });

async function judged(text: string): Promise<{ readonly analysis: Analysis; readonly skipped: readonly string[] }> {
  const home = await folder({ 'a.toybox': text, 'b.yaml': 'box: 1\n', 'c.txt': box });
  try {
    const { candidates } = await walk([home.uri()], nodeFiles, { forms });
    const { projects, skipped } = await loadProjects(candidates, nodeFiles, { forms });
    assert.equal(projects.length, 2);
    const [{ project } = assert.fail()] = projects;
    const steps = analyzer.analyze(project, () => ({ ...DEFAULTS, profile: 'hipaa' }));
    for (;;) {
      const step = steps.next();
      if (step.done) return { analysis: step.value, skipped: skipped.map(({ uri }) => uri) };
    }
  } finally {
    await home.remove();
  }
}
const told = ({ findings }: Analysis): readonly string[] =>
  findings.map((finding) => {
    const { span } = locationOf(finding.site);
    return `${finding.rule.id} of ${finding.resource.address} at ${finding.site.document.text.slice(span.start, span.end)}`;
  });
const findingOf = ({ findings }: Analysis, rule: string): Finding =>
  findings.find((finding) => finding.rule.id === rule) ?? assert.fail(`no ${rule}`);

describe('a dialect given by its object alone', () => {
  it('is found, read and judged, to the place', async () => {
    const { analysis } = await judged(box);
    assert.deepEqual(told(analysis), ['ebs-volume-encrypted of Data at false']);
    assert.deepEqual(
      analysis.stores.map(({ site, verdict }) => [site.resource.address, verdict]),
      [
        ['Data', 'fail'],
        ['Safe', 'pass'],
      ],
    );
  });
  it('is fixed in its own words', async () => {
    const { analysis } = await judged(box);
    const { fixes } = analyzer.fixes(findingOf(analysis, 'ebs-volume-encrypted'), analysis);
    const texts = fixes
      .filter(({ outcome }) => outcome.is === 'mended')
      .map(({ edits }) => applyEdits(box, edits).split('\n')[3]?.trim());
    assert.ok(texts.includes('settings: { Size: 8, Encrypted: true }'), texts.join('\n'));
    assert.ok(texts.includes('settings: { Size: 8, Encrypted: true, KmsKeyId: { of: Key } }'), texts.join('\n'));
  });
  it('is silenced where its syntax has comments, else in the list it keeps', async () => {
    const { analysis } = await judged(box);
    const { resource } = findingOf(analysis, 'ebs-volume-encrypted');
    const changes = suppressionChange(resource, 'ebs-volume-encrypted', 'a toy');
    assert.ok(!('refused' in changes));
    const outcome = editsForAll(changes);
    assert.ok('edits' in outcome);
    const silent = applyEdits(box, outcome.edits);
    assert.equal(silent, box.replace('  Data:', '  # atrest: ignore[ebs-volume-encrypted] -- a toy\n  Data:'));
    const again = await judged(silent);
    assert.ok(
      again.analysis.findings.every(
        ({ suppressed, rule }) => suppressed !== undefined || rule.id !== 'ebs-volume-encrypted',
      ),
    );
  });
  it('says in its own words what outlives a deploy', async () => {
    const kept = box.replace(
      '    settings:\n      Encrypted: true',
      '    forever: true\n    settings:\n      Encrypted: true',
    );
    const rules = async (text: string): Promise<string> => told((await judged(text)).analysis).join('\n');
    assert.match(await rules(kept), /kms-key-kept-with-data of Key/);
    assert.doesNotMatch(await rules(box), /kms-key-kept-with-data/);
  });
});
