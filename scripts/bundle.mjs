/**
 * Everything that is shipped is bundled, as CommonJS: `node scripts/bundle.mjs [client server cli index deploy test]`, all but `test`
 * without a name. `dist/licenses.txt` keeps the notices of the packages that end up in the bundles.
 */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { chmod, mkdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import esbuild from 'esbuild';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** `atrest lsp` starts the very server that the editor starts, and the CLI does not read its text unless asked to. */
const serverStaysOutside = {
  name: 'server-stays-outside',
  setup: (build) =>
    build.onResolve({ filter: /\/lsp\/main\.ts$/ }, () => ({
      path: './server.cjs',
      external: true,
      sideEffects: true,
    })),
};

/** AWS's specification has many megabytes; what is asked of it is in a small file beside the bundle. */
const specificationInAFile = {
  name: 'specification-in-a-file',
  setup: (build) =>
    build.onResolve({ filter: /^@aws-cdk\/aws-service-spec$/ }, () => ({
      path: path.join(root, 'server/deploy/diff/spec-file.ts'),
    })),
};

/** @type {Record<string, { entries: Record<string, string>, options?: esbuild.BuildOptions, executable?: string[], after?: string, data?: string[] }>} */
const bundles = {
  client: { entries: { client: 'client/extension.ts' } },
  server: { entries: { server: 'server/lsp/main.ts' } },
  cli: {
    entries: { cli: 'server/cli/launch.ts', atrest: 'server/cli/main.ts' },
    // A program that comes from the code cache has no `import()`.
    options: { plugins: [serverStaysOutside], supported: { 'dynamic-import': false } },
    executable: ['cli'],
    after: 'scripts/code-cache.mjs',
  },
  index: { entries: { index: 'server/index.ts' } },
  // What server and command start as a thread of its own when they want to know what a deploy does.
  deploy: {
    entries: { deploy: 'server/deploy/diff/worker.ts' },
    options: { external: [], plugins: [specificationInAFile] },
    after: 'scripts/deploy-spec.mjs',
    // What goes into the file beside the bundle.
    data: ['node_modules/@aws-cdk/aws-service-spec/db.json.gz'],
  },
  // Not shipped: what the editor suites run inside an editor, and the stand-in for the editor's own executable.
  test: {
    entries: {
      'test/code': 'test/editor/stand-in.ts',
      ...Object.fromEntries(suiteFiles().map((file) => [`test/suite/${path.basename(file, '.ts')}`, file])),
    },
    options: { packages: 'external', minify: false, sourcemap: 'inline' },
    executable: ['test/code'],
  },
};

function suiteFiles() {
  const folder = 'test/editor/suite';
  const files = existsSync(path.join(root, folder)) ? readdirSync(path.join(root, folder)) : [];
  return files.filter((file) => file.endsWith('.ts')).map((file) => `${folder}/${file}`);
}

async function bundle(name) {
  const { entries, options = {}, executable = [], after, data = [] } = bundles[name];
  const missing = Object.values(entries).filter((entry) => !existsSync(path.join(root, entry)));
  if (missing.length > 0) {
    throw new Error(`no bundle '${name}': its entry ${missing.join(', ')} does not exist`);
  }
  const result = await esbuild.build({
    absWorkingDir: root,
    entryPoints: Object.entries(entries).map(([out, file]) => ({ in: file, out })),
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    // jsonc-parser's `main` is UMD, whose requires esbuild can't follow: the bundle would fail at run time.
    mainFields: ['module', 'main'],
    // `vscode` is the editor's. What a deploy does is worked out by another thread, with a bundle of its own.
    external: ['vscode', '@aws-cdk/cloudformation-diff'],
    define: { 'import.meta.url': 'import_meta_url', 'import.meta.dirname': 'import_meta_dirname' },
    inject: ['scripts/import-meta.mjs'],
    minify: true,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
    ...options,
  });
  for (const out of executable) await chmod(path.join(root, `dist/${out}.cjs`), 0o755);
  if (after !== undefined) await promisify(execFile)(process.execPath, [path.join(root, after)]);
  return [...Object.keys(result.metafile.inputs), ...data];
}

/** The text of every package's own licence file, as those licences ask of a copy. */
function notices(inputs) {
  const packages = new Set(
    inputs.map((input) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[0]).filter(Boolean),
  );
  return [...packages].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
    const file = readdirSync(path.join(root, folder)).find((entry) => /^(licen[cs]e|copying)\b/i.test(entry));
    if (file === undefined && license === undefined) throw new Error(`${name} is bundled and names no licence`);
    const text = file === undefined ? '' : `\n${readFileSync(path.join(root, folder, file), 'utf8').trim()}\n`;
    return `${name} ${version} (${license})\n${text}`;
  });
}

const shipped = Object.keys(bundles).filter((name) => name !== 'test');
const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked : shipped;
const unknown = names.filter((name) => !(name in bundles));
if (unknown.length > 0)
  throw new Error(`no bundle is called ${unknown.join(', ')}; there are ${Object.keys(bundles).join(', ')}`);

await mkdir(path.join(root, 'dist'), { recursive: true });
const results = await Promise.allSettled(names.map(bundle));
for (const [index, result] of results.entries()) {
  if (result.status === 'rejected') {
    process.exitCode = 1;
    console.error(`bundle: ${result.reason.message}`);
    continue;
  }
  for (const out of Object.keys(bundles[names[index]].entries)) {
    const { size } = await stat(path.join(root, `dist/${out}.cjs`));
    console.log(`dist/${out}.cjs  ${(size / 1024).toFixed(0)} kB`);
  }
}
if (asked.length === 0) {
  const inputs = results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
  await writeFile(path.join(root, 'dist/licenses.txt'), notices([...new Set(inputs)]).join(`\n${'-'.repeat(80)}\n\n`));
}
