import type { Hop, Setting } from '../../model/hop.ts';
import { hopWords } from './hop-words.ts';
import { isSecret } from '../../model/value.ts';
import type { Value } from '../../model/value.ts';
import type { Look, Subject } from '../look.ts';
import { partsOf } from '../judge/level.ts';
import { read } from '../read/read.ts';
import { own } from '../../model/own.ts';

/** The chain from the store's own settings to what decides its level, in one case: settings as written, where their values come from, what AWS does. */
export function evidenceOf(about: Subject, look: Look): readonly Hop[] {
  const store = about.kind.store;
  if (!store) return [];
  const facets = [...store.switches, ...(store.key === undefined ? [] : [store.key])].filter(
    (facet) => own(about.spelled.facets, facet) !== undefined,
  );
  const settings = facets.flatMap((facet): readonly Hop[] => {
    const { value, path } = read(about, facet, look);
    return [written(path.at(-1) ?? facet, value), ...value.from];
  });
  const parts = partsOf(store, about, look);
  const decided = parts.flatMap((part) => [
    ...part.hops,
    {
      via: 'service-default',
      of: { is: 'fact', fact: part.fact, dated: true },
    } as const,
  ]);
  const seen = new Set<string>();
  return [...settings, ...decided].filter(({ of }) => {
    const words = hopWords(of);
    return !seen.has(words) && seen.add(words);
  });
}

function written(name: string | number, value: Value): Hop {
  const via = value.is === 'reference' ? 'reference' : 'literal';
  const of = { is: 'setting', name: String(name), says: settingOf(value) } as const;
  return { via, of, ...(value.site && value.is !== 'absent' && { at: value.site }) };
}

/** What a value says, for who is told of it. */
export function settingOf(value: Value): Setting {
  switch (value.is) {
    case 'absent':
      return { is: 'nothing' };
    case 'known':
      return isSecret(value) ? { is: 'secret' } : { is: 'value', value: value.value };
    case 'reference':
      return { is: 'reference', address: value.address, missing: value.missing };
    case 'unknown':
      return { is: 'unknown', reason: value.reason };
    default:
      return { is: 'something' };
  }
}
