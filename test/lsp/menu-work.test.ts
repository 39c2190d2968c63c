/** Counts what one menu takes: it is worked out for the findings under the cursor, however many the file has. */
import assert from 'node:assert/strict';
import { CodeActionKind, type CodeActionContext, type InitializeParams } from 'vscode-languageserver';
import { createDeploys } from '../../server/deploy/deploys.ts';
import { actionsAt, type AvailableAction } from '../../server/lsp/actions/available-actions.ts';
import { createFixes } from '../../server/lsp/actions/fixes.ts';
import { type DocumentReport, reportsOf } from '../../server/lsp/diagnostics/report.ts';
import { clientOf } from '../../server/lsp/editor/client.ts';
import type { Finding } from '../../server/model/finding.ts';
import { counted, type Counted } from '../fixes/counted.ts';
import { analyzer } from '../picture/lint-files.ts';

const template = (type: string, properties: string, count: number): string =>
  `Resources:\n${Array.from({ length: count }, (_, index) => `  R${String(index)}:\n    Type: ${type}\n    Properties: ${properties}\n`).join('')}`;
const VOLUME = ['AWS::EC2::Volume', '{ AvailabilityZone: eu-west-1a, Size: 8 }'] as const;
const KEY = ['AWS::KMS::Key', '{ EnableKeyRotation: false }'] as const;

const deploys = createDeploys({ warm: () => false, compare: () => Promise.resolve(undefined) });
const client = clientOf({ capabilities: {} } as InitializeParams);
const stays = { dropped: false };

/** How often findings are seen again as they were judged, which is the start of every fix; by finding. */
function opening(findings: readonly Finding[]): ReadonlyMap<Finding, number> {
  const opened = new Map<Finding, number>();
  for (const finding of findings) {
    const { judged } = finding;
    Object.defineProperty(finding, 'judged', {
      get: () => {
        opened.set(finding, (opened.get(finding) ?? 0) + 1);
        return judged;
      },
    });
  }
  return opened;
}

interface Menu {
  readonly actions: readonly AvailableAction[];
  readonly opened: ReadonlyMap<Finding, number>;
  readonly written: number;
}

/** The menu of the sixth of them. */
async function menuOf([type, properties]: readonly [string, string], count: number, only?: string): Promise<Menu> {
  const { analysis, findings, written }: Counted = counted(template(type, properties, count), type);
  assert.equal(findings.length, count);
  const style = { client, homepage: undefined, clientUri: (uri: string) => uri };
  const reports: readonly DocumentReport[] = [...reportsOf(analysis, style).values()];
  const cursor = reports[0]?.shown.find(({ finding }) => finding === findings[5])?.diagnostic.range;
  assert.ok(cursor);
  const opened = opening(findings);
  const context: CodeActionContext = { diagnostics: [], ...(only !== undefined && { only: [only] }) };
  const actions = await actionsAt(cursor, context, reports, createFixes(analyzer, deploys), stays);
  assert.ok(actions);
  return { actions, opened, written: written() };
}

describe('a menu in a file of 77 findings', () => {
  for (const resource of [VOLUME, KEY])
    it(`takes no more than one in a file of 7: ${resource[0]}`, async () => {
      const [large, small] = [await menuOf(resource, 77), await menuOf(resource, 7)];
      assert.deepEqual(
        large.actions.map(({ title }) => title),
        small.actions.map(({ title }) => title),
      );
      assert.deepEqual([...large.opened.values()], [...small.opened.values()]);
      assert.equal(large.written, small.written);
    });

  it('looks at the finding under the cursor, and at one other that can be mended with it', async () => {
    const { actions, opened, written } = await menuOf(VOLUME, 77);
    assert.equal(opened.size, 2);
    // Encrypted alone (1), with a new key and that key (2), with a parameter's and the parameter (2); and alone once more, to say that
    // others can have the same (1).
    assert.equal(written, 6);
    assert.deepEqual(
      actions.filter(({ wide }) => wide).map(({ title }) => title.replace(/ \(.*/, '')),
      [
        'Encrypt this and other stores of the file with one new key',
        'Encrypt this and other stores of the file with the key of a new parameter `DataKeyArn`',
        'Encrypt EBS volume `R5` with the AWS-managed key, and others of this rule here',
      ],
    );
  });

  it('of the file itself looks for one finding that can be mended unasked', async () => {
    const { actions, opened } = await menuOf(KEY, 77, CodeActionKind.SourceFixAll);
    assert.deepEqual(
      actions.map(({ title }) => title),
      ['Apply all in-place fixes in this file'],
    );
    assert.equal(opened.size, 1);
  });
});
