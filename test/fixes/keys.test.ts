/**
 * Pictures of fixes that write a key, name a parameter, or change the place that decides (`keys.md`, `decides.md`), and what must be
 * so of each: the finding is gone or has climbed, a new key is found nothing wrong with, a second time changes nothing.
 */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '../../server/model/source.ts';
import { readAgain } from '../edits/second-reader.ts';
import { bench, hasPlugins, hasTerraform, offline } from '../dialects/terraform/terraform.ts';
import { drawPicture } from '../picture/draw.ts';
import { type Picture, picturesOf, projectsOf, readPicture } from '../picture/page.ts';
import { resourceOf, typeOfPath } from '../rules/service-spec.ts';
import { certain, choose, type Files } from './choose.ts';
import { skip } from '../skipped.ts';

const update = process.env['UPDATE'] === '1';
const terraform: (readonly [string, Files])[] = [];

for (const page of ['keys.md', 'decides.md'])
  describe(`fixes in pictures: ${page}`, () => {
    const path = join(import.meta.dirname, page);
    const markdown = readFileSync(path, 'utf8');
    const drawn: (readonly [Picture, string])[] = [];
    for (const pictures of projectsOf(picturesOf(page, markdown))) {
      const [, id = '', address = ''] = /^`([^`]+)` of `([^`]+)`/.exec(pictures[0]?.heading ?? '') ?? [];
      it(pictures[0]?.heading ?? '', () => {
        const files: Files = Object.fromEntries(pictures.map(({ file, text }) => [file, readPicture(text).before]));
        const chosen = choose(files, id, address);
        assert.ok(chosen, `${id} is not offered`);
        const { finding, fix, fixed } = chosen;
        for (const picture of pictures) {
          const text = drawPicture({ before: files[picture.file] ?? '', after: fixed[picture.file] ?? '', marks: [] });
          drawn.push([picture, text]);
          if (!update) assert.equal(text, picture.text);
        }
        for (const [name, text] of Object.entries(fixed))
          assert.ok(readAgain(text, name.endsWith('.json') ? 'json' : 'yaml'), `${name}: a second reader reads it`);
        const before = certain(files);
        const after = certain(fixed);
        for (const mended of [finding, ...fix.also])
          assert.ok(
            !after.some(
              ({ rule, resource }) => rule.id === mended.rule.id && resource.address === mended.resource.address,
            ),
            `${mended.rule.id} of ${mended.resource.address} is gone`,
          );
        for (const { rule, resource } of after) {
          assert.ok(
            before.some(
              (old) =>
                old.resource.address === resource.address && (old.rule.id === rule.id || old.unmet.includes(rule)),
            ),
            `nothing new: ${rule.id} of ${resource.address}`,
          );
        }
        const again = choose(fixed, id, address);
        assert.ok(
          !again || again.fix.edits.length === 0 || again.finding.verdict === 'unknown',
          'a second time changes nothing',
        );
        for (const convert of [(text: string) => text.replaceAll('\n', '\r\n'), (text: string) => `\uFEFF${text}`]) {
          const other = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, convert(text)]));
          const made = choose(other, id, address)?.fixed ?? {};
          for (const [name, text] of Object.entries(fixed)) assert.equal(made[name], convert(text));
        }
        if (Object.keys(fixed).some((name) => name.endsWith('.tf.json')))
          terraform.push([pictures[0]?.heading ?? '', fixed]);
        else for (const text of Object.values(fixed)) againstTheSpecification(text, files);
      });
    }
    after(() => {
      if (!update) return;
      const lines = markdown.split('\n');
      for (const [
        {
          lines: [start, end],
        },
        text,
      ] of drawn.toSorted(([a], [b]) => b.lines[0] - a.lines[0]))
        lines.splice(start, end - start, ...text.split('\n'));
      writeFileSync(path, lines.join('\n'));
    });
  });

/** New resources name only properties of AWS's specification, with values of their types, and all that are required. */
function againstTheSpecification(text: string, before: Files): void {
  const [[template] = []] = readAgain(text, text.trimStart().startsWith('{') ? 'json' : 'yaml') ?? [];
  const { Resources: resources } = template as {
    Resources: Record<string, { Type: string; Properties?: Record<string, Json> }>;
  };
  for (const [name, { Type: type, Properties: properties = {} }] of Object.entries(resources)) {
    if (Object.values(before).some((old) => old.includes(`${name}:`) || old.includes(`"${name}"`))) continue;
    const spec = resourceOf(type);
    assert.ok(spec, `${type} is in the specification`);
    for (const [property, value] of Object.entries(properties)) {
      const expected = typeOfPath(type, property)?.type;
      assert.ok(expected, `${type} has ${property}`);
      const fits = {
        string: typeof value === 'string' || typeof value === 'object',
        boolean: typeof value === 'boolean',
        integer: Number.isInteger(value),
        number: typeof value === 'number',
        array: Array.isArray(value),
        json: typeof value === 'object',
        union: typeof value === 'object',
        tag: Array.isArray(value),
      }[expected as 'string'];
      assert.ok(fits, `${type}.${property} is ${expected}: ${JSON.stringify(value)}`);
    }
    for (const [property, { required }] of Object.entries(spec.properties))
      if (required === true) assert.ok(property in properties, `${type} needs ${property}`);
  }
}

describe('fixes and the real Terraform', function () {
  this.timeout(600_000);
  it('what they write is valid', function () {
    if (!hasTerraform() || !hasPlugins()) {
      skip(this, 'put `terraform` in PATH and name its provider in ATREST_TF_PLUGINS or TF_CLI_CONFIG_FILE');
      return;
    }
    assert.ok(terraform.length > 5);
    const at = bench();
    let initialised = false;
    try {
      for (const [what, files] of terraform) {
        const names = Object.keys(files);
        const root = names[0]?.includes('/') === true ? `${names[0].split('/')[0] ?? ''}/` : '';
        const provided = Object.values(files).some((text) => text.includes('"provider": {'));
        for (const [name, text] of Object.entries(files)) at.write(name.slice(root.length), text);
        if (!provided) at.write('provider.tf.json', { provider: { aws: offline } });
        // Once for the provider, and again for modules that are called.
        if (!initialised || Object.values(files).some((text) => text.includes('"module"'))) {
          const init = at.run('init', '-no-color', '-input=false');
          assert.ok(init.ok, `${what}\n${init.output}`);
          initialised = true;
        }
        const { ok, output } = at.run('validate', '-no-color');
        assert.ok(ok, `${what}\n${output}`);
        for (const name of names) at.remove(name.slice(root.length));
        at.remove('provider.tf.json');
      }
    } finally {
      at.close();
    }
    return undefined;
  });
});
