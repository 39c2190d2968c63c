import type { Random } from '../random.ts';
import type { Settings, Step, Story } from './step.ts';
import { WAYS, type Ways } from './ways.ts';
import { type World, WORLDS } from './worlds.ts';

/** A random story of so many steps in one of the worlds. */
export function invent(random: Random, length: number): Story {
  const [setting, world] = random.of(Object.entries(WORLDS));
  const ways = WAYS[setting] ?? { links: {}, directories: [] };
  const files = Object.fromEntries(
    Object.entries(world).flatMap(([name, [first]]) => (typeof first === 'string' ? [[name, first] as const] : [])),
  );
  /** What is open, as far as the story knows. */
  const open = new Map<string, string>();
  const steps = Array.from({ length }, () => {
    const step = random.chance(0.15) ? onWays(random, world, ways) : next(random, world, open);
    if (step.do === 'show') open.set(step.name, step.text);
    if (step.do === 'close') open.delete(step.name);
    return step;
  });
  return { files, steps };
}

function next(random: Random, world: World, open: ReadonlyMap<string, string>): Step {
  const names = Object.keys(world);
  const name = random.of(names);
  const dice = random.below(100);
  if (dice < 45) {
    const current = open.get(name);
    const text = current === undefined || random.chance(0.6) ? textFor(random, world, name) : typed(random, current);
    return { do: 'show', name, text };
  }
  if (dice < 60) return { do: 'close', name: open.size > 0 ? random.of([...open.keys()]) : name };
  if (dice < 75) return { do: 'write', name, text: textFor(random, world, name) };
  if (dice < 82) return { do: 'remove', name };
  if (dice < 89) {
    const siblings = names.filter((other) => other !== name && ending(other) === ending(name));
    return siblings.length > 0 ? { do: 'rename', name, to: random.of(siblings) } : { do: 'remove', name };
  }
  return { do: 'configure', settings: settingsFor(random) };
}

/** What is done to a directory as a whole, or to a link. */
function onWays(random: Random, world: World, { links, directories }: Ways): Step {
  const [name, targets] = random.of(Object.entries(links));
  const dice = random.below(100);
  if (dice < 35) return { do: 'link', name, to: random.of(targets) };
  if (dice < 50) return { do: 'remove', name };
  const directory = random.of(directories);
  if (dice < 70) return { do: 'move', name: directory, to: random.of(directories) };
  if (dice < 80) return { do: 'drop', name: directory };
  const files = Object.keys(world)
    .filter((one) => one.startsWith(`${directory}/`) && random.chance(0.8))
    .map((one) => [one.slice(directory.length + 1), textFor(random, world, one)] as const);
  return { do: 'make', name: directory, files: Object.fromEntries(files) };
}

const ending = (name: string): string => name.slice(name.lastIndexOf('.'));
const textFor = (random: Random, world: World, name: string): string =>
  random.of((world[name] ?? []).filter((text) => text !== null));

function settingsFor(random: Random): Settings {
  return {
    ...(random.chance(0.5) && { scan: 'workspace' }),
    ...(random.chance(0.15) && { enable: false }),
    ...(random.chance(0.2) && { profile: random.of(['hipaa', 'strict'] as const) }),
    ...(random.chance(0.15) && { maxFileSize: random.of([60, 200]) }),
  };
}

/** A small change, as hands make them. */
function typed(random: Random, text: string): string {
  const at = random.below(text.length + 1);
  const lines = text.split('\n');
  const line = random.below(lines.length);
  switch (random.below(6)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + random.of(['\n', '{', '}', '"', '[', ':', '#', ' ', 'x']) + text.slice(at);
    case 2:
      return text.slice(0, at) + text.slice(at + 1);
    case 3:
      return lines.toSpliced(line, 1).join('\n');
    case 4:
      return lines.toSpliced(line, 0, lines[line] ?? '').join('\n');
    default:
      return text.replace(/true|false/, (word) => (word === 'true' ? 'false' : 'true'));
  }
}
