import type { Change } from '../edits/change.ts';
import { editsForAll } from '../edits/edit.ts';
import { speller } from '../dialects/speller.ts';
import { needed, type Needed, needsKey, waysUp } from '../engine/change-needed.ts';
import { WANTED } from '../engine/level.ts';
import type { Look, Subject } from '../engine/look.ts';
import { storeName } from '../engine/message.ts';
import { reopen } from '../engine/reopen.ts';
import { createWorld, type World } from '../engine/world.ts';
import type { Analysis, Finding, Fix, Project, Refusal } from '../model/finding.ts';
import { type Access, type Impact, worstAccess, worstImpact } from '../model/impact.ts';
import type { Level } from '../model/level.ts';
import type { Resource } from '../model/resource.ts';
import type { Catalogue, FormulaRule } from '../model/rule.ts';
import { plan } from './changes.ts';
import { keysFor } from './keys.ts';
import { confirmation, titled } from './title.ts';

/** A fix with the changes that its edits come from, so that several can be put together on the tree. */
export interface PlannedFix extends Fix {
  readonly changes: readonly Change[];
}
export interface Choices {
  readonly fixes: readonly PlannedFix[];
  readonly refused: readonly Refusal[];
}
/** At most this many keys of the project are offered by name. */
const MAX_KEYS = 3;

interface Way {
  readonly id: string;
  readonly result: string;
  readonly needed: readonly Needed[];
  readonly key?: Resource;
  readonly access: Access;
}

const worlds = new WeakMap<Project, World>();
/** Fixes are asked for one by one; the project is looked through once. */
function worldOf(project: Project): World {
  let world = worlds.get(project);
  if (!world) worlds.set(project, (world = createWorld(project)));
  return world;
}

/** Every fix of a finding, in the order to offer them: least change first, then by key, nearest first. */
export function choicesFor(finding: Finding, analysis: Analysis, catalogue: Catalogue): Choices {
  if (finding.noFix !== undefined || !finding.resource.body)
    return {
      fixes: [],
      refused: [{ finding, because: finding.noFix ?? 'The place that decides is not in this project.' }],
    };
  const opened = reopen(finding, worldOf(analysis.project), catalogue);
  if (!opened)
    return { fixes: [], refused: [{ finding, because: 'The file has changed: look at the findings again.' }] };
  const { about, look } = opened;
  const ways =
    finding.rule.rung === undefined
      ? waysOfFormula(finding.rule, about, look)
      : waysOfStore(finding, about, look, analysis);
  const fixes: PlannedFix[] = [];
  const refused: Refusal[] = [];
  for (const way of ways) {
    const made = fixOf(way, finding, about);
    if ('because' in made) refused.push(made);
    else if (made.edits.length > 0) fixes.push(made);
  }
  return { fixes, refused };
}

function waysOfStore(finding: Finding, about: Subject, look: Look, analysis: Analysis): readonly Way[] {
  const rung = finding.rule.rung;
  const store = about.kind.store;
  if (rung === undefined || !store) return [];
  const wanted: Level = WANTED[rung];
  const name = `${about.kind.noun} ${storeName(finding.store ?? { resource: finding.resource, path: [] })}`;
  const ways: Way[] = [];
  const keys = keysFor(finding.resource, analysis.project, look).slice(0, MAX_KEYS);
  for (const way of waysUp(store, wanted, about, look)) {
    const { raise, needed: changes } = way;
    if (!needsKey(way)) {
      if (ways.some(({ key }) => !key)) continue;
      ways.push({
        id: raise.to,
        result: resultOf(rung, name, raise.to),
        needed: changes,
        access: raise.access ?? 'unchanged',
      });
    } else
      for (const key of keys)
        ways.push({
          id: `${raise.to}:${key.address}`,
          result: `Encrypt ${name} with key \`${key.address}\``,
          needed: changes,
          key,
          access: worstAccess([raise.access ?? 'unchanged', 'needs-key-access']),
        });
  }
  return ways;
}

function resultOf(rung: NonNullable<Finding['rule']['rung']>, name: string, to: Level): string {
  if (rung === 'declared')
    return to === 'service' ? `State the encryption of ${name}` : `Encrypt ${name} with the AWS-managed key`;
  return to === 'aws' ? `Encrypt ${name} with the AWS-managed key` : `Encrypt ${name}`;
}

function waysOfFormula(rule: FormulaRule, about: Subject, look: Look): readonly Way[] {
  return (rule.makes ?? []).map((make, index) => ({
    id: String(index),
    result: make.title.replaceAll('{name}', about.resource.address),
    needed: needed({ to: 'none', set: make.set ?? {}, unset: make.unset ?? [] }, about, look).filter(
      ({ facet }) => about.spelled.facets[facet] !== undefined,
    ),
    access: 'unchanged',
  }));
}

function fixOf(way: Way, finding: Finding, about: Subject): PlannedFix | Refusal {
  const planned = plan(about, way.needed, way.key, speller(about.resource.dialect), finding.judged.when);
  if ('refused' in planned) return { finding, because: planned.refused };
  const edited = editsForAll(planned.changes);
  if ('refused' in edited) return { finding, because: edited.refused };
  const { settings, spelled } = finding.judged;
  const impact: Impact = settings.deployed
    ? worstImpact(way.needed.map(({ facet }) => spelled.impact[facet] ?? spelled.impact['*'] ?? 'unknown'))
    : 'in-place';
  const confirm = settings.deployed
    ? confirmation(finding.resource, impact, new Set(edited.edits.map(({ uri }) => uri)).size)
    : undefined;
  return {
    id: way.id,
    title: titled(way.result, impact, way.access, planned.places[0]),
    finding,
    impact,
    access: way.access,
    // What may be fine already is not changed unasked.
    preferred: impact === 'in-place' && way.access === 'unchanged' && finding.verdict !== 'unknown',
    ...(confirm === undefined ? {} : { confirm }),
    edits: edited.edits,
    changes: planned.changes,
  };
}
