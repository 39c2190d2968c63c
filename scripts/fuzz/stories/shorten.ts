import { play } from './play.ts';
import type { Story } from './step.ts';

/** The story without the files and steps that its difference does not need. Plays it at most so many times. */
export async function shorten(story: Story, attempts = 400): Promise<Story> {
  let left = attempts;
  const differs = async (shorter: Story): Promise<boolean> =>
    left-- > 0 &&
    (await play(shorter).then(
      (found) => found !== undefined,
      () => true,
    ));
  const found = await play(story).catch(() => undefined);
  let best: Story = found ? { ...story, steps: story.steps.slice(0, found.steps) } : story;
  for (let size = best.steps.length >> 1; size >= 1; size = size === 1 ? 0 : (size + 1) >> 1) {
    for (let at = best.steps.length - size; at >= 0; at -= size) {
      const shorter = { ...best, steps: best.steps.toSpliced(at, size) };
      if (await differs(shorter)) best = shorter;
    }
  }
  for (const name of Object.keys(best.files)) {
    const files = Object.fromEntries(Object.entries(best.files).filter(([other]) => other !== name));
    if (await differs({ ...best, files })) best = { ...best, files };
  }
  return best;
}
