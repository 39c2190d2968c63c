import assert from 'node:assert/strict';
import { spanOf } from '../../server/model/source.ts';
import type { Document, Span } from '../../server/model/source.ts';
import { allTexts } from './texts.ts';
import { nodesIn, parsed } from './tree.ts';

/** Every place that a document tells lies in its text, and a scalar is what stands at its place. */
function checkPlaces(document: Document, name: string): void {
  const { text, comments, problems } = document;
  const check = ({ start, end }: Span, what: string): void => {
    if (start < 0 || end < start || end > text.length)
      assert.fail(`${name}: ${what} at ${start}-${end} of ${text.length}`);
  };
  for (const node of document.roots.flatMap((root) => [...nodesIn(root)])) {
    const span = spanOf(node);
    check(span, node.kind);
    if (node.kind === 'scalar' && node.raw !== '' && node.raw !== text.slice(span.start, span.end))
      assert.fail(`${name}: ${JSON.stringify(node.raw)} does not stand at ${span.start}`);
  }
  for (const { span } of comments) check(span, 'comment');
  for (const { span } of problems) check(span, 'problem');
}

describe('places in texts that end too early', () => {
  it('lie in the text when a string is not closed at its end', () => {
    for (const text of [
      '{\n"resource":{"aws_ecr_repository":{"":{"encryption_configuration":{"encryption_type":"',
      '{\n  "a": {\n    "b": 1\n  },\n  "c": "',
      '{\n  "a": {\n    "b": 1,\n    "c": "x',
      '{\n  "a": 1\n} /*',
      '{\n  "a": 1,\n  /*',
    ]) {
      const document = parsed(text, 'json');
      checkPlaces(document, text);
      for (const node of document.roots.flatMap((root) => [...nodesIn(root)]))
        if (node.kind === 'scalar' && typeof node.value === 'string') assert.doesNotMatch(node.value, /\}/);
    }
  });

  it('lie in the text wherever a real file is cut off', () => {
    let cuts = 0;
    for (const { name, syntax, text } of allTexts()) {
      if (text.length > 20_000) continue;
      const ends = [...text.matchAll(/["'{[:#*\\]/g)].map(({ index }) => index + 1);
      const step = Math.max(1, Math.floor(ends.length / 8));
      let last: Document | undefined;
      for (let at = step >> 1; at < ends.length; at += step) {
        const cut = text.slice(0, ends[at]);
        cuts++;
        checkPlaces(parsed(cut, syntax), `${name} cut at ${cut.length}`);
        // As typing does it: from the last version.
        last = parsed(cut, syntax, last);
        checkPlaces(last, `${name} typed to ${cut.length}`);
      }
    }
    assert.ok(cuts > 1_000, `only ${cuts} cuts`);
  });
});
