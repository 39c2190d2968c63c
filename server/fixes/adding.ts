import type { Added } from '../dialects/dialect.ts';
import type { Change } from '../edits/change.ts';

/** What a speller says is to be added, as a change: new items come behind those that other changes add. */
export function adding({ document, map, path, value }: Added): Change {
  return typeof path.at(-1) === 'number'
    ? { do: 'append', document, root: map, path: path.slice(0, -1), item: value }
    : { do: 'set', document, root: map, path, value };
}
