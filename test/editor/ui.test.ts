/** The packed extension in a real workbench, driven as a user drives it: by sight, mouse and keyboard. */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { packExtension } from '../packed.ts';
import { repository } from '../repository.ts';
import { whatIsShown } from './clean-slate.ts';
import {
  installExtension,
  newProfile,
  removeProfile,
  settingsWith,
  startServer,
  type Profile,
  type RunningServer,
} from './code-server.ts';
import { handsOn, type Hands } from './hands.ts';
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
    let hands: Hands;

    before(async () => {
      cpSync(fixtures, workspace, { recursive: true });
      writeFileSync(path.join(workspace, 'keys.tf.json'), signingKey);
      profile = newProfile(settingsWith({ 'workbench.colorTheme': `Default ${theme} Modern` }));
      installExtension(workbench, profile, packExtension(folder));
      server = await startServer(workbench, profile);
      browser = await launchChromium();
      page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
      await openWorkbench(page, server.origin, workspace);
      const names = readdirSync(workspace, { recursive: true, withFileTypes: true }).flatMap((one) =>
        one.isFile() ? [path.relative(workspace, path.join(one.parentPath, one.name))] : [],
      );
      const textOf = (name: string): string => readFileSync(path.join(workspace, name), 'utf8');
      hands = handsOn(page, workspace, Object.fromEntries(names.map((name) => [name, textOf(name)])));
    });
    after(async () => {
      await browser.close();
      await server.stop();
      removeProfile(profile);
      rmSync(folder, { recursive: true, force: true });
    });
    afterEach(async function () {
      if (this.currentTest?.state !== 'failed') return;
      console.log(`      shown: ${await whatIsShown(page)}`);
      await picture('failed');
    });

    async function picture(name: string): Promise<void> {
      if (shots === undefined) return;
      mkdirSync(shots, { recursive: true });
      await page.screenshot({ path: path.join(shots, `${workbench.name}-${theme.toLowerCase()}-${name}.png`) });
    }
    const row = () =>
      page
        .locator('.markers-panel .monaco-list-row, .markers-panel-container .monaco-list-row')
        .filter({ hasText: rule });

    it('shows the page of a rule from the menu', async () => {
      await hands.begin('template.yaml', 'SqsManagedSseEnabled');
      const shown = page.frameLocator('iframe.webview').frameLocator('#active-frame');
      const heading = shown.locator('h1', { hasText: 'SQS queue' });
      const show = async (): Promise<void> => {
        await hands.clickIn('SqsManagedSseEnabled', /^\s*false\s*$/);
        await hands.choose(/^Show the page of/);
      };
      await show();
      // The frame of a preview stays empty now and then while the workbench starts its worker: asked again, it is filled.
      await heading.waitFor({ timeout: 12_000 }).catch(async () => {
        await page.getByRole('tab', { name: 'template.yaml' }).first().click();
        await show();
      });
      await heading.waitFor();
      await picture('page');
    });

    // Once for each workbench: the theme makes no difference.
    const once = theme === 'Dark' ? describe : (): void => undefined;
    once('a fix that loses data', () => {
      beforeEach(async () => {
        await hands.begin('files.yaml', 'Encrypted: false');
        await hands.clickIn('Encrypted', /^\s*false\s*$/);
      });
      const untouched = async (): Promise<void> => {
        await hands.lineWith('Encrypted: false').waitFor();
        assert.equal(await page.locator('.tab.dirty').count(), 0);
      };
      const previewed = async () => {
        await hands.choose(/^Encrypt EFS file system `Files` with a new key/);
        await hands.dialog().waitFor();
        await hands.answer('Show Changes');
        const preview = page.locator('.bulk-edit-panel');
        await preview.locator('.monaco-list-row').filter({ hasText: 'Encrypted' }).first().waitFor();
        return preview;
      };

      it('asks with all that a deploy does and how to move, and cancelling changes nothing', async () => {
        await hands.choose(/^Encrypt EFS file system `Files` with the AWS-managed key \(replaces the resource/);
        await hands.dialog().waitFor();
        const said = (await hands.dialog().innerText()).replaceAll(/\s+/g, ' ');
        await picture('confirm');
        for (const part of [
          'Encrypt EFS file system `Files` with the AWS-managed key (replaces the resource)?',
          'Data of `Files` is lost: a deploy replaces `Files` and `Mount`.',
          "`Files`: `Encrypted` can't be changed in place; `Mount`: `FileSystemId` refers to `Files`, which is replaced.",
          'How to move: Make an encrypted file system',
        ])
          assert.equal(said.split(part).length, 2, `${part} is not once in: ${said}`);
        await hands.answer('Cancel');
        await untouched();
        assert.equal(await page.locator('.notification-toast').count(), 0);
      });

      it('shows its changes, all ticked, and discarding them changes nothing', async () => {
        const preview = await previewed();
        await picture('preview');
        await preview.getByRole('button', { name: 'Discard' }).click();
        await preview.waitFor({ state: 'hidden' });
        await untouched();
      });

      it('is made from there, and one step back brings every byte back', async () => {
        const before = hands.onDisk('files.yaml');
        const preview = await previewed();
        await preview.getByRole('button', { name: 'Apply' }).click();
        await preview.waitFor({ state: 'hidden' });
        await hands.lineWith('KmsKeyId').waitFor();
        await picture('new-key');
        const made = await hands.saved('files.yaml', before);
        assert.match(made, /Encrypted: true\n {6}KmsKeyId: !GetAtt FilesKey\.Arn\n/);
        assert.match(made, / {2}FilesKey:\n {4}Type: AWS::KMS::Key\n/);
        assert.match(made, / {2}\w+:\n {4}Type: AWS::KMS::Alias\n/);
        await hands.clickIn('Encrypted', /^\s*true\s*$/);
        await page.keyboard.press('Control+Z');
        await hands.lineWith('Encrypted: false').waitFor();
        assert.equal(await hands.saved('files.yaml', made), before);
      });
    });

    once('a fix in two files', () => {
      beforeEach(async () => {
        await hands.begin('main.tf.json', 'sqs_managed_sse_enabled');
        await hands.clickIn('sqs_managed_sse_enabled', /^\s*false\s*$/);
      });

      it('is made with one answer, and one step back brings both back', async () => {
        await hands.choose(/^Encrypt SQS queue `aws_sqs_queue\.\w+` with a new key/);
        await hands.dialog().waitFor();
        assert.match(
          await hands.dialog().innerText(),
          /This adds key `aws_kms_key\.\w+` with an alias\. This changes several files\./,
        );
        await hands.answer('Apply');
        await hands.lineWith('kms_master_key_id').waitFor();
        await page.getByRole('treeitem', { name: 'keys.tf.json' }).first().dblclick();
        await hands.lineWith('enable_key_rotation').waitFor();
        await hands.tab('main.tf.json').click();
        await hands.lineWith('kms_master_key_id').click();
        await page.keyboard.press('Control+Z');
        const both = hands.dialog().getByRole('button', { name: 'Undo in 2 Files' });
        const undone = hands.lineWith('sqs_managed_sse_enabled');
        await undone.or(both).first().waitFor();
        if (await both.isVisible()) await both.click();
        await undone.waitFor();
        await hands.tab('keys.tf.json').click();
        await hands.lineWith('enable_key_rotation').waitFor({ state: 'detached' });
        // Neither differs from what is on disk, and nothing has been saved.
        await page.locator('.tab.dirty').first().waitFor({ state: 'detached' });
      });
    });

    // No extension of this workbench knows the language: what is not coloured can't be clicked word by word.
    describe('hcl/orders.tf', () => {
      beforeEach(() => hands.begin('hcl/orders.tf', 'sqs_managed_sse_enabled'));
      const toFinding = async (): Promise<void> => {
        await hands.lineWith('sqs_managed_sse_enabled').click();
        await page.keyboard.press('Control+Home');
        await page.keyboard.press('Alt+F8');
        await page.locator('.marker-widget').filter({ hasText: rule }).first().waitFor();
        await page.keyboard.press('Escape');
        await page.locator('.marker-widget').waitFor({ state: 'detached' });
      };

      it('is underlined and says on hover why', async () => {
        await toFinding();
        await page.keyboard.press('Control+K');
        await page.keyboard.press('Control+I');
        await page.locator('.monaco-hover').filter({ hasText: rule }).first().waitFor();
        await picture('orders.tf-hover');
      });

      it('is mended from the menu, in the buffer and in the saved file', async () => {
        const before = hands.onDisk('hcl/orders.tf');
        await toFinding();
        const [first = ''] = await hands.openMenu();
        assert.match(first, /^Encrypt SQS queue/);
        await picture('orders.tf-menu');
        await page.keyboard.press('Enter');
        await hands.lineWith('sqs_managed_sse_enabled    = true').waitFor();
        const after = before.replace('= false', '= true');
        assert.equal(await hands.saved('hcl/orders.tf', before), after);
        await picture('orders.tf-fixed');
      });
    });

    for (const { file, key, was } of examples) {
      describe(file, () => {
        beforeEach(() => hands.begin(file, key));

        it('is underlined', async () => {
          await page.locator('.squiggly-error').first().waitFor();
          await picture(`${file}-squiggle`);
        });

        const problems = async (): Promise<void> => {
          await page.keyboard.press('Control+Shift+M');
          await row().first().waitFor();
        };

        it('has its row in the Problems panel', async () => {
          await problems();
          assert.match((await row().first().innerText()).replaceAll(/\s+/g, ' '), /not encrypted.*atrest/i);
          await picture(`${file}-problems`);
        });

        it('is mended from the menu, in the buffer and in the saved file', async () => {
          const before = hands.onDisk(file);
          await problems();
          await hands.clickIn(key, /^\s*false\s*$/);
          const [first = ''] = await hands.openMenu();
          assert.match(first, /^Encrypt SQS queue/);
          await picture(`${file}-menu`);
          await page.keyboard.press('Enter');
          await hands.wordIn(key, /^\s*true\s*$/).waitFor();
          await row().first().waitFor({ state: 'detached' });
          await picture(`${file}-fixed`);
          assert.equal(await hands.saved(file, before), before.replace(was, was.replace('false', 'true')));
        });

        it('says on hover why', async () => {
          await hands.wordIn(key, /^\s*false\s*$/).hover();
          await page.locator('.monaco-hover').filter({ hasText: rule }).first().waitFor();
          await picture(`${file}-hover`);
        });
      });
    }
  });
}
