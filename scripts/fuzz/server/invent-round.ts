import { mutate } from '../mutate.ts';
import type { Random } from '../random.ts';
import { invent } from '../stories/invent.ts';
import type { Step, Story } from '../stories/step.ts';

/** Of a hundred edits, so many are steps of a story of files and settings. */
const SHARE = 15;
const LONGEST = 12_000;
const KEYS = ['a', '1', ' ', '\n', 'true', 'x: y\n', '"', '  ', '{', '}', ',', '#', '-', ':'];

/**
 * Some hundred edits of the documents that are open, as hands type and paste them; before or after, a story of files that come and go,
 * in a folder beside.
 */
export function inventRound(random: Random, documents: ReadonlyMap<string, string>, length: number): Story {
  const opened: readonly Step[] = [...documents].map(([name, text]) => ({ do: 'show', name, text }));
  const world = beside(invent(random, Math.ceil((length * SHARE) / 100)));
  const typed = typing(random, documents, length - world.steps.length);
  const steps = random.chance(0.5)
    ? [...world.steps, { do: 'configure' as const, settings: {} }, ...typed]
    : [...typed, ...world.steps];
  return { files: { ...Object.fromEntries(documents), ...world.files }, steps: [...opened, ...steps] };
}

const inside = (name: string): string => `world/${name}`;
function beside({ files, steps }: Story): Story {
  return {
    files: Object.fromEntries(Object.entries(files).map(([name, text]) => [inside(name), text])),
    steps: steps.map((step) =>
      step.do === 'configure'
        ? step
        : step.do === 'rename'
          ? { ...step, name: inside(step.name), to: inside(step.to) }
          : { ...step, name: inside(step.name) },
    ),
  };
}

function typing(random: Random, documents: ReadonlyMap<string, string>, length: number): readonly Step[] {
  const texts = new Map(documents);
  const names = [...documents.keys()];
  const other = (): string => documents.get(random.of(names)) ?? '';
  return Array.from({ length }, () => {
    const name = random.of(names);
    const text = changed(random, texts.get(name) ?? '', documents.get(name) ?? '', other).slice(0, LONGEST);
    texts.set(name, text);
    return { do: 'show', name, text };
  });
}

/** A text is right most of the time, and comes back to what it was now and then: else all would soon be broken for good. */
function changed(random: Random, text: string, first: string, other: () => string): string {
  const dice = random.below(100);
  if (dice < 8) return first;
  if (dice < 9) return other();
  if (dice < 20) return mutate(text, 1, random, other);
  const at = random.below(text.length + 1);
  if (dice < 45) return text.slice(0, at) + text.slice(at + 1 + random.below(4));
  if (dice < 55) return text.replace(/true|false/, (word) => (word === 'true' ? 'false' : 'true'));
  return text.slice(0, at) + random.of(KEYS) + text.slice(at);
}
