import assert from 'node:assert/strict';
import { ESLint, Linter } from 'eslint';
import tseslint from 'typescript-eslint';

const eslint = new ESLint();

/** What the row on forms, dialects and file names says to a line of a file, without types. */
async function told(file: string, line: string): Promise<readonly string[]> {
  const { rules } = (await eslint.calculateConfigForFile(file)) as { readonly rules: Linter.RulesRecord };
  const linter = new Linter({ configType: 'flat' });
  const messages = linter.verify(
    line,
    [
      {
        files: ['**/*.ts'],
        languageOptions: { parser: tseslint.parser },
        rules: { 'no-restricted-syntax': rules['no-restricted-syntax'] ?? 'off' },
      },
    ],
    { filename: 'a.ts' },
  );
  return messages.map(({ message }) => message);
}

describe('forms and dialects', () => {
  const asked: readonly string[] = [
    "if (entry.form === 'template') go();",
    "if (project.form !== 'plan') go();",
    "if (resource.dialect.name === 'terraform') go();",
    "if ('assembly' === slot.entry.form.name) go();",
    "switch (project.form) { case 'plan': go(); }",
    'switch (resource.dialect.name) { case "terraform": go(); }',
  ];
  const known: readonly string[] = [
    "if (uri.endsWith('.tf.json')) go();",
    'if (/\\.tf$/.test(uri)) go();',
    "const manifest = 'manifest.json';",
    'if (/\\/manifest\\.json$/.test(uri)) go();',
    'const text = `${stack}.template.json`;',
  ];
  for (const line of [...asked, ...known]) {
    it(`outside of the dialects there is no ${line}`, async () => {
      assert.equal((await told('server/workspace/walk.ts', line)).length, 1);
      assert.deepEqual(await told('server/dialects/cdk/read.ts', line), []);
    });
  }
  it('lets others ask whether a text is of a form at all', async () => {
    assert.deepEqual(await told('server/workspace/seeds.ts', "if (seed.form === 'none') go();"), []);
  });
});
