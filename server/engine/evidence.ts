import type { Hop, Value } from '../model/value.ts';
import type { Look, Subject } from './look.ts';
import { partsOf } from './level.ts';
import { read } from './read.ts';
import { own } from '../model/own.ts';

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
      note: part.fact.since === undefined ? part.fact.because : `${part.fact.because} (since ${part.fact.since})`,
    } as const,
  ]);
  const seen = new Set<string>();
  return [...settings, ...decided].filter(({ note }) => !seen.has(note) && seen.add(note));
}

function written(name: string | number, value: Value): Hop {
  const at = value.site ? { at: value.site } : {};
  const setting = `\`${String(name)}\``;
  switch (value.is) {
    case 'absent':
      return { via: 'literal', note: `${setting} is not written` };
    case 'known':
      return { via: 'literal', note: `${setting} is \`${String(value.value)}\``, ...at };
    case 'reference':
      return {
        via: 'reference',
        note: `${setting} is \`${value.address}\`${value.missing ? ', which is not declared' : ''}`,
        ...at,
      };
    case 'unknown':
      return { via: 'literal', note: `${setting} can’t be known: ${value.reason}`, ...at };
    default:
      return { via: 'literal', note: `${setting} is written`, ...at };
  }
}
