import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { casesFolder } from './cases.ts';
import { randomFrom } from './random.ts';
import type { Engine, Failure } from './report.ts';
import { invent } from './stories/invent.ts';
import { play } from './stories/play.ts';
import { shorten } from './stories/shorten.ts';
import type { Story } from './stories/step.ts';

const LENGTH = 40;
export const storiesFolder = path.join(casesFolder, 'stories');
/** Stories that only fail with the protocol between. */
export const serverFolder = path.join(casesFolder, 'server');

/**
 * Random stories of files that are opened, edited, closed, written, removed and renamed, under settings that change: after every step
 * the server shows what a new one shows. Counts steps.
 */
export const fuzzStories: Engine = async ({ seed, minutes, count = minutes === undefined ? 4000 : Infinity }) => {
  const end = minutes === undefined ? Infinity : Date.now() + minutes * 60_000;
  const failures: Failure[] = [];
  let steps = 0;
  let stories = 0;
  for (let at = seed; steps < count && Date.now() < end && failures.length < 20; at++) {
    const story = invent(randomFrom(at), Math.min(LENGTH, count - steps));
    const failure = await failureOf(story);
    stories++;
    steps += story.steps.length;
    if (failure === undefined) continue;
    const shorter = await shorten(story, async (one) => (await failureOf(one)) !== undefined);
    const message = (await failureOf(shorter)) ?? failure;
    failures.push({ what: 'shows what a new server does not', seed: at, message, file: written(shorter) });
  }
  return { counts: { stories, steps }, failures };
};

/** What is wrong after some step of a story, of those that are to be looked at; undefined when nothing is. */
export async function failureOf(story: Story, compare?: (step: number) => boolean): Promise<string | undefined> {
  try {
    const found = await play(story, compare);
    return found && JSON.stringify(found);
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

/** As a case that the tests play from then on; gives its file, as failures name it. */
export function written(story: Story, folder = storiesFolder): string {
  const text = `${JSON.stringify(story, null, 2)}\n`;
  const file = `${createHash('sha256').update(text).digest('hex').slice(0, 8)}.json`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, file), text);
  return path.relative(casesFolder, path.join(folder, file)).replaceAll(path.sep, '/');
}
