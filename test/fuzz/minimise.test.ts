import assert from 'node:assert/strict';
import { minimise } from '../../scripts/fuzz/minimise.ts';

describe('a failing input is made smaller', () => {
  it('by whole files, lines, words and signs', async () => {
    const files = { 'a.yaml': 'one\ntwo needle three\nfour\n', 'b.yaml': 'x\n' };
    const fails = (smaller: Readonly<Record<string, string>>): Promise<boolean> =>
      Promise.resolve(smaller['a.yaml']?.includes('needle') ?? false);
    assert.deepEqual(await minimise(files, fails, 1000), { 'a.yaml': 'needle' });
  });
  it('by members of JSON, a key that every object has among them', async () => {
    const file = '{"a":[1,{"__proto__":{"needle":1,"x":2}},3],"b":{}}';
    const fails = ({ 'a.json': text = '' }: Readonly<Record<string, string>>): Promise<boolean> => {
      try {
        JSON.parse(text);
        return Promise.resolve(/"__proto__":\s*\{\s*"needle"/.test(text));
      } catch {
        return Promise.resolve(false);
      }
    };
    const { 'a.json': smaller = '' } = await minimise({ 'a.json': file }, fails, 1000);
    assert.equal(smaller.replaceAll(/\s/g, ''), '{"":[{"__proto__":{"needle":1}}]}');
  });
  it('asks no more often than it may, and keeps what it has', async () => {
    let asked = 0;
    const fails = (): Promise<boolean> => Promise.resolve(++asked > 0);
    const smaller = await minimise({ 'a.yaml': 'a\n'.repeat(64) }, fails, 3);
    assert.ok(asked <= 3 && (smaller['a.yaml'] ?? '').length < 128);
  });
});
