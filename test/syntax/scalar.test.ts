import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ScalarNode } from '../../server/model/source.ts';
import { offsetInText } from '../../server/syntax/scalar.ts';
import { allTexts, variants } from './texts.ts';
import { nodesIn, parsed, root } from './tree.ts';

const scalar = (text: string, syntax: 'yaml' | 'json' = 'yaml'): ScalarNode => {
  const document = root(text, syntax);
  return (document.kind === 'map' ? document.entries[0]!.value : document) as ScalarNode;
};
const isBlank = (char: string | undefined): boolean => char === undefined || /\s/.test(char);

/** Every character of the value is found where it is written: itself, an escape, or white space that was folded. */
function check(node: ScalarNode, name: string): void {
  const value = node.value as string;
  for (let index = 0, last = 0; index < value.length; index++) {
    const place = offsetInText(node, index);
    const [char, found] = [value[index], node.raw[place]];
    const fits = char === found || found === '\\' || (isBlank(char) && isBlank(found));
    assert.ok(place >= last && fits, `${name}: ${index} of ${JSON.stringify(value.slice(0, 200))} is at ${place}`);
    last = place;
  }
  assert.ok(offsetInText(node, value.length) <= node.raw.length);
}

describe('places in scalars', () => {
  it('of every scalar of every template', function () {
    this.timeout(300_000);
    let folded = 0;
    for (const { name, syntax, text } of [...allTexts()].flatMap(variants)) {
      for (const document of parsed(text, syntax).roots) {
        for (const node of nodesIn(document)) {
          if (node.kind !== 'scalar' || typeof node.value !== 'string' || node.raw.length > 1_000) continue;
          check(node, name);
          if (/[\n\\]|''/.test(node.raw)) folded++;
        }
      }
    }
    assert.ok(folded > 20, `only ${folded} scalars with line breaks or escapes`);
  });

  it('of any JSON string', () => {
    const escape = fc.constantFrom(
      '\\"',
      '\\\\',
      '\\/',
      '\\n',
      '\\t',
      '\\u00e9',
      '\\ud83d\\ude00',
      'é',
      '😀',
      'a',
      "'",
      ' ',
    );
    fc.assert(
      fc.property(fc.array(escape), fc.array(escape), (before, after) => {
        const text = `{"a": "${before.join('')}$${after.join('')}"}`;
        const node = scalar(text, 'json');
        const index = (JSON.parse(`"${before.join('')}"`) as string).length;
        assert.equal(offsetInText(node, index), 1 + before.join('').length);
        assert.equal(offsetInText(node, (node.value as string).length), node.raw.length - 1);
      }),
    );
  });

  const marked: readonly [string, string][] = [
    ['plain', 'a: one ${X} two'],
    ['plain over lines', 'a: one\n  two\n\n  ${X} three'],
    ['single', "a: 'it''s ${X}'"],
    ['single over lines', "a: 'one   \n\n\n  it''s ${X}'"],
    ['double', 'a: "\\x41\\u00e9\\U0001F600\\N\\_ ${X}"'],
    ['double over lines', 'a: "one \\\n   two\\\n\n   \\  three ${X}"'],
    ['literal', 'a: |\n  one\n    two ${X}\n  three\n'],
    ['literal, kept', 'a: |+\n\n  one ${X}\n\n\n'],
    ['literal, indented by number', 'a: |2-\n    one\n   ${X}\n'],
    ['folded', 'a: >\n  one\n  two\n\n\n  three ${X}\n'],
    ['folded, with deeper lines', 'a: >-\n  one\n    deeper ${X}\n    still\n  four\n'],
    ['folded, after deeper lines', 'a: >\n  one\n\n    deeper\n\n  four\n  five ${X}\n'],
    ['literal with CR LF', 'a: |\r\n  one\r\n  ${X}\r\n'],
    ['double with CR LF', 'a: "one\r\n\r\n  two ${X}"\r\n'],
  ];
  for (const [name, text] of marked) {
    it(name, () => {
      const node = scalar(text);
      const index = (node.value as string).indexOf('${X}');
      assert.ok(index >= 0);
      const place = offsetInText(node, index);
      assert.equal(node.raw.slice(place, place + 4), '${X}');
      assert.equal(offsetInText(node, index + 4), place + 4);
      check(node, name);
    });
  }

  it('of numbers, and outside of the value', () => {
    assert.equal(offsetInText(scalar('a: 12.50'), 3), 3);
    assert.equal(offsetInText(scalar('a: "xy"'), 99), 3);
    assert.equal(offsetInText(scalar('a: "xy"'), -1), 1);
    assert.equal(offsetInText(scalar('a:'), 5), 0);
  });
});
