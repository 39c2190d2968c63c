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
  { files: ['server/**/*.ts'], rules: { 'no-restricted-syntax': ['error', intrinsicNames, syntaxAsked] } },
  // Each syntax knows its own layouts.
  {
    files: ['server/syntax/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', intrinsicNames, asked('syntax', 'A syntax')] },
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
    files: ['server/cli/output.ts', 'server/lsp/transport.ts'],
    rules: { 'no-restricted-syntax': ['error', intrinsicNames] },
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
