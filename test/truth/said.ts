import assert from 'node:assert/strict';
import { lintFiles } from '../picture/lint-files.ts';

type Files = Readonly<Record<string, string>>;

/** What is said of stores by rules that begin with a text, a line each: address, rule, verdict; the message behind `:` where it is asked for. */
export function said(files: Files, rules: string, message = false): readonly string[] {
  const { analyses } = lintFiles(files, { profile: 'strict', unknown: 'hint' });
  const found = analyses.flatMap(({ findings }) => findings).filter(({ rule }) => rule.id.startsWith(rules));
  return found
    .map((one) => `${one.resource.address} ${one.rule.id} ${one.verdict}${message ? `: ${one.message}` : ''}`)
    .sort();
}

/** The same store in several dialects, by their names. */
export function inEach(dialects: Readonly<Record<string, Files>>, rules: string, expected: readonly string[]): void {
  for (const [dialect, files] of Object.entries(dialects))
    it(`in ${dialect}`, () => {
      assert.deepEqual(said(files, rules), expected);
    });
}

export const json = (value: unknown): string => JSON.stringify(value);
/** A CloudFormation template of resources: properties by name and type. */
export const template = (resources: Readonly<Record<string, readonly [type: string, properties: object]>>): string =>
  json({
    Resources: Object.fromEntries(
      Object.entries(resources).map(([name, [Type, Properties]]) => [name, { Type, Properties }]),
    ),
  });
