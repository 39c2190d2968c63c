import type { InputFiles } from './input.ts';

/** Something that must not be, of one input. */
export interface Broken {
  /** In a few words that are the same for the same cause. */
  readonly what: string;
  readonly message: string;
}
export interface Trial {
  readonly counts: Readonly<Record<string, number>>;
  readonly broken: readonly Broken[];
}
/** What an engine asks of one input; what costs much only of those that are looked at thoroughly. Throws for its own faults only. */
export type Check = (files: InputFiles, thorough: boolean) => Promise<Trial>;

/** An error as a failure. Two errors that are thrown at one place for one reason are the same. */
export function thrown(doing: string, error: unknown): Broken {
  if (!(error instanceof Error)) return { what: `${doing}: threw`, message: String(error) };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const place = /(?:\/|\()((?:server|rules|scripts)\/[^():]+)/.exec(frames.join('\n'))?.[1] ?? 'elsewhere';
  // Names of the input are told in quotes or in backquotes.
  const reason = error.message.replaceAll(/(['"`]).*?\1/gs, '…').slice(0, 120);
  const what = `${doing}: threw ${error.name} in ${place}: ${reason}`;
  return { what, message: [error.message.slice(0, 500), ...frames.slice(0, 8)].join('\n') };
}

export const sum = (counts: Record<string, number>, more: Readonly<Record<string, number>>): void => {
  for (const [name, number] of Object.entries(more)) counts[name] = (counts[name] ?? 0) + number;
};
