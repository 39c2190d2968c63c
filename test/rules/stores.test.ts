/** What the parts of a store say of each other: its program of levels, whether it can be off, and how it is raised. */
import assert from 'node:assert/strict';
import { catalogue } from '../../rules/index.ts';
import type { Kind, Store } from '../../server/model/kind.ts';

const stores = [...new Set(catalogue.types().flatMap((type) => catalogue.kindsOf(type)))].flatMap(
  ({ id, store }): readonly (Pick<Kind, 'id'> & { readonly store: Store })[] => (store ? [{ id, store }] : []),
);
const ids = (found: typeof stores): readonly string[] => found.map(({ id }) => id);

describe('stores', () => {
  it('can be off where their own level is none, and only where it may be', () => {
    const isNone = ({ levels }: Store): boolean =>
      levels.some(
        ({ gives }) =>
          ('level' in gives && gives.level === 'none') ||
          ('oneOf' in gives && gives.oneOf.includes('none')) ||
          ('key' in gives && gives.without === 'none'),
      );
    const mayBeNone = ({ levels }: Store): boolean =>
      levels.some(
        ({ gives }) =>
          ('level' in gives && gives.level === 'none') ||
          ('oneOf' in gives && gives.oneOf.includes('none')) ||
          ('key' in gives && gives.without === 'none') ||
          ('inherits' in gives && (gives.floor ?? 'none') === 'none'),
      );
    assert.deepEqual(ids(stores.filter(({ store }) => isNone(store) && !store.canBeOff)), []);
    assert.deepEqual(ids(stores.filter(({ store }) => store.canBeOff && !mayBeNone(store))), []);
  });
  it('are raised to a key of yours where they name one, and nowhere else', () => {
    const toKey = ({ raise }: Store): boolean =>
      raise.some(({ to, set }) => to === 'customer' && Object.values(set).includes('$key'));
    assert.deepEqual(ids(stores.filter(({ store }) => toKey(store) && store.key === undefined)), []);
    assert.deepEqual(ids(stores.filter(({ store }) => !toKey(store) && store.key !== undefined)), [
      // The key is that of the snapshot: nothing is written here.
      'ebs-launch-configuration',
      // A policy is a text: its key is changed inside of it.
      'opensearchserverless-encryption-policy',
    ]);
  });
});
