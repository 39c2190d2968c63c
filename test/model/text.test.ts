import assert from 'node:assert/strict';
import { code } from '../../server/model/text/code.ts';
import { inMarkdown, joinedMarkdown, markdown } from '../../server/model/text/markdown.ts';
import { inSarif } from '../../server/model/text/sarif.ts';
import { tame } from '../../server/model/text/steering.ts';
import {
  joined,
  jsonLines,
  ourLines,
  plain,
  sourceLines,
  styled,
  terminal,
  withoutCommands,
} from '../../server/model/text/terminal.ts';

describe('text from files', () => {
  describe('on one line', () => {
    it('ends no line, moves no cursor, hides and turns around nothing', () => {
      assert.equal(
        tame('a\u001b[31mb\r\n\tc\u009b\u007f\u202ed\u2066\u2028e\ufeff'),
        'a␛[31mb␍␊␉c\ufffd␡\ufffdd\ufffd\ufffde\ufffd',
      );
    });
    it('is as it was otherwise', () => {
      assert.equal(tame('größe 名前 👩‍👩‍👧 `a` [b](c)'), 'größe 名前 👩‍👩‍👧 `a` [b](c)');
    });
  });

  describe('in a sentence', () => {
    it('is a code span with more backticks than stand in it', () => {
      assert.equal(code('Data'), '`Data`');
      assert.equal(code('a`b'), '`` a`b ``');
      assert.equal(code('``a`'), '``` ``a` ```');
      assert.equal(code('a\n\nb'), '`a␊␊b`');
    });
  });

  describe('in Markdown', () => {
    const names = [
      ['![x](https://evil.example/a.png)', '!\\[x\\](https\\://evil.example/a.png)'],
      ['[x](command:a.b)', '\\[x\\](command:a.b)'],
      ['<img src=x onerror=alert(1)>', '\\<img src=x onerror=alert(1)\\>'],
      ['<https://evil.example>', '\\<https\\://evil.example\\>'],
      ['see https://evil.example and www.evil.example', 'see https\\://evil.example and www\\.evil.example'],
      ['mail a.b@evil.example', 'mail a.b\\@evil.example'],
      ['&#91;x&#93;', '\\&#91;x\\&#93;'],
      ['\\[x](y)', '\\\\\\[x\\](y)'],
      ['**b** _c_ ~~d~~', '\\*\\*b\\*\\* \\_c\\_ \\~~d\\~~'],
      ['# a', '\\# a'],
      ['- a', '\\- a'],
    ] as const;
    for (const [text, written] of names)
      it(`is text: ${text}`, () => {
        assert.equal(inMarkdown(text), written);
      });
    it('keeps sentences of ours as they are', () => {
      const text =
        'EBS volume `Data` is not encrypted at rest when `Env = "a*b_[c]"` (since 2023): key_id 2 * 3 isn\'t.';
      assert.equal(inMarkdown(text), text);
    });
    it('keeps code spans, and only what is one to a reader of Markdown', () => {
      assert.equal(inMarkdown('`[a](b)` `` c`<d> ``'), '`[a](b)` `` c`<d> ``');
      assert.equal(inMarkdown('a ` [b](c)'), 'a \\` \\[b\\](c)');
      assert.equal(inMarkdown('`` [b](c) `'), '\\`\\` \\[b\\](c) \\`');
      // Names that were put between single backticks by hand.
      assert.equal(inMarkdown('`a` ![x](y) `b`'), '`a` !\\[x\\](y) `b`');
      assert.equal(inMarkdown(`${code('a` ![x](y) `b')} of`), '`` a` ![x](y) `b `` of');
    });
    it('is cleaned by the tag, and addresses of ours are not', () => {
      const text = markdown`**${'[a](b)'}** ${2}: ${{ link: 'https://docs.example/a_b' }}`;
      assert.equal(text, '**\\[a\\](b)** 2: https://docs.example/a_b');
      assert.equal(joinedMarkdown([text, markdown`${'c\nd'}`], '\n'), `${text}\nc␊d`);
    });
  });

  describe('in a terminal', () => {
    it('is cleaned by the tag once, and what is clean stays', () => {
      const red = styled((text) => `\u001b[31m${text}\u001b[0m`, terminal`${'a\u001b[2Jb'}`);
      assert.equal(terminal`${red}\n${'c\nd'} ${1}`.toString(), '\u001b[31ma␛[2Jb\u001b[0m\nc␊d 1');
      assert.equal(joined([terminal`a`, terminal`b`], '\n').toString(), 'a\nb');
    });
    it('is no logging command of a build machine', () => {
      assert.equal(plain('x ##[error]a ##vso[task.x]b ## [c] ###d'), 'x ## [error]a ## vso[task.x]b ## [c] ###d');
      assert.equal(withoutCommands('::error::a\n  ::b\nc ::d\na::b'), ': :error::a\n  : :b\nc ::d\na::b');
    });
    it('keeps the lines of pages and of sources', () => {
      assert.equal(ourLines('a\n\tb\u001b').toString(), 'a\n␉b␛');
      assert.equal(sourceLines('a\r\n\tb\u009b\u202e\rc').toString(), 'a\n\tb\ufffd\ufffd␍c');
    });
  });

  it('in JSON is the same to a program, and steers nothing', () => {
    const value = { a: '\u001b\u009b\u202e\u2028##[error] ##vso[x] ::b\n', '##[c]\ufeff': 1 };
    const text = jsonLines(value).toString();
    assert.deepEqual(JSON.parse(text), value);
    assert.match(text, /^[\x20-\x7e\n]*$/);
    assert.doesNotMatch(text, /##\w*\[/);
  });

  it('in SARIF is no link', () => {
    assert.equal(inSarif('a [b](https://c) ![d](1)\n\u202e').text, 'a [b] (https://c) ![d] (1)␊\ufffd');
    assert.equal(inSarif('tags[0] (1)').text, 'tags[0] (1)');
  });
});
