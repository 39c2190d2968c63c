import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { noProseRead } from './scripts/lint/prose-read.mjs';
import { ownKeys } from './scripts/lint/own-keys.mjs';

const node = {
  group: [
    'node:*',
    'fs',
    'fs/*',
    'path',
    'os',
    'url',
    'util',
    'crypto',
    'child_process',
    'net',
    'http',
    'https',
    'worker_threads',
  ],
  message: 'The core runs anywhere: talk to the `Files` port of server/workspace instead.',
};
const dialectNames = {
  selector: 'Literal[value=/^(cloudformation|terraform)$/]',
  message: 'Rules do not know dialects: everything is keyed by resource type.',
};
const intrinsicNames = {
  selector: ':matches(Literal[value=/^Fn::/], TemplateElement[value.raw=/Fn::/])',
  message: 'Intrinsic functions are known to server/dialects/cloudformation alone.',
};
/** `property`: of a document its syntax, of a list or map its layout. */
const asked = (property, of) => ({
  selector: `:matches(BinaryExpression[operator=/^[!=]==$/], SwitchStatement) > :matches(MemberExpression[property.name=/^(${property})$/], MemberExpression[object.property.name='syntax'])`,
  message: `${of} is not asked which it is: let its syntax's object answer (server/model/source.ts).`,
});
const syntaxAsked = asked('syntax|layout', 'A syntax or layout');

/** What a text is, and in which dialect it is written. */
const formAsked = {
  selector:
    "BinaryExpression[operator=/^[!=]==$/]:matches([left.property.name=/^(form|dialect)$/], [right.property.name=/^(form|dialect)$/], [left.object.property.name=/^(form|dialect)$/], [right.object.property.name=/^(form|dialect)$/]) > Literal[value!='none']",
  message: 'Forms and dialects are not compared: their objects answer (server/dialects/form.ts, DialectFacts).',
};
const formSwitched = {
  selector:
    'SwitchStatement > MemberExpression:matches([property.name=/^(form|dialect)$/], [object.property.name=/^(form|dialect)$/])',
  message: formAsked.message,
};
const fileNames = '/\\.tf\\b(?!\\w)|\\.tfvars|manifest\\W{1,2}json|\\.template\\.json|cdk\\.(json|out)/';
const filesKnown = {
  selector: `:matches(Literal[raw=${fileNames}], TemplateElement[value.raw=${fileNames}])`,
  message: 'A file is known by its name to its form alone (server/dialects).',
};

const printing = {
  selector: 'MemberExpression[property.name="write"][object.property.name=/^std(out|err)$/]',
  message: 'Print with server/cli/output.ts alone: it takes clean text.',
};

/** Rules of our own: `scripts/lint`. */
const atrest = { rules: { 'own-keys': ownKeys, 'no-prose-read': noProseRead } };

export default defineConfig(
  globalIgnores(['dist/', 'coverage/', '.vscode-test/', 'test/corpus/', 'test/fixtures/', 'examples/']),
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-imports': ['error', { patterns: [node] }],
      'no-restricted-syntax': ['error', intrinsicNames, printing],
      'object-shorthand': 'error',
      'prefer-template': 'error',
    },
  },
  {
    files: ['rules/**/*.ts'],
    ignores: ['rules/dsl.ts'],
    rules: { 'no-restricted-syntax': ['error', intrinsicNames, dialectNames] },
  },
  {
    files: ['server/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', intrinsicNames, printing, syntaxAsked, formAsked, formSwitched, filesKnown],
    },
  },
  { files: ['server/dialects/**/*.ts'], rules: { 'no-restricted-syntax': ['error', intrinsicNames, syntaxAsked] } },
  // Each syntax knows its own layouts.
  {
    files: ['server/syntax/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', intrinsicNames, asked('syntax', 'A syntax'), formAsked, formSwitched],
    },
  },
  { files: ['server/dialects/cloudformation/**/*.ts'], rules: { 'no-restricted-syntax': ['error', syntaxAsked] } },
  {
    files: ['server/**/*.ts', 'client/**/*.ts'],
    plugins: { atrest },
    rules: { 'atrest/no-prose-read': 'error' },
  },
  {
    files: [
      'server/workspace/node.ts',
      'server/node/**',
      'server/workspace/node-now.ts',
      'server/page-file.ts',
      'server/deploy/thread.ts',
      'server/deploy/diff/{worker,spec-file}.ts',
      'server/cli/**/*.ts',
      'server/lsp/main.ts',
      'client/**/*.ts',
    ],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['server/cli/output.ts', 'server/lsp/editor/transport.ts'],
    rules: { 'no-restricted-syntax': ['error', intrinsicNames, syntaxAsked, formAsked, formSwitched] },
  },
  {
    files: ['server/**/*.ts', 'rules/**/*.ts'],
    ignores: ['server/model/own.ts'],
    plugins: { atrest },
    rules: { 'atrest/own-keys': 'error' },
  },
  {
    files: ['test/**/*.ts', 'scripts/**/*.ts'],
    rules: {
      'no-console': 'off',
      'no-restricted-imports': 'off',
      'no-restricted-syntax': 'off',
      // An index that is out of range fails the test, which is what a test is for.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    rules: { eqeqeq: 'error', 'no-var': 'error', 'prefer-const': 'error', 'no-unused-vars': 'error' },
  },
);
