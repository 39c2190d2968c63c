/**
 * Every fix of every module of the sample, as the real Terraform sees it: valid wherever the module was. `ATREST_CORPUS` names a folder
 * to take instead, `ATREST_PART` a part of it.
 */
import assert from 'node:assert/strict';
import { applyEdits } from '../../server/edits/apply.ts';
import type { Json } from '../../server/model/source.ts';
import { bench, hasPlugins, hasTerraform, offline } from '../dialects/terraform/terraform.ts';
import { look } from './check-fix.ts';
import { choicesOf } from './choices-of.ts';
import { isDictionary } from './difference.ts';
import { realTexts } from './real-texts.ts';
import { skip } from '../skipped.ts';

const FILE = 'main.tf.json';
/** As many modules as Terraform looks at in one go: it takes seconds to start. */
const BATCH = 400;

interface Module {
  readonly what: string;
  readonly text: string;
}

/** What Terraform says against each module, all of them called by one root. */
function validate(modules: readonly Module[]): ReadonlyMap<Module, readonly string[]> {
  const at = bench();
  try {
    const calls: Record<string, Json> = {};
    for (const [index, { text }] of modules.entries()) {
      at.write(`m${String(index)}/${FILE}`, text);
      calls[`m${String(index)}`] = { source: `./m${String(index)}`, ...given(text) };
    }
    at.write(FILE, { provider: { aws: offline }, module: calls });
    const { ok, output } = at.run('init', '-no-color', '-input=false');
    const told = new Map<Module, string[]>();
    const add = (index: string | undefined, message: string): void => {
      const module = modules[Number(index)];
      assert.ok(module, message);
      told.set(module, [...(told.get(module) ?? []), message]);
    };
    if (!ok) {
      for (const [, index] of output.matchAll(/\bm(\d+)\//g)) add(index, output);
      if (told.size > 0) return told;
      const half = modules.length >> 1;
      if (half === 0) return new Map(modules.map((one) => [one, [output]]));
      return new Map([...validate(modules.slice(0, half)), ...validate(modules.slice(half))]);
    }
    const { output: said } = at.run('validate', '-json');
    const { diagnostics } = JSON.parse(said) as {
      diagnostics: { severity: string; summary: string; detail: string; range?: { filename: string } }[];
    };
    for (const { severity, summary, detail, range } of diagnostics)
      if (severity === 'error')
        add(/\bm(\d+)\b/.exec(`${range?.filename ?? ''} ${detail}`)?.[1], `${summary}: ${detail}`);
    return told;
  } finally {
    at.close();
  }
}

/** Values for the variables that need one. */
function given(text: string): Readonly<Record<string, Json>> {
  const { variable } = JSON.parse(text) as { readonly variable?: unknown };
  const blocks = [variable ?? []].flat().flatMap((block) => (isDictionary(block) ? Object.entries(block) : []));
  return Object.fromEntries(
    blocks.flatMap(([name, written]) => {
      const [about] = [written].flat();
      if (!isDictionary(about) || 'default' in about) return [];
      const type = (typeof about['type'] === 'string' ? about['type'] : 'string').replace(/^\$\{|\}$/g, '');
      const value = /^(list|set|tuple)/.test(type)
        ? []
        : /^(map|object)/.test(type)
          ? {}
          : type === 'number'
            ? 1
            : type === 'bool'
              ? true
              : 'given';
      return [[name, value]];
    }),
  );
}

/** The modules that Terraform finds nothing wrong with, and what it says of the others. */
function sift(modules: readonly Module[]): { readonly valid: readonly Module[]; readonly wrong: readonly string[] } {
  const valid: Module[] = [];
  const wrong: string[] = [];
  for (let start = 0; start < modules.length; start += BATCH) {
    let rest = modules.slice(start, start + BATCH);
    // An error in one place keeps Terraform from looking at others: what is wrong by itself goes, until nothing is.
    while (rest.length > 0) {
      const told = validate(rest);
      if (told.size === 0) break;
      for (const [{ what }, [message]] of told) wrong.push(`${what}: ${message ?? ''}`);
      rest = rest.filter((one) => !told.has(one));
    }
    valid.push(...rest);
  }
  return { valid, wrong };
}

/** Whether it asks for nothing that is not there: other providers and versions, modules. */
function isAlone(text: string): boolean {
  try {
    const json = JSON.parse(text) as Readonly<Record<string, unknown>>;
    return !('module' in json) && !text.includes('"required_providers"');
  } catch {
    return false;
  }
}

describe('fixes and the real Terraform: every choice', function () {
  this.timeout(3_600_000);
  it('is valid wherever the module was', function () {
    if (!hasTerraform() || !hasPlugins()) {
      skip(this, 'put `terraform` in PATH and name its provider in ATREST_TF_PLUGINS or TF_CLI_CONFIG_FILE');
      return;
    }
    const all = [...realTexts()].filter(({ name }) => name === FILE);
    const originals = all.filter(({ text }) => isAlone(text)).map(({ file, text }) => ({ what: file, text }));
    const { valid, wrong: before } = sift(originals);
    let fixes = 0;
    const fixed = valid.flatMap(({ what, text }) => {
      const texts = new Map<string, string>();
      for (const { fix } of choicesOf(look(FILE, text))) {
        fixes++;
        texts.set(applyEdits(text, fix.edits), `${what}: ${fix.finding.rule.id}: ${fix.title}`);
      }
      return [...texts].map(([after, title]) => ({ what: title, text: after }));
    });
    const { valid: good, wrong } = sift(fixed);
    console.log(
      `      ${String(all.length)} modules, ${String(valid.length)} valid as they are (${String(before.length)} are not, ${String(all.length - originals.length)} not tried); ${String(fixes)} fixes, ${String(fixed.length)} different texts, ${String(good.length)} valid, ${String(wrong.length)} not`,
    );
    if (process.env['ATREST_CORPUS'] !== undefined)
      console.log(before.map((line) => `      as it is: ${line.slice(0, 160)}`).join('\n'));
    assert.deepEqual(wrong, []);
    return undefined;
  });
});
