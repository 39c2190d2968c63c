/**
 * Every fix of every finding in the CloudFormation templates of the sample, before and after as AWS's own tool compares them: it
 * touches the resources that it is for and no other, takes no property away, and does on deploy what its title says. Where a kind knows
 * better than AWS's specification, its `impactBasis` says why, or corpus-diff-exceptions.json. `ATREST_CORPUS` names a folder to take instead of the sample.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { compare } from '../../server/deploy/diff/compare.ts';
import { comparable } from '../../server/dialects/cloudformation/comparable.ts';
import { editedTexts } from '../../server/deploy/outcome.ts';
import type { TemplateEffect } from '../../server/model/deploy.ts';
import type { Analysis, Fix } from '../../server/model/finding.ts';
import { spanOf } from '../../server/model/source.ts';
import { parse } from '../../server/syntax/parse.ts';
import { syntaxNamed } from '../../server/syntax/syntaxes.ts';
import { look } from './check-fix.ts';
import { choicesOf } from './choices-of.ts';
import { folder, realTexts } from './real-texts.ts';
import { skip } from '../skipped.ts';

interface Exception {
  /** A regular expression over `<type> <property>: kind <impact>, specification <impact>`. */
  readonly match: string;
  readonly because: string;
}
const exceptions = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'corpus-diff-exceptions.json'), 'utf8'),
) as readonly Exception[];
const used = new Set<Exception>();

const counts = { templates: 0, fixes: 0, effects: 0, created: 0, inPlace: 0, replaced: 0, known: 0, exceptions: 0 };

const logicalId = (address: string): string => address.slice(address.lastIndexOf('.') + 1);
/** `Volume${Name}` stands for every resource that its loop makes. */
const stands = (id: string, resource: string): boolean => {
  const [start = '', ...rest] = id.split(/[$&]\{[^}]*\}/);
  return id === resource || (rest.length > 0 && resource.startsWith(start) && resource.endsWith(rest.at(-1) ?? ''));
};
const goes = ({ effect }: TemplateEffect): boolean =>
  effect === 'replaces' || effect === 'may-replace' || effect === 'rejected' || effect === 'removes';

/** The resources into whose text the edits are made. */
function edited({ edits }: Fix, { project }: Analysis): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { body, document, address } of project.resources) {
    if (!body) continue;
    const { start, end } = spanOf(body);
    const inside = edits.some(({ uri, span }) => uri === document.uri && span.start >= start && span.end <= end + 1);
    if (inside) ids.add(logicalId(address));
  }
  return ids;
}

/** Properties that are there before and not after, and that no facet of the kind is about. */
function lost(fix: Fix, analysis: Analysis): readonly string[] {
  const { spelled } = fix.finding.judged;
  const ours = JSON.stringify(Object.values(spelled.facets));
  return editedTexts(fix.edits, analysis).flatMap(({ uri, syntax: name, before, after }) => {
    const syntax = syntaxNamed(name)!;
    const [old, fresh] = [before, after].map((text) => parse({ uri, version: 0, text, syntax }).roots.map(comparable));
    return (old ?? []).flatMap((template, index) =>
      Object.entries(template ?? {}).flatMap(([id, { Properties: properties }]) => {
        const next = fresh?.[index]?.[id]?.['Properties'];
        return keys(properties).flatMap((key) =>
          keys(next).includes(key) || ours.includes(key) ? [] : [`${id}.${key}`],
        );
      }),
    );
  });
}
const keys = (json: unknown): readonly string[] => (typeof json === 'object' && json !== null ? Object.keys(json) : []);

function check(fix: Fix, analysis: Analysis): void {
  const what = fix.title;
  const effects = compare(editedTexts(fix.edits, analysis));
  assert.ok(effects && effects.length > 0, `${what}: the templates differ`);
  counts.effects += effects.length;
  const bodies = edited(fix, analysis);
  for (const effect of effects) {
    if (effect.effect === 'creates') counts.created++;
    const meant =
      effect.effect === 'creates' ||
      [...bodies].some((id) => stands(effect.resource, id)) ||
      /refers to `.*`, which is replaced/.test(effect.because) ||
      // The place that decides may decide for others.
      what.includes('by changing');
    assert.ok(meant, `${what}: touches \`${effect.resource}\` too (${effect.because})`);
  }
  assert.deepEqual(lost(fix, analysis), [], `${what}: takes away`);
  const gone = effects.filter(goes);
  if (gone.length > 0) counts.replaced++;
  if (fix.impact === 'in-place') {
    counts.inPlace++;
    assert.deepEqual(gone, [], `${what}: changes in place`);
  }
  for (const { resource, judged } of [fix.finding, ...fix.also]) {
    const own = effects.find(({ resource: id }) => stands(id, logicalId(resource.address)));
    // A name that is fixed is no matter of the kind.
    const impact = own?.effect === 'rejected' ? 'replaces' : own?.effect;
    if (!own || impact === fix.impact || fix.also.length > 0) continue;
    if (judged.spelled.impactBasis !== undefined && impact === 'in-place') {
      counts.known++;
      continue;
    }
    const line = `${resource.type} ${own.because}: kind ${fix.impact}, specification ${String(impact)}`;
    const exception = exceptions.find(({ match }) => new RegExp(match).test(line));
    assert.ok(exception, `${what}: ${line}`);
    used.add(exception);
    counts.exceptions++;
  }
}

describe("fixes, as AWS's tool compares templates", () => {
  const texts = [...realTexts()].filter(({ name }) => name !== 'main.tf.json');
  for (const { file, name, text } of texts)
    it(file, () => {
      let some = false;
      for (const { analysis, fix } of choicesOf(look(name, text))) {
        if (fix.finding.resource.dialect.name !== 'cloudformation') continue;
        some = true;
        counts.fixes++;
        check(fix, analysis);
      }
      if (some) counts.templates++;
    });

  it('needs every exception', function () {
    if (folder !== undefined) skip(this, 'unset ATREST_CORPUS');
    assert.ok(counts.fixes > 100);
    assert.deepEqual(
      exceptions.filter((exception) => !used.has(exception)),
      [],
    );
  });

  after(() => {
    console.log(`    ${JSON.stringify(counts)}`);
  });
});
