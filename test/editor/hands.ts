import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { closeAll } from './clean-slate.ts';

/** A user at a workbench: what they see, and what they do with mouse and keyboard. */
export interface Hands {
  /** Closes all that a test before may have left open, brings every file back, and opens one, by its path, whose findings are shown. */
  readonly begin: (file: string, line: string) => Promise<void>;
  /** Clicks a word in the first line with a text. */
  readonly clickIn: (line: string, word: RegExp) => Promise<void>;
  readonly lineWith: (text: string) => Locator;
  readonly wordIn: (line: string, word: RegExp) => Locator;
  readonly tab: (file: string) => Locator;
  /** The titles of the menu at the cursor, once it is there and takes keys. */
  readonly openMenu: () => Promise<readonly string[]>;
  readonly choose: (title: RegExp) => Promise<void>;
  readonly dialog: () => Locator;
  readonly answer: (button: string) => Promise<void>;
  readonly onDisk: (file: string) => string;
  /** Saves what is shown until the file differs from a text, and reads it. */
  readonly saved: (file: string, differsFrom: string) => Promise<string>;
}

export function handsOn(page: Page, workspace: string, files: Readonly<Record<string, string>>): Hands {
  const entries = page.locator('.action-widget .monaco-list-row.action');
  const lineWith = (text: string): Locator => page.locator('.view-line').filter({ hasText: text }).first();
  const wordIn = (line: string, word: RegExp): Locator =>
    lineWith(line).locator('span').filter({ hasText: word }).last();
  const dialog = (): Locator => page.locator('.monaco-dialog-box');
  const onDisk = (file: string): string => readFileSync(path.join(workspace, file), 'utf8');
  const openMenu = async (): Promise<readonly string[]> => {
    // The workbench drops a menu that is asked for while its light bulb asks: the key is pressed until the menu is there, with more
    // time at each try, so that a slow machine is not asked again before it could answer.
    for (let patience = 2000; !(await entries.first().isVisible()); patience *= 2) {
      await page.keyboard.press('Control+.');
      await entries
        .first()
        .waitFor({ timeout: patience })
        .catch(() => page.keyboard.press('Escape'));
    }
    await entries.first().and(page.locator('.focused')).waitFor();
    return entries.allInnerTexts();
  };
  return {
    lineWith,
    wordIn,
    tab: (file) => page.locator('.tab').filter({ hasText: file }),
    dialog,
    openMenu,
    onDisk,
    begin: async (file, line) => {
      await closeAll(page);
      for (const [name, text] of Object.entries(files))
        if (onDisk(name) !== text) writeFileSync(path.join(workspace, name), text);
      const [name = '', ...folders] = file.split('/').reverse();
      for (const folder of folders.reverse()) {
        const item = page.getByRole('treeitem', { name: folder, exact: true });
        if ((await item.getAttribute('aria-expanded')) !== 'true') await item.click();
      }
      await page.getByRole('treeitem', { name }).dblclick();
      await lineWith(line).waitFor();
      await page.locator('.squiggly-error').first().waitFor();
    },
    clickIn: (line, word) => wordIn(line, word).click(),
    // With the keyboard: older workbenches lay a blocker over the menu that swallows clicks.
    choose: async (title) => {
      const titles = await openMenu();
      const index = titles.findIndex((one) => title.test(one));
      assert.ok(index >= 0, titles.join('\n'));
      const chosen = page.locator('.action-widget .monaco-list-row.action.focused').filter({ hasText: title });
      for (let times = 0; times < index; times++) await page.keyboard.press('ArrowDown');
      await chosen.waitFor();
      await page.keyboard.press('Enter');
    },
    answer: async (button) => {
      await dialog().getByRole('button', { name: button, exact: true }).click();
      await dialog().waitFor({ state: 'detached' });
    },
    saved: async (file, differsFrom) => {
      await page.keyboard.press('Control+S');
      // The tab tells that it was written.
      await page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
      assert.notEqual(onDisk(file), differsFrom);
      return onDisk(file);
    },
  };
}
