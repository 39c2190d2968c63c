import assert from 'node:assert/strict';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { atrest, folderWith, root } from './atrest.ts';
import type { Folder } from './atrest.ts';

interface Json {
  readonly findings: readonly { readonly file: string }[];
  readonly summary: { readonly unreadable: readonly { readonly file: string; readonly reason: string }[] };
}

describe('an assembly that is not whole', () => {
  let folder: Folder;
  beforeEach(() => {
    folder = folderWith({ 'cdk.json': '{}' });
    cpSync(path.join(root, 'test/fixtures/cdk/assembly'), folder.at('cdk.out'), { recursive: true });
  });
  afterEach(() => {
    folder.remove();
  });
  const lint = (): { readonly code: number | null; readonly stderr: string; readonly report: Json } => {
    const { code, stderr, stdout } = atrest(folder.path, ['lint', '--profile', 'strict', '--format', 'json']);
    return { code, stderr, report: JSON.parse(stdout) as Json };
  };
  const filesOf = ({ report }: { report: Json }): readonly string[] => [
    ...new Set(report.findings.map(({ file }) => file)),
  ];

  it('is none as it comes', () => {
    const { code, stderr } = lint();
    assert.deepEqual([code, stderr], [1, '']);
  });

  const gone: readonly (readonly [what: string, file: string])[] = [
    ['a template', 'User.template.json'],
    ['the manifest of a stage', 'assembly-Prod/manifest.json'],
    ['a template of a stage', 'assembly-Prod/ProdData90A795AA.template.json'],
    ['the template of a nested stack', 'MainNet65097718.nested.template.json'],
  ];
  for (const [what, file] of gone)
    it(`ends with 2 without ${what}, says what to do, and lints the rest`, () => {
      const whole = filesOf(lint());
      rmSync(folder.at(`cdk.out/${file}`));
      const broken = lint();
      assert.equal(broken.code, 2);
      const [first = '', ...more] = broken.stderr.split('\n');
      assert.ok(first.startsWith(`atrest: cdk.out/${file}: cannot be read: `), first);
      assert.match(first, /names it, and it is not there\. Make the assembly again with `cdk synth`\.$/);
      assert.deepEqual(more, ['']);
      assert.deepEqual(
        broken.report.summary.unreadable.map((one) => one.file),
        [`cdk.out/${file}`],
      );
      const lost = file.startsWith('assembly-Prod') ? /^cdk\.out\/assembly-Prod\// : new RegExp(`^cdk\\.out/${file}$`);
      const rest = whole.filter((one) => !lost.test(one) && !one.includes('Inner'));
      assert.ok(rest.length > 0);
      for (const one of rest) assert.ok(filesOf(broken).includes(one), one);
    });

  for (const [what, change] of [
    ['no', undefined],
    ['an outside', '../../secret.json'],
  ] as const)
    it(`ends with 2 where a stack names ${what} template`, () => {
      const file = folder.at('cdk.out/manifest.json');
      const manifest = JSON.parse(readFileSync(file, 'utf8')) as {
        artifacts: { User: { properties: Record<string, unknown> } };
      };
      manifest.artifacts.User.properties['templateFile'] = change;
      writeFileSync(file, JSON.stringify(manifest));
      const { code, stderr } = lint();
      assert.equal(code, 2);
      assert.match(stderr, /^atrest: cdk\.out\/manifest\.json: cannot be read: the .* Make the assembly again/);
    });
});
