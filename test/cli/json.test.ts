import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { atrest, folderWith, root } from './atrest.ts';
import type { Folder } from './atrest.ts';
import { closed } from './closed-schema.ts';
import { mixed, volume } from './sample.ts';

interface Finding {
  readonly ruleId: string;
  readonly verdict: string;
  readonly file: string;
  readonly range: {
    readonly start: { readonly line: number; readonly column: number };
    readonly end: { readonly line: number; readonly column: number };
  };
  readonly at?: { readonly file: string; readonly address: string };
  readonly plan?: { readonly file: string; readonly address: string };
  readonly resource: { readonly address: string; readonly type: string };
  readonly construct?: string;
  readonly suppressed?: { readonly by: string; readonly reason?: string; readonly until?: string };
}
export interface Report {
  readonly version: number;
  readonly findings: readonly Finding[];
  readonly skipped: readonly { readonly file: string; readonly reason: string }[];
  readonly summary: Readonly<Record<string, unknown>>;
}

const schema = JSON.parse(readFileSync(path.join(root, 'docs/schema/findings-v1.schema.json'), 'utf8')) as object;
const validate = new Ajv({ strict: false, allErrors: true }).compile(closed(schema) as object);

describe('atrest lint --format json', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = folderWith();
  });
  afterEach(() => {
    folder.remove();
  });
  function lint(...args: readonly string[]): Report {
    const { stdout } = atrest(folder.path, ['lint', '--format', 'json', ...args]);
    const report = JSON.parse(stdout) as Report;
    assert.ok(validate(report), JSON.stringify(validate.errors, null, 2));
    return report;
  }

  it('has exactly the fields of version 1', () => {
    folder.write({ 'templates/a.yaml': mixed, 'readme.yaml': 'a: 1\n' });
    const report = lint('--unknown', 'hint');
    const [first] = report.findings;
    assert.deepEqual(Object.keys(report), ['version', 'atrest', 'findings', 'rules', 'skipped', 'summary']);
    assert.deepEqual(Object.keys(first!), [
      'id',
      'ruleId',
      'family',
      'concern',
      'severity',
      'verdict',
      'level',
      'possible',
      'wanted',
      'unmet',
      'file',
      'range',
      'resource',
      'path',
      'message',
      'impact',
      'fixable',
      'controls',
    ]);
    const { message, controls, ...rest } = first as Finding & { message: string; controls: readonly object[] };
    assert.deepEqual(rest, {
      id: 'templates/a.yaml#ebs-volume-encrypted/Data',
      ruleId: 'ebs-volume-encrypted',
      family: 'encrypted',
      concern: 'encrypt',
      severity: 'error',
      verdict: 'fail',
      level: 'none',
      possible: ['none'],
      wanted: 'aws',
      unmet: ['ebs-volume-encrypted', 'ebs-volume-encryption-declared', 'ebs-volume-customer-key'],
      file: 'templates/a.yaml',
      range: { start: { line: 3, column: 3 }, end: { line: 3, column: 7 } },
      resource: { address: 'Data', type: 'AWS::EC2::Volume' },
      path: ['Encrypted'],
      impact: 'rejected',
      fixable: true,
    });
    assert.match(message, /`Data`/);
    assert.ok(controls.length > 0);
    assert.deepEqual(
      report.findings.map(({ verdict }) => verdict),
      ['fail', 'fail', 'unknown', 'default'],
    );
    assert.deepEqual(
      report.skipped.map(({ file }) => file),
      ['readme.yaml'],
    );
    const { files, stores, storeVerdicts, findings, failing, fixable, severity, verdict } = report.summary;
    assert.deepEqual(
      { files, stores, storeVerdicts, findings, failing, fixable, severity, verdict },
      {
        files: 1,
        stores: 4,
        storeVerdicts: { pass: 0, fail: 2, default: 1, unknown: 1, suppressed: 0 },
        findings: 4,
        failing: 2,
        fixable: { inPlace: 1, otherwise: 2, none: 0 },
        severity: { error: 2, warning: 1, info: 0, hint: 1 },
        verdict: { fail: 2, default: 1, unknown: 1 },
      },
    );
  });

  it('counts columns in UTF-16 units and lines by either line end', () => {
    const line = `  Off: { Type: AWS::EC2::Volume, Metadata: { Note: "😀 名前" }, Properties: { Encrypted: false } }`;
    for (const eol of ['\n', '\r\n']) {
      folder.write({ 'a.yaml': `\ufeffResources:${eol}${line}${eol}` });
      const column = line.indexOf('false') + 1;
      assert.deepEqual(lint().findings[0]!.range, { start: { line: 2, column }, end: { line: 2, column: column + 5 } });
    }
  });
  it('leaves a byte order mark out of the columns', () => {
    folder.write({ 'a.json': '\ufeff{"Resources":{"Data":{"Type":"AWS::EC2::Volume"}}}' });
    assert.deepEqual(lint().findings[0]!.range, { start: { line: 1, column: 15 }, end: { line: 1, column: 21 } });
  });
  it('names files relative to the working directory, outside of it too, with `/`', () => {
    folder.write({ 'a b/größe 名.yaml': volume, 'here/x.txt': '' });
    assert.equal(lint().findings[0]!.file, 'a b/größe 名.yaml');
    const { stdout } = atrest(folder.at('here'), ['lint', '../a b', '--format', 'json']);
    assert.equal((JSON.parse(stdout) as Report).findings[0]!.file, '../a b/größe 名.yaml');
  });
  it('says where to act when that is another resource or file', () => {
    folder.write({
      'net/main.tf.json': JSON.stringify(
        { resource: { aws_ebs_volume: { data: { availability_zone: 'x', size: 1, encrypted: '${var.on}' } } } },
        null,
        2,
      ),
      'net/variables.tf.json': JSON.stringify({ variable: { on: { default: false } } }, null, 2),
    });
    const [finding] = lint().findings;
    assert.equal(finding!.file, 'net/main.tf.json');
    const { at, range } = finding!;
    const where = at?.file ?? finding!.file;
    const text = readFileSync(folder.at(where), 'utf8').split('\n')[range.start.line - 1]!;
    assert.match(text.slice(range.start.column - 1, range.end.column - 1), /^false$|^"?\$\{var\.on\}"?$|^var\.on$/);
  });
  it('shows a finding of a plan at its source when that is named, and the plan beside it', () => {
    const values = { availability_zone: 'x', encrypted: false, size: 1 };
    const common = { address: 'aws_ebs_volume.data', mode: 'managed', type: 'aws_ebs_volume', name: 'data' };
    folder.write({
      'plan.json': JSON.stringify({
        format_version: '1.2',
        terraform_version: '1.11.4',
        planned_values: { root_module: { resources: [{ ...common, values }] } },
        resource_changes: [{ ...common, change: { actions: ['create'], after: values, after_unknown: {} } }],
        configuration: {
          root_module: { resources: [{ ...common, expressions: { encrypted: { constant_value: false } } }] },
        },
      }),
      'src/main.tf.json': JSON.stringify({ resource: { aws_ebs_volume: { data: values } } }, null, 2),
    });
    const alone = lint('plan.json').findings[0]!;
    assert.equal(alone.file, 'plan.json');
    assert.equal(alone.plan, undefined);
    const [shown] = lint('plan.json', '--source', 'src').findings;
    assert.equal(shown!.file, 'src/main.tf.json');
    assert.deepEqual(shown!.plan, { file: 'plan.json', address: 'aws_ebs_volume.data' });
  });
  it('has suppressed findings only when asked for', () => {
    folder.write({
      'a.yaml': volume.replace('  Data:', '  # atrest: ignore[ebs-volume] until 2999-01-01 -- scratch\n  Data:'),
    });
    const report = lint();
    assert.deepEqual([report.findings.length, report.summary['suppressed']], [0, 1]);
    const shown = lint('--show-suppressed');
    assert.deepEqual(shown.findings[0]!.suppressed, { by: 'comment', reason: 'scratch', until: '2999-01-01' });
    assert.deepEqual([shown.summary['findings'], shown.summary['failing']], [0, 0]);
  });
  it('tells of syntax errors and of files that could not be read', () => {
    folder.write({ 'a.yaml': `${volume}  Other: [\n` });
    const { summary, findings } = lint('a.yaml', 'none.yaml');
    const [error] = summary['syntaxErrors'] as readonly { file: string; range: Finding['range'] }[];
    assert.deepEqual([error!.file, error!.range.start.line], ['a.yaml', 8]);
    assert.deepEqual(summary['unreadable'], [{ file: 'none.yaml', reason: 'no such file or directory' }]);
    assert.equal(findings.length, 1);
  });
  it('is the same for the same input, in whatever order it is named', () => {
    folder.write({ 'a.yaml': mixed, 'b/a.yaml': mixed, 'c.json': '{"Resources":{"D":{"Type":"AWS::EC2::Volume"}}}' });
    const all = lint();
    assert.deepEqual(lint('c.json', 'b', 'a.yaml'), all);
    assert.deepEqual(lint('b', 'b/a.yaml', '.', 'a.yaml'), all);
  });
});

describe('atrest rules', () => {
  const json = JSON.parse(atrest(root, ['rules', '--json']).stdout) as {
    version: number;
    rules: readonly {
      id: string;
      severity: Readonly<Record<string, string>>;
      types: readonly string[];
      family: string | null;
    }[];
  };
  it('lists every rule with what version 1 promises', () => {
    assert.equal(json.version, 1);
    assert.ok(json.rules.length > 20);
    for (const rule of json.rules) {
      assert.deepEqual(Object.keys(rule), [
        'id',
        'family',
        'concern',
        'title',
        'severity',
        'types',
        'controls',
        'fixable',
      ]);
      assert.deepEqual(Object.keys(rule.severity), ['recommended', 'hipaa', 'strict']);
      assert.ok(rule.types.length > 0, rule.id);
    }
    assert.equal(new Set(json.rules.map(({ id }) => id)).size, json.rules.length);
    const ebs = json.rules.find(({ id }) => id === 'ebs-volume-encrypted');
    assert.deepEqual(ebs?.severity, { recommended: 'error', hipaa: 'error', strict: 'error' });
    assert.ok(ebs.types.includes('AWS::EC2::Volume') && ebs.types.includes('aws_ebs_volume'));
  });
  it('prints a line for each as text', () => {
    const lines = atrest(root, ['rules']).stdout.trimEnd().split('\n');
    assert.equal(lines.length, json.rules.length + 1);
    assert.match(
      lines.find((line) => line.startsWith('ebs-volume-encrypted '))!,
      /error +error +error +EBS volume/,
    );
  });
});
