/** The packed extension in a real workbench, driven as a user drives it: by sight, mouse and keyboard. */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
/** No key for stores; but new ones go where keys are. */
const signingKey = `{
  "resource": {
    "aws_kms_key": {
      "sign": { "key_usage": "SIGN_VERIFY", "customer_master_key_spec": "RSA_2048" }
    }
  }
}
`;

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
      writeFileSync(path.join(workspace, 'keys.tf.json'), signingKey);
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
      const entry = page.locator('.action-widget .monaco-list-row.action').filter({ hasText: 'Show the page' });
      const shown = page.frameLocator('iframe.webview').frameLocator('#active-frame');
      const heading = shown.locator('h1', { hasText: 'SQS queue' });
      const show = async (): Promise<void> => {
        await wordIn(lineWith('SqsManagedSseEnabled'), /^\s*false\s*$/).click();
        await openMenu();
        await page.keyboard.press('ArrowUp');
        await entry.and(page.locator('.focused')).waitFor();
        await page.keyboard.press('Enter');
      };
      await show();
      // The frame of a preview stays empty now and then while the workbench starts its worker: asked again, it is filled.
      await heading.waitFor({ timeout: 12_000 }).catch(async () => {
        await page.getByRole('tab', { name: 'template.yaml' }).first().click();
        await show();
      });
      await heading.waitFor();
      await picture('page');
      await page.keyboard.press('Control+F4');
    });

    const openMenu = async (): Promise<readonly string[]> => {
      const entries = page.locator('.action-widget .monaco-list-row.action');
      // The editor answers with an empty menu while providers come and go.
      for (let tries = 0; tries < 5 && !(await entries.first().isVisible()); tries++) {
        await page.keyboard.press('Control+.');
        await entries
          .first()
          .waitFor({ timeout: 5000 })
          .catch(() => page.keyboard.press('Escape'));
      }
      await entries.first().and(page.locator('.focused')).waitFor();
      return entries.allInnerTexts();
    };
    /** Chooses the entry with the keyboard: older workbenches lay a blocker over the menu that swallows clicks. */
    const choose = async (title: RegExp): Promise<void> => {
      const titles = await openMenu();
      const index = titles.findIndex((one) => title.test(one));
      assert.ok(index >= 0, titles.join('\n'));
      for (let times = 0; times < index; times++) await page.keyboard.press('ArrowDown');
      await page.locator('.action-widget .monaco-list-row.action.focused').filter({ hasText: title }).waitFor();
      await page.keyboard.press('Enter');
    };
    const dialog = () => page.locator('.monaco-dialog-box');
    const answer = async (button: string): Promise<void> => {
      await dialog().getByRole('button', { name: button, exact: true }).click();
      await dialog().waitFor({ state: 'detached' });
    };
    const onDisk = (file: string): string => readFileSync(path.join(workspace, file), 'utf8');
    const open = async (file: string, word: RegExp, line: string): Promise<void> => {
      for (let times = 0; times < 3; times++) await page.keyboard.press('Escape');
      await page.getByRole('treeitem', { name: file }).dblclick();
      await lineWith(line).waitFor();
      await page.locator('.squiggly-error').first().waitFor();
      await wordIn(lineWith(line), word).click();
    };
    /** Saves what is shown, and reads it. */
    const saved = async (file: string, differsFrom: string): Promise<string> => {
      await page.keyboard.press('Control+S');
      for (let tries = 0; tries < 50 && onDisk(file) === differsFrom; tries++) await page.waitForTimeout(100);
      return onDisk(file);
    };

    // Once for each workbench: the theme makes no difference.
    const once = theme === 'Dark' ? describe : (): void => undefined;
    once('a fix that loses data', () => {
      before(() => open('files.yaml', /^\s*false\s*$/, 'Encrypted'));
      after(() => page.locator('.tab').filter({ hasText: 'files.yaml' }).click({ button: 'middle' }));

      it('asks with all that a deploy does and how to move, and cancelling changes nothing', async () => {
        await choose(/^Encrypt EFS file system `Files` with the AWS-managed key \(replaces the resource/);
        await dialog().waitFor();
        const said = (await dialog().innerText()).replaceAll(/\s+/g, ' ');
        await picture('confirm');
        for (const part of [
          'Encrypt EFS file system `Files` with the AWS-managed key (replaces the resource)?',
          'Data of `Files` is lost: a deploy replaces `Files` and `Mount`.',
          "`Files`: `Encrypted` can't be changed in place; `Mount`: `FileSystemId` refers to `Files`, which is replaced.",
          'How to move: Make an encrypted file system',
        ])
          assert.equal(said.split(part).length, 2, `${part} is not once in: ${said}`);
        await answer('Cancel');
        await lineWith('Encrypted: false').waitFor();
        assert.equal(await page.locator('.notification-toast').count(), 0);
        assert.equal(await page.locator('.tab.dirty').count(), 0);
      });

      it('shows its changes, all ticked, and discarding them changes nothing', async () => {
        await choose(/^Encrypt EFS file system `Files` with a new key/);
        await dialog().waitFor();
        await answer('Show Changes');
        const preview = page.locator('.bulk-edit-panel');
        await preview.locator('.monaco-list-row').filter({ hasText: 'Encrypted' }).first().waitFor();
        await picture('preview');
        await preview.getByRole('button', { name: 'Discard' }).click();
        await preview.waitFor({ state: 'hidden' });
        await lineWith('Encrypted: false').waitFor();
        assert.equal(await page.locator('.tab.dirty').count(), 0);
      });

      it('is made from there, and one step back brings every byte back', async () => {
        const before = onDisk('files.yaml');
        await wordIn(lineWith('Encrypted'), /^\s*false\s*$/).click();
        await choose(/^Encrypt EFS file system `Files` with a new key/);
        await dialog().waitFor();
        await answer('Show Changes');
        const preview = page.locator('.bulk-edit-panel');
        await preview.locator('.monaco-list-row').filter({ hasText: 'Encrypted' }).first().waitFor();
        await preview.getByRole('button', { name: 'Apply' }).click();
        await preview.waitFor({ state: 'hidden' });
        await lineWith('KmsKeyId').waitFor();
        await picture('new-key');
        const made = await saved('files.yaml', before);
        assert.match(made, /Encrypted: true\n {6}KmsKeyId: !GetAtt FilesKey\.Arn\n/);
        assert.match(made, / {2}FilesKey:\n {4}Type: AWS::KMS::Key\n/);
        assert.match(made, / {2}\w+:\n {4}Type: AWS::KMS::Alias\n/);
        await wordIn(lineWith('Encrypted'), /^\s*true\s*$/).click();
        await page.keyboard.press('Control+Z');
        await lineWith('Encrypted: false').waitFor();
        assert.equal(await saved('files.yaml', made), before);
      });
    });

    once('a fix in two files', () => {
      before(() => open('main.tf.json', /^\s*false\s*$/, 'sqs_managed_sse_enabled'));
      after(async () => {
        // What stays open stays in the Problems panel.
        for (const file of ['keys.tf.json', 'main.tf.json']) {
          await tab(file).click({ button: 'middle' });
          await tab(file).waitFor({ state: 'detached' });
        }
      });
      const tab = (file: string) => page.locator('.tab').filter({ hasText: file });
      const show = (file: string) => tab(file).click();

      it('is made with one answer, and one step back brings both back', async () => {
        await choose(/^Encrypt SQS queue `aws_sqs_queue\.\w+` with a new key/);
        await dialog().waitFor();
        assert.match(
          await dialog().innerText(),
          /This adds key `aws_kms_key\.\w+` with an alias\. This changes several files\./,
        );
        await answer('Apply');
        await lineWith('kms_master_key_id').waitFor();
        await page.getByRole('treeitem', { name: 'keys.tf.json' }).first().dblclick();
        await lineWith('enable_key_rotation').waitFor();
        await show('main.tf.json');
        await lineWith('kms_master_key_id').click();
        await page.keyboard.press('Control+Z');
        const both = dialog().getByRole('button', { name: 'Undo in 2 Files' });
        const undone = lineWith('sqs_managed_sse_enabled');
        await undone.or(both).first().waitFor();
        if (await both.isVisible()) await both.click();
        await undone.waitFor();
        await show('keys.tf.json');
        await lineWith('enable_key_rotation').waitFor({ state: 'detached' });
        // Neither differs from what is on disk, and nothing has been saved.
        await page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
      });
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
          const [first = ''] = await openMenu();
          assert.match(first, /^Encrypt SQS queue/);
          await picture(`${file}-menu`);
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
