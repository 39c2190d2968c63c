/** Titles of fixes: what is so afterwards, and in brackets what else is to be known, each word by word. */
import assert from 'node:assert/strict';
import { titled } from '../../server/fixes/title.ts';
import type { Access, Impact } from '../../server/model/impact.ts';
import type { Resource } from '../../server/model/resource.ts';

const resource = { address: 'module.net.aws_ebs_volume.data' } as Resource;
const RESULT = 'Encrypt EBS volume `module.net.aws_ebs_volume.data`';
const one = { resource, several: false, places: [] as readonly string[] };
const several = { ...one, several: true };

describe('the title of a fix', () => {
  const impacts: Readonly<Record<Impact, readonly [one: string, several: string]>> = {
    'in-place': ['', ''],
    interrupts: [' (some interruption)', ' (some interruption)'],
    'may-replace': [' (may replace the resource)', ' (may replace some)'],
    unknown: [' (deploy effect not known)', ' (deploy effect not known)'],
    replaces: [' (replaces the resource)', ' (replaces some)'],
    rejected: [' (rejected once deployed)', ' (rejected once deployed)'],
  };
  for (const [impact, [ofOne, ofSeveral]] of Object.entries(impacts) as [Impact, readonly [string, string]][])
    it(`says what a deploy does: ${impact}`, () => {
      assert.equal(titled(RESULT, impact, { access: 'unchanged' }, one).title, `${RESULT}${ofOne}`);
      assert.equal(titled(RESULT, impact, { access: 'unchanged' }, several).title, `${RESULT}${ofSeveral}`);
    });

  const accesses: Readonly<Record<Access, string>> = {
    unchanged: '',
    'needs-key-access': ' (may need key access)',
    'denies-clients': ' (may shut clients out)',
  };
  for (const [access, words] of Object.entries(accesses) as [Access, string][])
    it(`says who may be shut out: ${access}`, () => {
      assert.equal(titled(RESULT, 'in-place', { access }, one).title, `${RESULT}${words}`);
      assert.equal(
        titled(RESULT, 'in-place', { access, note: 'key admits it' }, one).title,
        `${RESULT} (key admits it)`,
      );
    });

  it('names the one place that is changed in place of the resource, and no place of several', () => {
    const by = (places: readonly string[], of = one): readonly string[] =>
      titled(RESULT, 'replaces', { access: 'needs-key-access' }, { ...of, places }).notes;
    const notes = ['replaces the resource', 'may need key access'];
    assert.deepEqual(by([]), notes);
    assert.deepEqual(by(['the default of `Env`']), [...notes, 'by changing the default of `Env`']);
    assert.deepEqual(by(['the default of `Env`', '`local.on`']), notes);
    assert.deepEqual(by(['the default of `Env`'], several), ['replaces some', 'may need key access']);
  });

  it('of more than 120 characters calls the resource by its own name', () => {
    const shorter = 'Encrypt EBS volume `data`';
    const at = (length: number): string =>
      titled(RESULT, 'in-place', { access: 'unchanged', note: 'x'.repeat(length - RESULT.length - 3) }, one).result;
    assert.equal(at(120), RESULT);
    assert.equal(at(121), shorter);
    const unnamed = titled('x'.repeat(200), 'in-place', { access: 'unchanged' }, one);
    assert.deepEqual(unnamed, { title: 'x'.repeat(200), result: 'x'.repeat(200), notes: [] });
  });
});
