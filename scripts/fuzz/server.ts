import { randomFrom } from './random.ts';
import type { Engine, Failure } from './report.ts';
import { documentsOf } from './server/documents.ts';
import { inventRound } from './server/invent-round.ts';
import { type Stage, setStage } from './server/stage.ts';
import { failureOf, serverFolder, written } from './stories.ts';
import { shorten } from './stories/shorten.ts';
import type { Story } from './stories/step.ts';

const ROUND = 500;
/** Memory that is kept once all is as it was at first may differ by so much: what is known of the machine's code grows, too. */
const GROWTH = 1.5;
const MEGABYTE = 1_048_576;

/**
 * Edits of documents of every dialect through two real servers, one that is asked and one that tells, which live through all of them; every
 * some hundred edits both must show what a new server shows. Counts edits, of which each story and each seed has `ROUND`. Memory is in
 * megabytes, of both servers together, with the same texts open each time, and `heap` after a collection; a curve of it goes to stderr.
 */
export const fuzzServer: Engine = async ({ seed, minutes, count = minutes === undefined ? 2000 : Infinity }) => {
  const end = minutes === undefined ? Infinity : Date.now() + minutes * 60_000;
  const documents = documentsOf();
  const failures: Failure[] = [];
  const curve: { readonly edits: number; readonly rss: number; readonly heap: number }[] = [];
  let spent = 0;
  let edits = 0;
  let rounds = 0;
  let stage = await setStage();
  const renew = async (): Promise<void> => {
    await stop(stage);
    stage = await setStage();
  };
  const stop = async (one: Stage): Promise<void> => {
    await one.stop();
    spent += one.spent();
  };
  for (let at = seed; edits < count && Date.now() < end && failures.length < 10; at++, rounds++) {
    const story = inventRound(randomFrom(at), documents, Math.min(ROUND, count - edits));
    edits += Math.min(ROUND, count - edits);
    const message = await played(stage, story);
    if (message !== undefined) {
      // Making it smaller takes long.
      console.error(JSON.stringify({ seed: at, message }));
      await renew();
      failures.push({ what: 'shows what a new server does not', seed: at, message, file: await caseOf(story) });
      continue;
    }
    await stage.clear(documents);
    const both = await stage.use();
    const sum = (what: 'rss' | 'heap'): number => Math.round(both.reduce((all, one) => all + one[what], 0) / MEGABYTE);
    curve.push({ edits, rss: sum('rss'), heap: sum('heap') });
    console.error(JSON.stringify(curve.at(-1)));
  }
  await stop(stage);
  const heaps = curve.map(({ heap }) => heap);
  if (grows(heaps)) failures.push({ what: 'memory grows', seed, message: JSON.stringify(curve) });
  const counts = {
    rounds,
    edits,
    heapAtFirst: heaps[0] ?? 0,
    heapAtMost: Math.max(0, ...heaps),
    heapAtLast: heaps.at(-1) ?? 0,
    rssAtMost: Math.max(0, ...curve.map(({ rss }) => rss)),
    serverSeconds: Math.round(spent / 1e6),
  };
  return { counts, failures };
};

/** Whether the least of the last third is much more than the least of the first. */
export function grows(heaps: readonly number[]): boolean {
  const third = Math.floor(heaps.length / 3);
  return third > 0 && Math.min(...heaps.slice(-third)) > GROWTH * Math.min(...heaps.slice(0, third));
}

const played = (stage: Stage, story: Story): Promise<string | undefined> =>
  stage
    .play(story)
    .catch((error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error)));

/** What is wrong at the end of a story that two new servers live through; undefined when nothing is. */
export async function failureThroughServers(story: Story): Promise<string | undefined> {
  const stage = await setStage();
  try {
    return await played(stage, story);
  } finally {
    await stage.stop();
  }
}

/** A failing story, made smaller, as a case: without the protocol where it fails without it, for that takes less. */
async function caseOf(story: Story): Promise<string> {
  const within = async (one: Story): Promise<boolean> =>
    (await failureOf(one, (step) => step === one.steps.length)) !== undefined;
  if (await within(story)) return written(await shorten(story, within));
  const through = async (one: Story): Promise<boolean> => (await failureThroughServers(one)) !== undefined;
  return written((await through(story)) ? await shorten(story, through, 60) : story, serverFolder);
}
