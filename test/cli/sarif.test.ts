import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import { Ajv } from 'ajv';
import type { Log, Result, Run } from 'sarif';
import { applyEdits } from '../../server/edits/apply.ts';
import { linesOf } from '../../server/syntax/lines.ts';
import { atrest, folderWith } from './atrest.ts';
import type { Folder } from './atrest.ts';
import { mixed, volume } from './sample.ts';

// The schema is of an older draft: two words of its own that the validator does not know, and a pattern that only older rules read.
const own = new Set(['$schema', 'id']);
const draft = Object.fromEntries(Object.entries(schema).filter(([key]) => !own.has(key)));
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
ajv.addFormat('uri', (text) => URL.canParse(text));
ajv.addFormat('uri-reference', (text) => URL.canParse(text, 'file:///x/') && !/[ \\<>"{}|^`\u0080-\uffff]/.test(text));
ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/);
const validate = ajv.compile(draft);

describe('atrest lint --format sarif', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = folderWith();
    mkdirSync(folder.at('.git'));
  });
  afterEach(() => {
    folder.remove();
  });
  function lintIn(directory: string, ...args: readonly string[]): Run {
    const { stdout, code } = atrest(directory, ['lint', '--format', 'sarif', '--unknown', 'hint', ...args]);
    const log = JSON.parse(stdout) as Log;
    assert.ok(validate(log), JSON.stringify(validate.errors?.slice(0, 5), null, 2));
    const [run] = log.runs;
    assert.equal(run!.invocations![0]!.exitCode, code);
    return run!;
  }
  const lint = (...args: readonly string[]): Run => lintIn(folder.path, ...args);
  const resultsOf = (run: Run): readonly Result[] => run.results ?? [];
  const uriOf = (result: Result): string | undefined => result.locations?.[0]?.physicalLocation?.artifactLocation?.uri;

  it('is valid, with all that a result can have', () => {
    folder.write({
      'a.yaml': mixed,
      'b.yaml': volume.replace('  Data:', '  # atrest: ignore[ebs-volume] -- scratch\n  Data:'),
    });
    const run = lint('--show-suppressed');
    const results = resultsOf(run);
    assert.equal(results.length, 5);
    assert.deepEqual(
      results.map(({ kind, level }) => [kind, level]),
      [
        ['fail', 'error'],
        ['fail', 'error'],
        ['open', 'none'],
        ['fail', 'warning'],
        ['fail', 'error'],
      ],
    );
    assert.deepEqual(results[1]!.locations![0]!.physicalLocation!.region, {
      startLine: 12,
      startColumn: 18,
      endLine: 12,
      endColumn: 23,
    });
    assert.deepEqual(results[0]!.locations![0]!.logicalLocations, [
      { name: 'Data', fullyQualifiedName: 'Data', kind: 'resource' },
    ]);
    assert.deepEqual(
      results[4]!.suppressions?.map(({ kind, justification }) => [kind, justification]),
      [['inSource', 'scratch']],
    );
    for (const { ruleId, ruleIndex } of results) assert.equal(run.tool.driver.rules![ruleIndex!]!.id, ruleId);
    assert.equal(resultsOf(lint()).length, 4);
  });
  it('gives each rule that has a result its page', () => {
    folder.write({ 'a.yaml': mixed });
    const { rules } = lint().tool.driver;
    assert.equal(rules!.length, 3);
    for (const { help, shortDescription } of rules!) {
      assert.ok((help?.markdown ?? help?.text ?? '').length > 20);
      assert.ok(shortDescription!.text.length > 10);
    }
  });
  it('names files relative to the root of the repository, wherever it runs, and escapes them', () => {
    folder.write({ 'stacks/größe 1/a#b.yaml': volume });
    for (const directory of ['.', 'stacks', 'stacks/größe 1']) {
      const [result] = resultsOf(lintIn(folder.at(directory)));
      assert.equal(uriOf(result!), 'stacks/gr%C3%B6%C3%9Fe%201/a%23b.yaml');
      assert.equal(result!.locations![0]!.physicalLocation!.artifactLocation!.uriBaseId, '%SRCROOT%');
    }
  });
  it('says nothing of the machine', () => {
    folder.write({ 'a.yaml': mixed });
    assert.doesNotMatch(JSON.stringify(lint()), new RegExp(folder.path.slice(1)));
  });
  it('has fingerprints that survive moved lines and tell resources apart', () => {
    const prints = (): readonly unknown[] =>
      resultsOf(lint()).map(({ partialFingerprints }) => partialFingerprints!['atrest/v2']);
    folder.write({ 'a.yaml': mixed });
    const before = prints();
    assert.equal(new Set(before).size, before.length);
    folder.write({ 'a.yaml': `# moved\n\n${mixed.replace('  Off:', '\n  Off:')}` });
    assert.deepEqual(prints(), before);
  });
  it('has fixes that do what `fix` does', () => {
    folder.write({ 'a.yaml': mixed });
    const [, off] = resultsOf(lint());
    const [fix] = off!.fixes!;
    const lines = linesOf(mixed);
    const edits = fix!.artifactChanges[0]!.replacements.map(({ deletedRegion: region, insertedContent }) => ({
      uri: '',
      span: {
        start: lines.offset({ line: region.startLine! - 1, character: region.startColumn! - 1 }),
        end: lines.offset({ line: region.endLine! - 1, character: region.endColumn! - 1 }),
      },
      text: insertedContent?.text ?? '',
    }));
    assert.equal(applyEdits(mixed, edits), mixed.replace('Encrypted: false', 'Encrypted: true'));
  });
  it('tells of files that were not seen whole', () => {
    folder.write({ 'a.yaml': `${volume}  Other: [\n` });
    const [invocation] = lint('a.yaml', 'none.yaml').invocations!;
    assert.equal(invocation!.executionSuccessful, false);
    const told = invocation!.toolExecutionNotifications!.map(({ level, locations }) => [
      level,
      locations![0]!.physicalLocation!.artifactLocation!.uri,
    ]);
    assert.deepEqual(told.slice(0, 2), [
      ['error', 'none.yaml'],
      ['error', 'a.yaml'],
    ]);
  });
});
