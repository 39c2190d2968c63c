import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { FORMS } from '../../server/dialects/index.ts';
import { startOf } from '../../server/dialects/start.ts';
import { type Editor, startEditor } from '../../test/lsp/editor.ts';
import { type Folder, folder } from '../../test/workspace/folder.ts';
import { randomFrom } from './random.ts';
import type { Engine, Failure } from './report.ts';
import { differenceOf } from './stories/difference.ts';
import { invent } from './stories/invent.ts';
import type { Settings, Step, Story } from './stories/step.ts';

const LENGTH = 25;
/** How long news may take to be pushed, in milliseconds: typing must pause first. */
const PATIENCE = 5000;
const UNASKED = { textDocument: { diagnostic: null } } as unknown as NonNullable<
  Parameters<typeof startEditor>[0]
>['capabilities'];

/**
 * Random stories through two real servers, one that is asked and one that tells, which live through all of them; at the end of each
 * story both show what a new one shows. Counts edits; `rss` are megabytes of the two at the start and at the end.
 */
export const fuzzServer: Engine = async ({ seed, minutes, count = minutes === undefined ? 200 : Infinity }) => {
  const end = minutes === undefined ? Infinity : Date.now() + minutes * 60_000;
  const home = await folder({ '.git/HEAD': '' });
  let settings: Settings = {};
  const start = (capabilities?: typeof UNASKED): Promise<Editor> =>
    startEditor({ folders: [home.path], settings: () => settings, ...(capabilities && { capabilities }) });
  const editors = [await start(), await start(UNASKED)] as const;
  const failures: Failure[] = [];
  const rss: number[] = [];
  let stories = 0;
  let edits = 0;
  try {
    for (let at = seed; edits < count && Date.now() < end && failures.length < 10; at++, stories++) {
      const story = invent(randomFrom(at), LENGTH);
      const open = new Map<string, string>();
      settings = {};
      await begin(story, home, editors);
      for (const step of story.steps) {
        if (step.do === 'configure') settings = step.settings;
        await take(step, home, open, editors);
        if (step.do === 'show') edits++;
      }
      // What a broken text that looks like nothing counts as depends on what it was.
      for (const [name, text] of open)
        if (FORMS.sniff(startOf(text, path.basename(name))) === 'none')
          await take({ do: 'show', name, text: story.files[name] ?? '' }, home, open, editors);
      const message = await compared(open, home, editors, start);
      if (message !== undefined) failures.push({ what: 'shows what a new server does not', seed: at, message });
      for (const name of open.keys()) await take({ do: 'close', name }, home, new Map([[name, '']]), editors);
      await clear(home, story, editors);
      rss.push(editors.reduce((sum, { process }) => sum + residentOf(process.pid), 0));
    }
  } finally {
    for (const editor of editors) editor.process.kill();
    await home.remove();
  }
  const counts = {
    stories,
    edits,
    rssAtFirst: rss[0] ?? 0,
    rssAtMost: Math.max(0, ...rss),
    rssAtLast: rss.at(-1) ?? 0,
  };
  return { counts, failures };
};

type Editors = readonly Editor[];

/** In megabytes; nothing where there is no such file. */
function residentOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}

const tellDisk = async (home: Folder, names: readonly string[], editors: Editors): Promise<void> => {
  const changes = names.map((name) => ({ uri: home.uri(name), type: 2 }));
  for (const { connection } of editors)
    await connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
};
const configure = async (editors: Editors): Promise<void> => {
  for (const { connection } of editors)
    await connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
};

async function begin({ files }: Story, home: Folder, editors: Editors): Promise<void> {
  for (const [name, text] of Object.entries(files)) await home.write(name, text);
  await tellDisk(home, Object.keys(files), editors);
  await configure(editors);
}

async function clear(home: Folder, { files, steps }: Story, editors: Editors): Promise<void> {
  const names = new Set(Object.keys(files));
  for (const step of steps) {
    if (step.do === 'write') names.add(step.name);
    if (step.do === 'rename') names.add(step.to);
  }
  for (const name of names) await rm(path.join(home.path, name), { force: true });
  await tellDisk(home, [...names], editors);
}

async function take(step: Step, home: Folder, open: Map<string, string>, editors: Editors): Promise<void> {
  switch (step.do) {
    case 'show':
      for (const editor of editors) await show(editor, home, step, open.has(step.name));
      open.set(step.name, step.text);
      break;
    case 'close':
      if (open.delete(step.name)) for (const editor of editors) await editor.close(home.uri(step.name));
      break;
    case 'write':
      await home.write(step.name, step.text);
      await tellDisk(home, [step.name], editors);
      break;
    case 'remove':
      await rm(path.join(home.path, step.name), { force: true });
      await tellDisk(home, [step.name], editors);
      break;
    case 'rename': {
      const text = await readText(home, step.name);
      if (text === undefined) break;
      await rm(path.join(home.path, step.name));
      await home.write(step.to, text);
      await tellDisk(home, [step.name, step.to], editors);
      break;
    }
    case 'configure':
      await configure(editors);
  }
}

const readText = (home: Folder, name: string): Promise<string | undefined> =>
  Promise.resolve()
    .then(() => readFileSync(path.join(home.path, name), 'utf8'))
    .catch(() => undefined);

async function show(
  editor: Editor,
  home: Folder,
  { name, text }: { name: string; text: string },
  isOpen: boolean,
): Promise<void> {
  if (!isOpen) await editor.open(path.join(home.path, name), text);
  else {
    const range = { start: { line: 0, character: 0 }, end: { line: 1e6, character: 0 } };
    await editor.change(home.uri(name), [{ range, newText: text }]);
  }
}

/** How what the two show of the open files differs from what a new server does; undefined when it does not. */
async function compared(
  open: ReadonlyMap<string, string>,
  home: Folder,
  [asked, telling]: readonly [Editor, Editor],
  start: () => Promise<Editor>,
): Promise<string | undefined> {
  const fresh = await start();
  try {
    for (const [name, text] of [...open].reverse()) await show(fresh, home, { name, text }, false);
    for (const name of [...open.keys()].filter((one) => !one.endsWith('.atrest.yaml'))) {
      const uri = home.uri(name);
      // What is due later is left to its time: the second answer is of everything.
      await asked.diagnostics(uri);
      await fresh.diagnostics(uri);
      const want = await fresh.diagnostics(uri);
      const pulled = differenceOf(await asked.diagnostics(uri), want);
      if (pulled) return JSON.stringify({ name, how: 'pull', ...pulled });
      const until = Date.now() + PATIENCE;
      for (;;) {
        const told = telling.heard.findLast(
          ({ method, params }) =>
            method === 'textDocument/publishDiagnostics' && (params as { uri: string }).uri === uri,
        );
        const pushed = differenceOf(
          (told?.params as { diagnostics: Parameters<typeof differenceOf>[0] } | undefined)?.diagnostics ?? [],
          want,
        );
        if (!pushed) break;
        if (Date.now() > until) return JSON.stringify({ name, how: 'push', ...pushed });
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
    return undefined;
  } finally {
    fresh.process.kill();
  }
}
