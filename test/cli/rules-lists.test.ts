import assert from 'node:assert/strict';
import { atrest, root } from './atrest.ts';

interface Answer {
  readonly types: readonly string[];
  readonly concern: string;
  readonly rules: readonly string[];
  readonly because?: string;
}
interface Mapped {
  readonly version: number;
  readonly tool: { readonly id: string; readonly read: string };
  readonly checks: readonly {
    readonly id: string;
    readonly forms: readonly string[];
    readonly answers: readonly Answer[];
  }[];
}
interface Facts {
  readonly basis: string;
  readonly count: number;
  readonly facts: readonly { readonly kind: string; readonly rule?: string; readonly fact: string }[];
}
const run = (...args: readonly string[]): string => {
  const { code, stdout, stderr } = atrest(root, ['rules', ...args]);
  assert.deepEqual([code, stderr], [0, '']);
  return stdout;
};

describe('atrest rules --map', () => {
  it('names the rules that answer each check of a tool, or says why none does', () => {
    for (const tool of ['checkov', 'trivy', 'kics', 'cfn_nag', 'guard', 'cdk-nag', 'aws-config']) {
      const mapped = JSON.parse(run('--map', tool, '--format', 'json')) as Mapped;
      assert.deepEqual([mapped.version, mapped.tool.id], [1, tool]);
      assert.ok(mapped.checks.length >= 30, tool);
      for (const { id, answers } of mapped.checks) {
        assert.ok(answers.length > 0, id);
        for (const { rules, because } of answers) assert.ok(rules.length > 0 || because !== undefined, id);
      }
    }
    const checkov = JSON.parse(run('--map', 'checkov', '--json')) as Mapped;
    assert.deepEqual(checkov.checks.find(({ id }) => id === 'CKV_AWS_7')?.answers, [
      { types: ['AWS::KMS::Key', 'aws_kms_key'], concern: 'rotation', rules: ['kms-key-rotated'] },
    ]);
  });
  it('is a table for people, with a line for each thing that a check asks', () => {
    const text = run('--map', 'cfn_nag');
    assert.match(text, /^check +reads +about +answered by$/m);
    assert.match(text, /^F19 +cfn +AWS::KMS::Key, aws_kms_key: rotation +kms-key-rotated$/m);
    assert.match(text, /\n\d+ checks of cfn_nag \(read 2022-06\)/);
    assert.match(run('--map', 'trivy'), /AWS-0153.* – |AWS-0153.*An alarm/);
  });
  it('takes no other tool, and nothing that does not go with it', () => {
    for (const args of [
      ['--map', 'tflint'],
      ['--map', 'trivy', '--controls', 'iso'],
      ['--map', 'trivy', '--basis', 'documented'],
    ]) {
      const { code, stdout } = atrest(root, ['rules', ...args]);
      assert.deepEqual([code, stdout], [2, ''], args.join(' '));
    }
  });
});

describe('atrest rules --basis', () => {
  it('lists each fact that rests on it once, with its kind, and their count', () => {
    const { basis, count, facts } = JSON.parse(run('--basis', 'engineering knowledge', '--format', 'json')) as Facts;
    assert.deepEqual([basis, count], ['engineering knowledge', facts.length]);
    assert.equal(new Set(facts.map(({ kind, rule, fact }) => `${kind} ${rule ?? ''} ${fact}`)).size, facts.length);
    const text = run('--basis', 'engineering knowledge');
    assert.equal(text.trimEnd().split('\n').at(-1), `${String(count)} facts, by basis: engineering knowledge`);
    for (const { kind, rule, fact } of facts) assert.ok(text.includes(`${rule ?? kind}: ${fact}`));
    assert.ok(facts.some(({ rule }) => rule === 'store-without-key-choice'));
  });
  it('names the page of a fact that is documented', () => {
    assert.match(
      run('--basis', 'documented'),
      /^backup-vault: a vault without a key uses `aws\/backup`\n {2}https:\/\/docs\.aws/m,
    );
  });
  it('takes no other word', () => {
    assert.equal(atrest(root, ['rules', '--basis', 'hearsay']).code, 2);
  });
});
