import assert from 'node:assert/strict';
import { complaints as complaintsOf } from './complaints.ts';

const complaints = (text: string, file?: string): Promise<readonly string[]> =>
  complaintsOf('atrest/own-keys', text, file);

describe('texts as indexes', function () {
  this.timeout(0);

  it('may not index a record, however it is typed', async () => {
    const text = [
      'declare const record: Readonly<Record<string, number>>;',
      'declare const perhaps: Partial<Record<string, number>> | undefined;',
      'declare const closed: { readonly [name: `a${string}`]: number };',
      'declare const key: string;',
      'export const one = record[key];',
      'export const two = perhaps?.[key];',
      'export const { [key]: three } = record;',
      'export const four = closed[`a${key}`];',
      'export const five = key in record;',
      'export const six = <R extends Record<string, number>>(of: R, at: string): unknown => of[at];',
    ].join('\n');
    assert.deepEqual(await complaints(text), [
      'record[key]',
      'perhaps?.[key]',
      '[key]: three',
      'closed[`a${key}`]',
      'key in record',
      'of[at]',
    ]);
  });
  it('may be an index where the words are closed, spelled out, or none of a text', async () => {
    const text = [
      "declare const record: Readonly<Record<'one' | 'two', number>>;",
      "declare const word: 'one' | 'two';",
      'declare const open: Readonly<Record<string, number>>;',
      'declare const list: readonly string[];',
      'declare const at: number;',
      "export const all = [record[word], open['one'], list[at], 'one' in open, 'text'[at]];",
    ].join('\n');
    assert.deepEqual(await complaints(text), []);
  });
  it('is forbidden in rules, too, and allowed where it is done with care', async () => {
    const text = 'export const at = (of: Record<string, number>, key: string): unknown => of[key];\n';
    assert.deepEqual(await complaints(text, 'rules/dsl.ts'), ['of[key]']);
    assert.deepEqual(await complaints(text, 'server/model/own.ts'), []);
  });
});
