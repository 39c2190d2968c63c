import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Json } from '../../../server/model/source.ts';
import type { Reader } from '../../../server/dialects/dialect.ts';
import { parse } from '../../../server/syntax/parse.ts';
import { json } from '../../../server/syntax/json/json.ts';
import type { Plan } from './agree.ts';

/** A directory in which the real Terraform runs; it is gone after `close`. */
export interface Bench {
  readonly directory: string;
  readonly write: (path: string, content: Json) => void;
  readonly remove: (path: string) => void;
  readonly run: (...args: readonly string[]) => { readonly ok: boolean; readonly output: string };
  /** Undefined, with what Terraform said, when the configuration can't be planned. */
  readonly plan: (...args: readonly string[]) => { readonly plan?: Plan; readonly output: string };
  readonly close: () => void;
}

export const hasTerraform = (): boolean => spawnSync('terraform', ['version'], { env: environment() }).status === 0;

/** Whether providers are found without a network: a directory of them, or Terraform's own configuration that the environment names. */
export const hasPlugins = (): boolean => pluginsAt() !== undefined || cliConfig().named;

/** A directory of unpacked providers: the one that is given, a mirror or cache of Terraform's configuration, or where it looks by itself. */
function pluginsAt(): string | undefined {
  const { file } = cliConfig();
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const mirrors = [...text.matchAll(/filesystem_mirror\s*\{[^}]*?\bpath\s*=\s*"([^"]+)"/g)].map(([, found]) => found);
  const cache = /^\s*plugin_cache_dir\s*=\s*"([^"]+)"/m.exec(text)?.[1]?.replace('$HOME', homedir());
  const places = [
    process.env['ATREST_TF_PLUGINS'],
    ...mirrors,
    process.env['TF_PLUGIN_CACHE_DIR'],
    cache,
    join(homedir(), '.terraform.d/plugins'),
    '/usr/local/share/terraform/plugins',
    '/usr/share/terraform/plugins',
  ];
  return places.find((place) => place !== undefined && existsSync(place));
}

/** Terraform's own configuration; `named`: by the environment. */
function cliConfig(): { readonly file: string; readonly named: boolean } {
  const given = process.env['TF_CLI_CONFIG_FILE'];
  const own =
    process.platform === 'win32'
      ? join(process.env['APPDATA'] ?? homedir(), 'terraform.rc')
      : join(homedir(), '.terraformrc');
  return { file: given ?? own, named: given !== undefined && existsSync(given) };
}

const environment = (config?: string): NodeJS.ProcessEnv => ({
  ...process.env,
  CHECKPOINT_DISABLE: '1',
  TF_IN_AUTOMATION: '1',
  ...(config !== undefined && { TF_CLI_CONFIG_FILE: config }),
});

export function bench(): Bench {
  const directory = mkdtempSync(join(tmpdir(), 'atrest-terraform-'));
  const plugins = pluginsAt();
  const config = `${directory}.tfrc`;
  const mirror =
    plugins === undefined
      ? ''
      : `provider_installation {\n  filesystem_mirror { path = ${JSON.stringify(plugins)} }\n}\n`;
  if (plugins !== undefined || !hasPlugins()) writeFileSync(config, mirror);
  const env = environment(existsSync(config) ? config : undefined);
  const run: Bench['run'] = (...args) => {
    const { status, stdout, stderr } = spawnSync('terraform', args, {
      cwd: directory,
      encoding: 'utf8',
      env,
      maxBuffer: 1e9,
    });
    return { ok: status === 0, output: status === 0 ? stdout : stdout + stderr };
  };
  return {
    directory,
    write: (path, content) => {
      const file = join(directory, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
    },
    remove: (path) => {
      rmSync(join(directory, path), { recursive: true, force: true });
    },
    run,
    plan: (...args) => {
      const planned = run(
        'plan',
        '-no-color',
        '-refresh=false',
        '-input=false',
        '-lock=false',
        '-out=plan.out',
        ...args,
      );
      if (!planned.ok) return { output: planned.output };
      return { plan: JSON.parse(run('show', '-json', 'plan.out').output) as Plan, output: planned.output };
    },
    close: () => {
      rmSync(directory, { recursive: true, force: true });
      rmSync(config, { force: true });
    },
  };
}

/** A configuration of the provider that asks no account. */
export const offline = {
  region: 'us-east-1',
  access_key: 'mock',
  secret_key: 'mock',
  skip_credentials_validation: true,
  skip_requesting_account_id: true,
  skip_metadata_api_check: true,
};

/** Reads files from the disk as the workspace would. */
export const diskReader: Reader = {
  document: (uri) => {
    const text = diskReader.text(uri);
    return text === undefined ? undefined : parse({ uri, version: 1, text, syntax: json });
  },
  text: (uri) => (existsSync(new URL(uri)) ? readFileSync(new URL(uri), 'utf8') : undefined),
  list: (directory) =>
    existsSync(new URL(directory)) ? readdirSync(new URL(directory)).map((name) => `${directory}/${name}`) : [],
};

export const uriOf = (directory: string): string => pathToFileURL(directory).href;
