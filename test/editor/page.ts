import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { chromium, type Browser, type Page, type Route } from 'playwright-core';

/** What runs in the extension host besides the installed extensions. */
export interface Development {
  readonly extensions: readonly string[];
  readonly tests: string;
}

export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(),
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
      ...['--disable-background-networking', '--disable-component-update'],
      // A page that was changed on its way does not count as local, and would not be let to its own server.
      '--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets',
      // Nothing leaves the machine.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
}

function chromiumPath(): string {
  const given = process.env['CHROMIUM_PATH'];
  if (given !== undefined) return given;
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    const found = spawnSync('/bin/sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
    if (found.status === 0) return found.stdout.trim();
  }
  throw new Error('no Chromium here: run test/editor/setup.sh, or name one in CHROMIUM_PATH');
}

/** Opens a folder or a `.code-workspace` file in the workbench that a server shows. */
export async function openWorkbench(
  page: Page,
  origin: string,
  target: string,
  development?: Development,
): Promise<void> {
  if (development !== undefined) {
    await page.route(
      (url) => url.origin === origin && url.pathname === '/',
      (route) => develop(route, origin, development),
    );
  }
  const parameter = target.endsWith('.code-workspace') ? 'workspace' : 'folder';
  const query = new URLSearchParams({ [parameter]: path.resolve(target) });
  const response = await page.goto(`${origin}/?${query.toString()}`);
  if (response?.ok() !== true) throw new Error(`the page of the workbench answered ${String(response?.status())}`);
  await page.waitForSelector('.monaco-workbench', { timeout: 120_000 });
}

/** Writes extensions under development and their tests into the page's configuration, where the desktop takes arguments. */
async function develop(route: Route, origin: string, development: Development): Promise<void> {
  const response = await route.fetch();
  const html = await response.text();
  const place = /(<meta id="vscode-workbench-web-configuration" data-settings=")([^"]*)"/.exec(html);
  if (place?.[1] === undefined || place[2] === undefined)
    throw new Error('the page of the workbench has no configuration');
  const settings = JSON.parse(place[2].replaceAll('&quot;', '"').replaceAll('&amp;', '&')) as {
    developmentOptions?: object;
  };
  const remote = (file: string) => ({
    scheme: 'vscode-remote',
    authority: new URL(origin).host,
    path: path.resolve(file),
  });
  settings.developmentOptions = {
    ...settings.developmentOptions,
    extensions: development.extensions.map(remote),
    extensionTestsPath: remote(development.tests),
  };
  const text = JSON.stringify(settings).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  await route.fulfill({ response, body: html.replace(place[0], () => `${place[1] ?? ''}${text}"`) });
}
