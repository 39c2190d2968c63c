/** Takes the README's pictures: the packed extension in the newest workbench, over one of the examples. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { installExtension, newProfile, removeProfile, settingsWith, startServer } from '../test/editor/code-server.ts';
import { launchChromium, openWorkbench } from '../test/editor/page.ts';
import { workbench } from '../test/editor/workbenches.ts';
import { packExtension } from '../test/packed.ts';
import { repository } from '../test/repository.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'atrest-picture-'));
const profile = newProfile(
  settingsWith({
    'workbench.colorTheme': 'Default Dark Modern',
    'workbench.sideBar.location': 'right',
    'editor.stickyScroll.enabled': false,
    'breadcrumbs.enabled': false,
  }),
);
const size = { width: 1100, height: 700 };

async function openExample(page: Page): Promise<void> {
  await page.getByRole('treeitem', { name: 'orders.yaml' }).dblclick();
  await page.locator('.squiggly-error').first().waitFor();
  await page.keyboard.press('Control+B');
  await page.keyboard.press('Control+Shift+M');
  // Going to the finding brings its line into view.
  await page.locator('.markers-panel-container .monaco-list-row').filter({ hasText: 'Scratch' }).click();
  await page.locator('.view-line').filter({ hasText: 'Scratch' }).first().waitFor();
}

/** Hover above, fix below: no one picture of an editor shows both. */
async function stack(page: Page, pictures: readonly Buffer[], file: string): Promise<void> {
  const images = pictures.map((picture) => `<img src="data:image/png;base64,${picture.toString('base64')}">`);
  await page.setContent(
    `<body style="margin:0;background:#fff">${images.join('<div style="height:8px"></div>')}</body>`,
  );
  await page.screenshot({ path: file, fullPage: true });
}

try {
  const workspace = path.join(folder, 'orders');
  mkdirSync(workspace);
  copyFileSync(path.join(repository, 'examples/cloudformation/orders.yaml'), path.join(workspace, 'orders.yaml'));
  const newest = workbench('newest');
  installExtension(newest, profile, packExtension(folder));
  const server = await startServer(newest, profile);
  const browser = await launchChromium();
  try {
    const context = await browser.newContext({ viewport: size });
    const page = await context.newPage();
    await openWorkbench(page, server.origin, workspace);
    await openExample(page);
    const word = page
      .locator('.view-line span')
      .filter({ hasText: /^Scratch$/ })
      .last();

    await word.hover();
    await page.locator('.monaco-hover').filter({ hasText: 'ebs-volume-encrypted' }).first().waitFor();
    const hover = await page.screenshot();

    await word.click();
    await page.mouse.move(size.width / 2, 10);
    await page
      .locator('.monaco-hover')
      .filter({ hasText: 'ebs-volume-encrypted' })
      .first()
      .waitFor({ state: 'hidden' });
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget .monaco-list-row.action').first().waitFor();
    const menu = await page.screenshot();

    const target = path.join(repository, 'docs/pictures');
    mkdirSync(target, { recursive: true });
    // The first fix asks.
    await page.keyboard.press('Enter');
    await page.locator('.monaco-dialog-box').waitFor();
    await page.screenshot({
      path: path.join(target, 'confirm.png'),
      clip: { x: 130, y: 150, width: 840, height: 400 },
    });
    await stack(await context.newPage(), [hover, menu], path.join(target, 'editor.png'));
  } finally {
    await browser.close();
    await server.stop();
  }
} finally {
  removeProfile(profile);
  rmSync(folder, { recursive: true });
}
