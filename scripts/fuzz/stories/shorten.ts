import type { Story } from './step.ts';

/** The story without the files and steps that its failure does not need. Asks `fails` at most so many times. */
export async function shorten(
  story: Story,
  fails: (shorter: Story) => Promise<boolean>,
  attempts = 400,
): Promise<Story> {
  let left = attempts;
  const still = async (shorter: Story): Promise<boolean> => left-- > 0 && (await fails(shorter));
  let best = story;
  for (let size = best.steps.length >> 1; size >= 1; size = size === 1 ? 0 : (size + 1) >> 1) {
    for (let at = best.steps.length - size; at >= 0; at -= size) {
      const shorter = { ...best, steps: best.steps.toSpliced(at, size) };
      if (await still(shorter)) best = shorter;
    }
  }
  for (const name of Object.keys(best.files)) {
    const files = Object.fromEntries(Object.entries(best.files).filter(([other]) => other !== name));
    if (await still({ ...best, files })) best = { ...best, files };
  }
  return best;
}
