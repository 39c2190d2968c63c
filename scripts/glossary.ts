import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** A word of the model: a type, what its comment says of it, and the file it is defined in. */
interface Word {
  readonly name: string;
  readonly meaning: string;
  readonly file: string;
}

/** The words that everything else speaks, from the comments of `server/model`, as Markdown. Throws on a type without a comment. */
export function glossary(repository: string): string {
  const folder = path.join(repository, 'server/model');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const words = files
    .map((file) => file.split(path.sep).join('/'))
    .flatMap((file) => wordsOf(`server/model/${file}`, readFileSync(path.join(folder, file), 'utf8')))
    .sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
  return [
    '# Glossary',
    '',
    'The words that the code speaks, as `server/model` defines them; `ARCHITECTURE.md` says how they hang together. Written by `npm run generate` from the comments there.',
    '',
    ...words.map(({ name, meaning, file }) => `- **${name}** ([${path.basename(file)}](../${file})): ${meaning}`),
    '',
  ].join('\n');
}

/** The exported types of a file. */
export function wordsOf(file: string, text: string): readonly Word[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const lists = new Map(source.statements.filter(ts.isVariableStatement).flatMap(listsOf));
  return source.statements.flatMap((statement) => {
    const isType =
      ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement) || ts.isClassDeclaration(statement);
    if (!isType || !statement.name) return [];
    if (statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) !== true) return [];
    const name = statement.name.text;
    const comment = ts.getJSDocCommentsAndTags(statement).find(ts.isJSDoc)?.comment;
    if (typeof comment !== 'string') throw new Error(`${file}: ${name} has no comment that says what it is`);
    const values = ts.isTypeAliasDeclaration(statement) ? valuesOf(statement.type, lists) : undefined;
    const meaning = comment.replace(/\s+/g, ' ').trim();
    return [{ name, meaning: values ? `${meaning} One of ${values.join(', ')}.` : meaning, file }];
  });
}

/** `export const LEVELS = ['none', ...] as const`, by its name. */
const listsOf = ({ declarationList }: ts.VariableStatement): readonly (readonly [string, readonly string[]])[] =>
  declarationList.declarations.flatMap(({ name, initializer }) => {
    const list = initializer && ts.isAsExpression(initializer) ? initializer.expression : undefined;
    if (!list || !ts.isArrayLiteralExpression(list) || !list.elements.every(ts.isStringLiteral)) return [];
    return [[name.getText(), list.elements.filter(ts.isStringLiteral).map(({ text }) => `\`${text}\``)]];
  });

/** The texts that a type takes, where it takes nothing else. */
function valuesOf(type: ts.TypeNode, lists: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  if (ts.isIndexedAccessTypeNode(type))
    return lists.get(/^\(?typeof (\w+)\)?$/.exec(type.objectType.getText())?.[1] ?? '');
  if (!ts.isUnionTypeNode(type)) return undefined;
  const texts = type.types.flatMap((one) =>
    ts.isLiteralTypeNode(one) && ts.isStringLiteral(one.literal) ? [`\`${one.literal.text}\``] : [],
  );
  return texts.length === type.types.length ? texts : undefined;
}
