/** Every store comes to what is told of it beside AtRest: absent, off, on, and under a key of the customer. */
import assert from 'node:assert/strict';
import { catalogue } from '../../rules/index.ts';
import { levelsOf, readExpectations, STATES, statesOf } from './expectations.ts';

const expectations = readExpectations();
const stores = [...new Set(catalogue.types().flatMap((type) => catalogue.kindsOf(type)))].filter(({ store }) => store);

describe('expectations of stores', () => {
  for (const kind of stores)
    it(`${kind.id}: a table tells every state it has`, () => {
      const told = expectations.get(kind.id);
      assert.ok(told, `no table for ${kind.id}: write one in test/rules/expectations, from what AWS says of it`);
      assert.ok(
        told.by.length > 0 || told.because !== undefined,
        `nobody says so: ${kind.id} needs \`by\` or \`because\``,
      );
      const states = new Set(told.rows.map(({ state }) => state));
      const missing = statesOf(kind).filter((state) => !states.has(state));
      // What nothing but an exemption leaves out stands in the reason.
      assert.deepEqual(missing, [], `${kind.id} has no row for ${missing.join(', ')}`);
    });
  it('no table is of a kind that is gone, or names a state or type it has not', () => {
    for (const [id, { rows }] of expectations) {
      const kind = catalogue.kind(id);
      assert.ok(kind?.store, `${id} is no store`);
      for (const { type, state } of rows) {
        assert.ok(type in kind.types, `${id} is not about ${type}`);
        assert.ok(STATES.includes(state), `${id}: ${state} is no state`);
      }
    }
  });
  for (const [id, { rows, because = 'the surveys agree' }] of expectations)
    describe(id, () => {
      for (const row of rows)
        it(`${row.type} ${row.state} ${JSON.stringify(row.properties)}`, () => {
          assert.equal(levelsOf(id, row), row.levels, because);
        });
    });
});
