import { FORMS } from '../../../server/dialects/index.ts';
import { startOf } from '../../../server/dialects/start.ts';
import { isConfiguration } from '../../../server/lsp/diagnostics/config-diagnostics.ts';
import { nameOf } from '../../../server/model/uri.ts';
import { syntaxOf } from '../../../server/syntax/syntaxes.ts';
import { type Disk, change, newDisk } from './disk.ts';
import { type Difference, differenceOf } from './difference.ts';
import { type Server, HOME, startServer, uriOf } from './session.ts';
import type { Settings, Step, Story } from './step.ts';

/** After so many steps, something is shown of a file that a new server does not show, or the other way round. */
export interface Departure extends Difference {
  readonly steps: number;
  readonly name: string;
}

/**
 * Plays a story, and compares after every step what is shown of each file with what a new server shows that is given the same files. Gives
 * the first difference. `compare` says after which steps to look, counted from 1.
 */
export async function play(
  { files, steps }: Story,
  compare: (step: number) => boolean = () => true,
): Promise<Departure | undefined> {
  const disk = newDisk(files);
  const open = new Map<string, OpenText>();
  let settings: Settings = {};
  const old = startServer(disk.files, disk.links);
  await old.configure(settings);
  for (const [index, step] of steps.entries()) {
    if (step.do === 'configure') settings = step.settings;
    await take(step, disk, open, old);
    await old.settle();
    remember(open, old);
    if (!compare(index + 1)) continue;
    const names = new Set([...[...disk.files.keys()].map((uri) => uri.slice(HOME.length + 1)), ...open.keys()]);
    const fresh = await startFresh(disk, open, settings);
    for (const name of [...names].sort()) {
      const found = differenceOf(await old.shown(name), await fresh.shown(name));
      if (found) return { steps: index + 1, name, ...found };
    }
  }
  return undefined;
}

interface OpenText {
  readonly text: string;
  /** The last text, since the file was opened, that looked like one of ours; a broken one counts as what that was. */
  readonly ours?: string | undefined;
}

async function take(step: Step, disk: Disk, open: Map<string, OpenText>, server: Server): Promise<void> {
  switch (step.do) {
    case 'show':
      open.set(step.name, { ...open.get(step.name), text: step.text });
      await server.show(step.name, step.text);
      break;
    case 'close':
      if (open.delete(step.name)) await server.close(step.name);
      break;
    case 'configure':
      await server.configure(step.settings);
      break;
    default: {
      const names = change(disk, step);
      if (names.length > 0) await server.changedOnDisk(names);
    }
  }
}

/** What the rule about forms says of each open text: written once more, so that the one in the server is checked by it. */
function remember(open: Map<string, OpenText>, server: Server): void {
  for (const [name, { text, ours }] of open) {
    if (server.isLeftOut(name)) open.set(name, { text });
    else if (FORMS.sniff(startOf(text, nameOf(name))) !== 'none') open.set(name, { text, ours: text });
    else if (!isBroken(name, text)) open.set(name, { text });
    else open.set(name, { text, ours });
  }
}

function isBroken(name: string, text: string): boolean {
  const syntax = syntaxOf(uriOf(name), text);
  const steps = syntax.parse({ uri: uriOf(name), version: 1, text, syntax });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value.problems.length > 0;
  }
}

async function startFresh(disk: Disk, open: ReadonlyMap<string, OpenText>, settings: Settings): Promise<Server> {
  const fresh = startServer(disk.files, disk.links);
  await fresh.configure(settings);
  // From the other end: the order must not matter. But what is left out at first is none of ours, and what is not ours has no form to keep.
  const texts = [...open].reverse();
  const isSettings = ([name]: readonly [string, unknown]): boolean => isConfiguration(uriOf(name));
  for (const [name, { text, ours }] of [...texts.filter(isSettings), ...texts.filter((one) => !isSettings(one))]) {
    if (ours !== undefined && ours !== text) {
      await fresh.show(name, ours);
      await fresh.settle();
    }
    await fresh.show(name, text);
  }
  return fresh;
}
