import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { MessageType } from 'vscode-languageserver';
import { FORMS } from '../../../server/dialects/index.ts';
import { startOf } from '../../../server/dialects/start.ts';
import { type Editor, type EditorOptions, startEditor } from '../../../test/lsp/editor.ts';
import { type Folder, folder } from '../../../test/workspace/folder.ts';
import type { Settings, Step, Story } from '../stories/step.ts';
import { answered } from './answered.ts';
import { changeOf } from './change.ts';
import { compared } from './compared.ts';
import { PROBED, type Use, useOf } from './use.ts';

const UNASKED = { textDocument: { diagnostic: null } } as unknown as NonNullable<EditorOptions['capabilities']>;

/** A folder and two real servers on it, one that is asked and one that tells, which live through all stories that are played. */
export interface Stage {
  /** Plays a story to its end. Gives what is wrong then; undefined when nothing is. */
  readonly play: (story: Story) => Promise<string | undefined>;
  /** Takes away what the last story has made, and shows these texts and no others. */
  readonly clear: (shown: ReadonlyMap<string, string>) => Promise<void>;
  /** What the two servers use now. */
  readonly use: () => Promise<readonly [Use, Use]>;
  /** Microseconds of the processor that servers which are gone have used. */
  readonly spent: () => number;
  readonly stop: () => Promise<void>;
}

export async function setStage(): Promise<Stage> {
  const home = await folder({ '.git/HEAD': '' });
  let settings: Settings = {};
  let spent = 0;
  let steps = 0;
  const open = new Map<string, string>();
  const files = new Set<string>();
  const start = (capabilities?: typeof UNASKED): Promise<Editor> =>
    startEditor({
      folders: [home.path],
      settings: () => settings,
      nodeOptions: PROBED,
      ...(capabilities && { capabilities }),
    });
  const asked = await start();
  const editors = [asked, await start(UNASKED)] as const;
  const end = async (editor: Editor): Promise<void> => {
    spent += (await useOf(editor).catch(() => undefined))?.processor ?? 0;
    editor.process.kill();
  };

  const toldDisk = async (names: Iterable<string>): Promise<void> => {
    const changes = [...names].map((name) => ({ uri: home.uri(name), type: 2 }));
    for (const { connection } of editors)
      await connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
  };
  const configure = async (next: Settings): Promise<void> => {
    settings = next;
    for (const { connection } of editors)
      await connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  };
  const write = async (name: string, text: string): Promise<void> => {
    files.add(name);
    await home.write(name, text);
  };
  const remove = async (name: string): Promise<void> => {
    files.delete(name);
    await rm(path.join(home.path, name), { force: true });
  };
  const show = async (name: string, text: string): Promise<void> => {
    for (const editor of editors) await showIn(editor, home, name, text, open.get(name));
    open.set(name, text);
  };
  const close = async (name: string): Promise<void> => {
    if (open.delete(name)) for (const editor of editors) await editor.close(home.uri(name));
  };
  const take = async (step: Step): Promise<void> => {
    switch (step.do) {
      case 'show': {
        await show(step.name, step.text);
        return;
      }
      case 'close': {
        await close(step.name);
        return;
      }
      case 'write':
        await write(step.name, step.text);
        {
          await toldDisk([step.name]);
          return;
        }
      case 'remove':
        await remove(step.name);
        {
          await toldDisk([step.name]);
          return;
        }
      case 'rename': {
        const file = path.join(home.path, step.name);
        if (!existsSync(file)) return;
        await write(step.to, readFileSync(file, 'utf8'));
        await remove(step.name);
        await toldDisk([step.name, step.to]);
        return;
      }
      case 'configure': {
        await configure(step.settings);
        return;
      }
      // Links and whole directories are tried by the stories.
      case 'link':
      case 'move':
      case 'drop':
      case 'make':
        return;
    }
  };
  /** As one who looks while typing: at every fourth step what is shown, at every fortieth what could be done. */
  const look = async (step: Step): Promise<void> => {
    if (step.do !== 'show' || ++steps % 4 !== 0) return;
    const uri = home.uri(step.name);
    await answered(asked, asked.diagnostics(uri));
    if (steps % 40 !== 0) return;
    const everything = { start: { line: 0, character: 0 }, end: { line: 1_000_000, character: 0 } };
    await answered(asked, asked.actions(uri, everything));
    const hover = { textDocument: { uri }, position: { line: steps % 17, character: 4 } };
    await answered(asked, asked.connection.sendRequest('textDocument/hover', hover));
  };
  return {
    play: async (story) => {
      for (const [name, text] of Object.entries(story.files)) await write(name, text);
      await toldDisk(Object.keys(story.files));
      await configure({});
      for (const step of story.steps) {
        await take(step);
        await look(step);
      }
      // What a broken text that looks like nothing counts as depends on what it was.
      for (const [name, text] of open)
        if (FORMS.sniff(startOf(text, path.basename(name))) === 'none') await show(name, story.files[name] ?? '');
      const mistakes = editors.flatMap(mistakesOf);
      if (mistakes.length > 0) return mistakes.join('\n');
      const fresh = await start();
      try {
        for (const [name, text] of [...open].reverse()) await showIn(fresh, home, name, text, undefined);
        const uris = [...open.keys()].filter((name) => !name.endsWith('.atrest.yaml')).map(home.uri);
        return await answered(asked, compared(uris, editors, fresh));
      } finally {
        await end(fresh);
      }
    },
    clear: async (shown) => {
      for (const name of [...open.keys()].filter((name) => !shown.has(name))) await close(name);
      const gone = [...files].filter((name) => !shown.has(name));
      for (const name of gone) await remove(name);
      await toldDisk(gone);
      await configure({});
      for (const [name, text] of shown) {
        await show(name, text);
        await asked.diagnostics(home.uri(name));
      }
    },
    use: async () => [await useOf(editors[0]), await useOf(editors[1])],
    spent: () => spent,
    stop: async () => {
      for (const editor of editors) await end(editor);
      await home.remove();
    },
  };
}

async function showIn(
  editor: Editor,
  home: Folder,
  name: string,
  text: string,
  before: string | undefined,
): Promise<void> {
  if (before === undefined) {
    await editor.open(path.join(home.path, name), text);
    return;
  }
  const change = changeOf(before, text);
  if (change) await editor.change(home.uri(name), [change]);
}

/** What a server has logged as an error, or written where nothing belongs. */
const mistakesOf = ({ heard, logged }: Editor): readonly string[] => [
  ...logged,
  ...heard
    .filter(({ method }) => method === 'window/logMessage')
    .map(({ params }) => params as { readonly type: number; readonly message: string })
    .filter(({ type }) => type === MessageType.Error)
    .map(({ message }) => message),
];
