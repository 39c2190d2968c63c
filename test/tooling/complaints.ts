import path from 'node:path';
import { ESLint, Linter } from 'eslint';
import ts from 'typescript';
import { parser } from 'typescript-eslint';

const root = path.resolve(import.meta.dirname, '../..');
const eslint = new ESLint({ cwd: root });
const linter = new Linter({ cwd: root });

const { options } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(path.join(root, 'tsconfig.json'), (name) => ts.sys.readFile(name)).config,
  // Nothing of the project: what a text imports is found from the text.
  { ...ts.sys, readDirectory: () => [] },
  root,
);
const compilerOptions: ts.CompilerOptions = { ...options, types: [] };
const host = ts.createCompilerHost(compilerOptions);
const read = host.getSourceFile.bind(host);
/** Files that the texts have in common, above all those of the language itself. */
const files = new Map<string, ts.SourceFile | undefined>();

/** The text as a file of the project, with the types of what it imports and of nothing else. */
function programOf(file: string, text: string): ts.Program {
  return ts.createProgram([file], compilerOptions, {
    ...host,
    getSourceFile: (name, version) => {
      if (name === file) return ts.createSourceFile(file, text, version, true);
      if (!files.has(name)) files.set(name, read(name, version));
      return files.get(name);
    },
  });
}

/** The pieces of a text that a rule of the project complains about, were the text one of its files. */
export async function complaints(
  rule: string,
  text: string,
  file = 'server/engine/look.ts',
): Promise<readonly string[]> {
  const filePath = path.join(root, file);
  const { plugins, rules } = (await eslint.calculateConfigForFile(filePath)) as Pick<
    Linter.Config,
    'plugins' | 'rules'
  >;
  const lines = text.split('\n');
  return linter
    .verify(
      text,
      {
        files: ['**/*.ts'],
        languageOptions: { parser, parserOptions: { programs: [programOf(filePath, text)] } },
        plugins: plugins ?? {},
        rules: { [rule]: rules?.[rule] ?? 'off' },
      },
      filePath,
    )
    .map(({ line, column, endColumn = 0, ruleId, message }) =>
      ruleId === rule ? (lines[line - 1] ?? '').slice(column - 1, endColumn - 1) : message,
    );
}
