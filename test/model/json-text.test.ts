/** A text with JSON in it reads as what it holds; anything else is left as it is, and nothing throws. */
import assert from 'node:assert/strict';
import { inText } from '../../server/model/json-text.ts';
import { known, type MapValue } from '../../server/model/value.ts';

describe('JSON in a text', () => {
  it('is the map or list that it holds', () => {
    const { is, entries } = inText(known(' {"Rules":[{"AWSOwnedKey":true}]}')) as MapValue;
    assert.equal(is, 'map');
    assert.equal(entries[0]?.value.is, 'list');
  });
  it('is read once', () => {
    const text = known('[1]');
    assert.equal(inText(text), inText(text));
  });
  it('leaves other texts, numbers and absence alone', () => {
    for (const value of [known('alias/{x}'), known(3), known(true), { is: 'absent', from: [] } as const])
      assert.equal(inText(value), value);
  });
  it('is unknown, but present, when it can not be read', () => {
    for (const text of ['{', '[1,]', '['.repeat(100_000), `["${'x'.repeat(300_000)}"]`]) {
      const held = inText(known(text));
      assert.equal(held.is === 'unknown' && held.present, true);
    }
    let deep = inText(known(`${'['.repeat(200)}${']'.repeat(200)}`));
    while (deep.is === 'list') deep = deep.items[0] ?? known('end');
    assert.equal(deep.is, 'unknown');
  });
});
