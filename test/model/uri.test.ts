import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { URI } from 'vscode-uri';
import { directoryOf, isWithin, joinUri, nameOf, normalizeUri, relativePath } from '../../server/model/uri.ts';

describe('normalizeUri', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['file:///c%3A/Users/x.yaml', 'file:///c%3A/Users/x.yaml'],
    ['file:///C:/Users/x.yaml', 'file:///c%3A/Users/x.yaml'],
    ['file:///C%3a/Users/x.yaml', 'file:///c%3A/Users/x.yaml'],
    ['FILE:///a/b', 'file:///a/b'],
    ['file:/a/b', 'file:///a/b'],
    ['file://localhost/a/b', 'file:///a/b'],
    ['file:///a/./b/../c/', 'file:///a/c'],
    ['file:///../../a', 'file:///a'],
    ['file:///', 'file:///'],
    ['file:///a%20b', 'file:///a%20b'],
    ['file:///a b', 'file:///a%20b'],
    ['file:///100%', 'file:///100%25'],
    ['file:///%7Euser/%41', 'file:///~user/A'],
    ['file://server/share/x', 'file://server/share/x'],
    ['untitled:Untitled-1', 'untitled:Untitled-1'],
  ];
  for (const [given, wanted] of rows)
    it(`${given} is ${wanted}`, () => {
      assert.equal(normalizeUri(given), wanted);
      assert.equal(normalizeUri(wanted), wanted);
    });

  it('gives one spelling to what Node and the editor write for the same path', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' }), { maxLength: 4 }), (names) => {
        const clean = names
          .map((name) => name.replace(/[/\\\0\r\n\t]/g, ''))
          .filter((name) => name.trim() === name && name !== '' && !/^\.+$/.test(name));
        const path = `/${clean.join('/')}`;
        const wanted = normalizeUri(URI.file(path).toString());
        assert.equal(normalizeUri(pathToFileURL(path).href), wanted);
        assert.equal(joinUri('file:///', path.slice(1)), wanted);
        assert.equal(normalizeUri(wanted), wanted);
      }),
    );
  });
});

describe('URIs of directories', () => {
  it('joins paths that are not escaped', () => {
    assert.equal(joinUri('file:///a/b', '../c d/e#1.yaml'), 'file:///a/c%20d/e%231.yaml');
    assert.equal(joinUri('file:///a/b', '/etc/passwd'), 'file:///etc/passwd');
    assert.equal(joinUri('file:///a', '../../../..'), 'file:///');
    assert.equal(joinUri('file:///a', './b//c'), 'file:///a/b/c');
    assert.equal(joinUri('file:///', 'x'), 'file:///x');
  });
  it('takes them apart', () => {
    assert.equal(directoryOf('file:///a/b.yaml'), 'file:///a');
    assert.equal(directoryOf('file:///a'), 'file:///');
    assert.equal(directoryOf('file:///'), 'file:///');
    assert.equal(nameOf('file:///a/c%20d.yaml'), 'c d.yaml');
  });
  it('compares them', () => {
    assert.ok(isWithin('file:///a', 'file:///a/b'));
    assert.ok(isWithin('file:///a', 'file:///a'));
    assert.ok(isWithin('file:///', 'file:///a'));
    assert.ok(!isWithin('file:///a', 'file:///ab'));
    assert.equal(relativePath('file:///a/b', 'file:///a/b/c%20d/e'), 'c d/e');
    assert.equal(relativePath('file:///a/b', 'file:///a/x'), '../x');
    assert.equal(relativePath('file:///a', 'untitled:x'), 'untitled:x');
  });
});
