import type { Dialect } from '../../../server/dialects/index.ts';
import type { Speller } from '../../../server/dialects/dialect.ts';
import type { Form } from '../../../server/dialects/form.ts';
import type { Project } from '../../../server/model/finding.ts';
import type { DialectFacts, Resource, Scope } from '../../../server/model/resource.ts';
import type { Document, Entry, Node } from '../../../server/model/source.ts';
import { type Value, absent, known } from '../../../server/model/value.ts';
import { dereference, entryOf } from '../../../server/syntax/walk.ts';

/**
 * A dialect that nobody has heard of: a box of things, in YAML. A thing has a `kind` and `settings`; `{ of: Name }` refers to another
 * thing; `quiet` lists suppressions, and `forever: yes` keeps its data.
 */
export const toyFacts: DialectFacts = {
  name: 'toy',
  oneRegion: true,
  listsOneBlock: false,
  yamlText: () => undefined,
  updatesStack: false,
  suppressions: ['quiet'],
  runsCode: () => false,
  mayKeepData: () => true,
  allows: () => 'no',
  retention: (resource, pick) => {
    const forever = pick(resource.attribute('forever'));
    return forever?.is === 'known' && forever.value === true ? 'kept' : undefined;
  },
  keepsReplaced: () => false,
};

const itemsOf = (node: Node | undefined): readonly Entry[] => {
  const map = dereference(node);
  return map?.kind === 'map' ? map.entries : [];
};
const textIn = (node: Node | undefined): string => {
  const scalar = dereference(node);
  return scalar?.kind === 'scalar' ? String(scalar.value) : '';
};

function valueOf(node: Node | undefined, document: Document, scope: Scope): Value {
  const target = dereference(node);
  if (!target) return absent();
  const site = { document, node: target };
  if (target.kind === 'scalar') return known(target.value, site);
  if (target.kind === 'list')
    return { is: 'list', items: target.items.map((item) => valueOf(item, document, scope)), from: [], site };
  const of = entryOf(target, 'of');
  if (of) {
    const name = textIn(of.value);
    return { is: 'reference', id: scope.id + name, address: name, missing: false, from: [], site };
  }
  const entries = target.entries.map(({ key, keyNode, value }) => ({
    key,
    keySite: { document, node: keyNode },
    value: valueOf(value, document, scope),
  }));
  return { is: 'map', entries, from: [], site };
}

function resourceOf({ key, keyNode, value }: Entry, document: Document, scope: Scope): readonly Resource[] {
  const body = dereference(value);
  if (body?.kind !== 'map') return [];
  return [
    {
      id: scope.id + key,
      dialect: toyFacts,
      type: textIn(entryOf(body, 'kind')?.value),
      address: key,
      scope,
      document,
      header: { document, node: keyNode },
      properties: valueOf(entryOf(body, 'settings')?.value, document, scope),
      exists: known(true),
      body,
      base: ['settings'],
      attribute: (name) => valueOf(entryOf(body, name)?.value, document, scope),
      ignores: [],
    },
  ];
}

function read(document: Document): Project {
  const scope: Scope = { id: `${document.uri}#`, possible: () => true };
  const resources = itemsOf(entryOf(document.roots[0], 'box')?.value).flatMap((entry) =>
    resourceOf(entry, document, scope),
  );
  return { uri: document.uri, form: 'box', isGenerated: () => false, documents: [document], resources, notes: [] };
}

export const toyForm: Form = {
  name: 'box',
  names: /\.toybox$/,
  sniff: ({ text }) => text.startsWith('box:'),
  inDirectory: false,
  needs: () => [],
  read: (entry, reader) => {
    const document = reader.document(entry);
    return document ? [read(document)] : [];
  },
  count: () => 1,
  claims: 'nothing',
};

const nothing = (): undefined => undefined;
const refuse = { refused: 'a box takes nothing from outside' };
const toySpeller: Speller = {
  given: 'wish',
  knows: (type) => type.includes('::'),
  addressOf: (_type, name) => name,
  reference: (to) => ({ of: to.address }),
  referenceTo: (_type, name) => ({ of: name }),
  resource: ({ type, name, properties }, { document }) => {
    const root = dereference(document.roots[0]);
    return root?.kind === 'map'
      ? { document, map: root, path: ['box', name], value: { kind: type, settings: properties } }
      : undefined;
  },
  shares: (a, b) => a.document === b.document,
  freshName: (_type, wish) => wish,
  text: (text) => ({ value: text, added: [] }),
  policy: () => ({ value: 'everybody', added: [] }),
  composed: (parts) => JSON.stringify(parts),
  policyDocument: nothing,
  policyName: (owner) => `${owner}Policy`,
  statementBlock: nothing,
  insideExpression: nothing,
  givens: () => [],
  referenceToGiven: (name) => ({ of: name }),
  givenAt: nothing,
  newGiven: () => refuse,
};

export const toyDialect: Dialect = { forms: [toyForm], notation: { facts: toyFacts, speller: toySpeller } };
