import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type * as Oniguruma from 'vscode-oniguruma';
import type * as Textmate from 'vscode-textmate';
import { repository } from '../repository.ts';

// Both are UMD modules, whose exports an `import` does not see.
const require = createRequire(path.join(repository, 'package.json'));
const oniguruma = require('vscode-oniguruma') as typeof Oniguruma;
const textmate = require('vscode-textmate') as typeof Textmate;

interface Contribution {
  readonly scopeName: string;
  readonly path: string;
  readonly injectTo: readonly string[];
}
interface Manifest {
  readonly contributes: { readonly grammars: readonly Contribution[] };
}

/** A piece of text and the innermost name that the grammars give it. */
export type Token = readonly [text: string, scope: string];

/** Reads text with a host grammar and what the manifest injects into it, and returns the pieces that *our* grammars name. */
export async function colouredBy(
  hosts: Readonly<Record<string, string>>,
  scopeName: string,
  text: string,
): Promise<Token[]> {
  const wasm = readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
  await oniguruma.loadWASM(new Uint8Array(wasm).buffer);
  const manifest = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8')) as Manifest;
  const ours = manifest.contributes.grammars;
  const files: Record<string, string> = { ...hosts };
  for (const grammar of ours) files[grammar.scopeName] = path.join(repository, grammar.path);

  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns: string[]) => new oniguruma.OnigScanner(patterns),
      createOnigString: (line: string) => new oniguruma.OnigString(line),
    }),
    loadGrammar: (scope) => {
      const file = files[scope];
      return Promise.resolve(file === undefined ? null : textmate.parseRawGrammar(readFileSync(file, 'utf8'), file));
    },
    getInjections: (scope) =>
      ours.filter(({ injectTo }) => injectTo.includes(scope)).map((grammar) => grammar.scopeName),
  });
  const grammar = await registry.loadGrammar(scopeName);
  if (grammar === null) throw new Error(`no grammar ${scopeName}`);

  const tokens: Token[] = [];
  let state = textmate.INITIAL;
  for (const line of text.split('\n')) {
    const { tokens: pieces, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    for (const { startIndex, endIndex, scopes } of pieces) {
      const scope = scopes.at(-1) ?? '';
      const piece = line.slice(startIndex, endIndex);
      if (piece.trim() !== '' && scopes.some(isOurs)) tokens.push([piece, scope]);
    }
  }
  return tokens;
}

const isOurs = (scope: string) =>
  /^meta\.template\.expression\.|\.atrest$|\.substitution\.yaml$|^constant\.character\.escape\.terraform$/.test(scope);
