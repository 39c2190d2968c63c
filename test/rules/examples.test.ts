/** Every store's page shows what happens to a resource of each of its types, as it happens. */
import assert from 'node:assert/strict';
import { catalogue } from '../../rules/index.ts';
import { examplesOf } from '../../scripts/store-examples.ts';
import { hcl } from '../../server/syntax/hcl/hcl.ts';
import { parse } from '../../server/syntax/parse.ts';
import { readPicture } from '../picture/page.ts';
import { readAgain } from '../edits/second-reader.ts';

/** Kinds whose least resource says nothing to be judged by, and why. */
const WITHOUT: Readonly<Record<string, string>> = {
  'codebuild-output': 'an output is a store only where it goes to a bucket, in one of several shapes',
  'lambda-function-code': 'code is a store of its own only where it is uploaded as an archive',
};
const kinds = [...new Set(catalogue.types().flatMap((type) => catalogue.kindsOf(type)))].filter(({ store }) => store);

describe('examples of stores', () => {
  for (const kind of kinds)
    it(kind.id, () => {
      const examples = examplesOf(kind);
      if (kind.id in WITHOUT) {
        assert.equal(examples.length, 0, 'it has one now: take it off the list');
        return;
      }
      const types = Object.keys(kind.types).filter((type) => !type.startsWith('data.'));
      for (const cloud of [true, false]) {
        const inDialect = types.filter((type) => type.includes('::') === cloud);
        if (inDialect.length === 0) continue;
        assert.ok(
          examples.some(({ type }) => inDialect.includes(type)),
          `none for ${inDialect.join(', ')}`,
        );
      }
      for (const { file, picture, marked } of examples) {
        assert.ok(marked, picture);
        const { after } = readPicture(picture);
        if (file.endsWith('.tf'))
          assert.deepEqual(parse({ uri: `file:///${file}`, version: 1, text: after, syntax: hcl }).problems, []);
        else assert.ok(readAgain(after, file.endsWith('.json') ? 'json' : 'yaml'));
      }
    });
});
