import type { Context } from 'mocha';
import { Test } from 'mocha';

/** Skips the test that runs, or the tests of the hook that runs, and says with the title how to run it. */
export function skip(context: Context, how: string): void {
  const test = context.test;
  const titled = test instanceof Test ? test : test?.parent;
  if (titled) titled.title += `; to run it: ${how}`;
  context.skip();
}
