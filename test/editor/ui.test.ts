/** The packed extension in a real workbench, driven as a user drives it: by sight, mouse and keyboard. */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { packExtension } from '../packed.ts';
import { repository } from '../repository.ts';
import {
  installExtension,
  newProfile,
  removeProfile,
  settingsWith,
  startServer,
  type Profile,
  type RunningServer,
} from './code-server.ts';
import { launchChromium, openWorkbench } from './page.ts';
import { chosenWorkbench } from './workbenches.ts';

const fixtures = path.join(repository, 'test/fixtures/editor');
const shots = process.env['ATREST_SHOTS'];
const workbench = chosenWorkbench();

const examples = [
  { file: 'template.yaml', key: 'SqsManagedSseEnabled', was: 'SqsManagedSseEnabled: false' },
  { file: 'template.json', key: 'SqsManagedSseEnabled', was: '"SqsManagedSseEnabled": false' },
  { file: 'main.tf.json', key: 'sqs_managed_sse_enabled', was: '"sqs_managed_sse_enabled": false' },
];
const rule = 'sqs-queue-encrypted';

for (const theme of ['Dark', 'Light']) {
  describe(`${theme.toLowerCase()} theme in the ${workbench.name} workbench`, () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'atrest-ui-'));
    const workspace = path.join(folder, 'workspace');
    let profile: Profile;
    let server: RunningServer;
    let browser: Browser;
    let page: Page;

    before(async () => {
      cpSync(fixtures, workspace, { recursive: true });
      profile = newProfile(settingsWith({ 'workbench.colorTheme': `Default ${theme} Modern` }));
      installExtension(workbench, profile, packExtension(folder));
      server = await startServer(workbench, profile);
      browser = await launchChromium();
      page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
      await openWorkbench(page, server.origin, workspace);
    });
    after(async () => {
      await browser.close();
      await server.stop();
      removeProfile(profile);
      rmSync(folder, { recursive: true, force: true });
    });
    afterEach(async function () {
      if (this.currentTest?.state === 'failed') await picture('failed');
    });

    async function picture(name: string): Promise<void> {
      if (shots === undefined) return;
      mkdirSync(shots, { recursive: true });
      await page.screenshot({ path: path.join(shots, `${workbench.name}-${theme.toLowerCase()}-${name}.png`) });
    }
    const lineWith = (text: string) => page.locator('.view-line').filter({ hasText: text }).first();
    const wordIn = (line: Locator, word: RegExp) => line.locator('span').filter({ hasText: word }).last();
    const row = () =>
      page
        .locator('.markers-panel .monaco-list-row, .markers-panel-container .monaco-list-row')
        .filter({ hasText: rule });

    it('shows the page of a rule from the menu', async () => {
      await page.getByRole('treeitem', { name: 'template.yaml' }).dblclick();
      await page.locator('.squiggly-error').first().waitFor();
      await wordIn(lineWith('SqsManagedSseEnabled'), /^\s*false\s*$/).click();
      const entry = page.locator('.action-widget .monaco-list-row.action').filter({ hasText: 'Show the page' });
      for (let tries = 0; tries < 5 && !(await entry.isVisible()); tries++) {
        await page.keyboard.press('Control+.');
        await entry.waitFor({ timeout: 5000 }).catch(() => page.keyboard.press('Escape'));
      }
      await page.keyboard.press('ArrowUp');
      await entry.and(page.locator('.focused')).waitFor();
      await page.keyboard.press('Enter');
      const shown = page.frameLocator('iframe.webview').frameLocator('#active-frame');
      await shown.locator('h1', { hasText: 'SQS queue' }).waitFor();
      await picture('page');
      await page.keyboard.press('Control+F4');
    });

    it('asks before a fix that loses data, and says what a deploy replaces', async () => {
      await page.getByRole('treeitem', { name: 'files.yaml' }).dblclick();
      await lineWith('Encrypted').waitFor();
      await page.locator('.squiggly-error').first().waitFor();
      await wordIn(lineWith('Encrypted'), /^\s*false\s*$/).click();
      const first = page.locator('.action-widget .monaco-list-row.action').first();
      for (let tries = 0; tries < 5 && !(await first.isVisible()); tries++) {
        await page.keyboard.press('Control+.');
        await first.waitFor({ timeout: 5000 }).catch(() => page.keyboard.press('Escape'));
      }
      assert.match(await first.innerText(), /^Encrypt EFS file system `Files` .*replaces the resource/);
      await first.and(page.locator('.focused')).waitFor();
      await page.keyboard.press('Enter');
      const preview = page.locator('.bulk-edit-panel');
      await preview.waitFor();
      await preview.locator('.monaco-list-row').filter({ hasText: 'Encrypted' }).first().waitFor();
      const said = page.locator('.notification-toast').filter({ hasText: 'a deploy replaces `Files`' }).first();
      await said.waitFor();
      assert.match(await said.innerText(), /^Data of `Files` is lost: a deploy replaces `Files` and `Mount`\./);
      await picture('deploy');
      // Nothing is changed before it is agreed to.
      const file = path.join(workspace, 'files.yaml');
      assert.match(readFileSync(file, 'utf8'), /Encrypted: false/);
      await preview.getByRole('button', { name: 'Discard' }).click();
      await preview.waitFor({ state: 'hidden' });
      await page.keyboard.press('Control+F4');
    });

    for (const { file, key, was } of examples) {
      describe(file, () => {
        it('is underlined', async () => {
          // What a step that failed may have left open.
          for (let times = 0; times < 3; times++) await page.keyboard.press('Escape');
          await page.getByRole('treeitem', { name: file }).dblclick();
          await lineWith(key).waitFor();
          await page.locator('.squiggly-error').first().waitFor();
          await picture(`${file}-squiggle`);
        });

        it('has its row in the Problems panel', async () => {
          if (!(await page.locator('.markers-panel, .markers-panel-container').first().isVisible())) {
            await page.keyboard.press('Control+Shift+M');
          }
          await row().first().waitFor();
          assert.match((await row().first().innerText()).replaceAll(/\s+/g, ' '), /not encrypted.*atrest/i);
          await picture(`${file}-problems`);
        });

        it('says on hover why', async () => {
          await wordIn(lineWith(key), /^\s*false\s*$/).hover();
          await page.locator('.monaco-hover').filter({ hasText: rule }).first().waitFor();
          await picture(`${file}-hover`);
          await page.keyboard.press('Escape');
        });

        it('is mended from the menu, in the buffer and in the saved file', async () => {
          const before = readFileSync(path.join(workspace, file), 'utf8');
          await wordIn(lineWith(key), /^\s*false\s*$/).click();
          const first = page.locator('.action-widget .monaco-list-row.action').first();
          // The editor answers with an empty menu while providers come and go.
          for (let tries = 0; tries < 5 && !(await first.isVisible()); tries++) {
            await page.keyboard.press('Control+.');
            await first.waitFor({ timeout: 5000 }).catch(() => page.keyboard.press('Escape'));
          }
          assert.match(await first.innerText(), /^Encrypt SQS queue/);
          await picture(`${file}-menu`);
          await first.and(page.locator('.focused')).waitFor();
          // Not a click: older workbenches lay a blocker over the menu that swallows it.
          await page.keyboard.press('Enter');
          await wordIn(lineWith(key), /^\s*true\s*$/).waitFor();
          await row().first().waitFor({ state: 'detached' });
          await picture(`${file}-fixed`);

          await page.keyboard.press('Control+S');
          const wanted = before.replace(was, was.replace('false', 'true'));
          for (let tries = 0; tries < 50 && readFileSync(path.join(workspace, file), 'utf8') === before; tries++) {
            await page.waitForTimeout(100);
          }
          assert.equal(readFileSync(path.join(workspace, file), 'utf8'), wanted);
        });
      });
    }
  });
}
