import type { Page } from 'playwright-core';

/** Closes what a test may have left open, whatever step it came to: each thing until the workbench shows it no more. */
export async function closeAll(page: Page): Promise<void> {
  const dialog = page.locator('.monaco-dialog-box');
  // Newer workbenches have a panel of that class within the menu.
  const menu = page.locator('.action-widget').first();
  const preview = page.locator('.bulk-edit-panel');
  const panel = page.locator('.part.panel');
  const toast = page.locator('.notification-toast');
  const tab = page.locator('.tabs-container .tab');
  if (await dialog.isVisible()) {
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  }
  if (await menu.isVisible()) {
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'hidden' });
  }
  if (await preview.isVisible()) {
    await preview.getByRole('button', { name: 'Discard' }).click();
    await preview.waitFor({ state: 'hidden' });
  }
  for (let left = await toast.count(); left > 0; left = await toast.count()) {
    await toast.first().hover();
    await toast.first().locator('.codicon-notifications-clear').click();
    await toast.nth(left - 1).waitFor({ state: 'detached' });
  }
  for (let left = await tab.count(); left > 0; left = await tab.count()) {
    await tab.first().click({ button: 'middle' });
    // Either it is gone, or the workbench asks first.
    await page.waitForFunction(
      `document.querySelectorAll('.tabs-container .tab').length < ${String(left)} || document.querySelector('.monaco-dialog-box')`,
    );
    const unsaved = dialog.getByRole('button', { name: "Don't Save" });
    if (await unsaved.isVisible()) await unsaved.click();
    await tab.nth(left - 1).waitFor({ state: 'detached' });
  }
  if (await panel.isVisible()) {
    await page.keyboard.press('Control+J');
    await panel.waitFor({ state: 'hidden' });
  }
}

/** What the workbench shows besides the text, for the report of a failure. */
export async function whatIsShown(page: Page): Promise<string> {
  const textsOf = async (what: string, selector: string): Promise<readonly string[]> => {
    const texts = await page.locator(selector).allInnerTexts();
    return texts.length > 0 ? [`${what}: ${texts.join(' | ').replaceAll(/\s+/g, ' ')}`] : [];
  };
  const parts = await Promise.all([
    textsOf('tabs', '.tabs-container .tab'),
    textsOf('dialog', '.monaco-dialog-box'),
    textsOf('menu', '.action-widget'),
    textsOf('preview', '.bulk-edit-panel'),
    textsOf('notifications', '.notification-toast'),
  ]);
  return parts.flat().join('; ');
}
