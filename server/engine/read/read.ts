import { code } from '../../model/text/code.ts';
import { inText } from '../../model/json-text.ts';
import type { Elsewhere, Facet, Spelling } from '../../model/kind.ts';
import type { Resource } from '../../model/resource.ts';
import type { Path, Scalar, Site } from '../../model/source.ts';
import type { Hop } from '../../model/hop.ts';
import { absent, known, unknown, type Value } from '../../model/value.ts';
import type { Case } from '../cases.ts';
import type { Look, Subject } from '../look.ts';
import { isNamed, ITEMS, type NamedItem, shapesOf, type PathStep, stepsOf } from './path.ts';
import type { Reading } from './reading.ts';
import { own } from '../../model/own.ts';

const UNDECIDED = unknown('not decided yet', false);

export function read(subject: Subject, facet: string, look: Look): Reading {
  return once(subject, facet, look, () =>
    withDefault(
      asDeclared(readSpelling(subject, own(subject.spelled.facets, facet), look), subject, facet, look),
      own(subject.spelled.defaults, facet),
    ),
  );
}

/** Read once for the subject, and once for every rule and case where no condition has a part in it. */
function once(subject: Subject, name: string, { now }: Look, make: () => Reading): Reading {
  let reading = subject.readings.get(name) ?? subject.plain?.get(name);
  if (!reading) {
    const crossed = now.crossed();
    reading = make();
    (now.crossed() === crossed && subject.plain ? subject.plain : subject.readings).set(name, reading);
  }
  return reading;
}

/** No facet is called so. */
const ITS_NAME = '\nname';

/** What a facet is of tells how it is to be taken. */
function asDeclared(reading: Reading, subject: Subject, facet: string, look: Look): Reading {
  const declared = own(subject.kind.facets, facet);
  return declared?.as === 'policy' ? unlessChanged(reading, subject, look) : unlessEmpty(reading, declared);
}

/** A policy of what is handed to code that nobody sees may be another one by now. */
function unlessChanged(reading: Reading, { resource }: Subject, { world }: Look): Reading {
  const changer = world.changer(resource);
  if (!changer || reading.value.is === 'unknown') return reading;
  const reason = `${code(changer.address)} runs code that may change it`;
  return { ...reading, value: unknown(reason, false, reading.value.site, reading.value.from) };
}

function unlessEmpty(reading: Reading, facet: Facet | undefined): Reading {
  const { value } = reading;
  if (facet?.as !== 'entries' || value.is !== 'map' || value.open !== undefined) return reading;
  return value.entries.length > 0 ? reading : { ...reading, value: absent(value.from), empty: true };
}

function withDefault(reading: Reading, value: Scalar | undefined): Reading {
  if (value === undefined || reading.value.is !== 'absent') return reading;
  const hop: Hop = { via: 'service-default', of: { is: 'default', value } };
  return { ...reading, value: known(value, undefined, [...reading.value.from, hop]) };
}

function readSpelling(subject: Subject, spelling: Spelling | undefined, look: Look): Reading {
  if (spelling === undefined) return { value: absent(), resource: subject.resource, path: subject.path };
  if (typeof spelling !== 'string' && 'type' in spelling) return readElsewhere(subject, spelling, look);
  if (typeof spelling === 'string') return readHere(subject, spelling, look);
  const readings: Reading[] = [];
  for (const one of spelling) {
    const reading = readSpelling(subject, one, look);
    if (reading.value.is !== 'absent') return reading;
    readings.push(reading);
  }
  // What goes along with it tells which of several places the author uses.
  const place = readings.find(({ near }) => near) ?? readings[0];
  return place ?? { value: absent(), resource: subject.resource, path: subject.path };
}

function readHere(subject: Subject, path: string, look: Look): Reading {
  if (path.startsWith('@')) return readAttribute(subject.resource, path, look);
  const top = path.startsWith('^');
  const steps = stepsOf(top ? path.slice(1) : path);
  const start = top ? subject.resource.properties : subject.value;
  return { resource: subject.resource, ...walk(start, steps, top ? [] : subject.path, subject.resource, look.now) };
}

/** What stands beside the properties; its path keeps the sign, by which a fix finds the place. */
function readAttribute(resource: Resource, path: string, look: Look): Reading {
  const [name, ...steps] = stepsOf(path);
  if (typeof name !== 'string') return { value: absent(), resource, path: [] };
  return { resource, ...walk(resource.attribute(name.slice(1)), steps, [name], resource, look.now) };
}

function readElsewhere(subject: Subject, elsewhere: Elsewhere, look: Look): Reading {
  const { sure, possible } = look.world.pointing(
    elsewhere.type,
    elsewhere.by,
    subject.resource,
    calledBy(subject, look),
  );
  for (const resource of sure) {
    const reading = walk(resource.properties, stepsOf(elsewhere.path), [], resource, look.now);
    if (reading.value.is !== 'absent') return { resource, ...reading };
  }
  const first = sure[0];
  if (first) return { resource: first, ...walk(first.properties, stepsOf(elsewhere.path), [], first, look.now) };
  const maybe = possible[0];
  const { adds } = subject.resource.scope;
  const reason = maybe ? `${code(maybe.address)} may set it: what it belongs to can't be known here` : adds;
  const value = reason === undefined ? absent() : unknown(reason, false);
  return { value, resource: subject.resource, path: subject.path };
}

/** What the resource is called, where that is known; the kind's `name` facet. */
export function namesOf(subject: Subject, look: Look): readonly string[] {
  const value = nameOf(subject, look);
  return value?.is === 'known' && typeof value.value === 'string' ? [value.value] : [];
}

/** Texts that other resources may name this one by: its name, or the very text of which its name is made. */
export function calledBy(subject: Subject, look: Look): readonly string[] {
  const value = nameOf(subject, look);
  return value ? [...namesOf(subject, look), ...shapesOf(value, subject.resource.scope)] : [];
}

function nameOf(subject: Subject, look: Look): Value | undefined {
  const spelled = subject.spelled.facets['name'];
  if (typeof spelled !== 'string') return undefined;
  const { resource, plain } = subject;
  const known = plain?.get(ITS_NAME);
  if (known) return known.value;
  // Not kept for the case: what is read by way of it would not seem to depend on one.
  const crossed = look.now.crossed();
  const reading = { resource, ...walk(resource.properties, stepsOf(spelled), [], resource, look.now) };
  if (look.now.crossed() === crossed) plain?.set(ITS_NAME, reading);
  return reading.value;
}

type Walked = Omit<Reading, 'resource'>;

/** Follows a path through one case of a value. A one-item list is transparent to keys, a map is a one-item list to `[]`. */
export function walk(start: Value, steps: readonly PathStep[], from: Path, resource: Resource, now: Case): Walked {
  let value: Value = start;
  let path: Path = from;
  let near: Site | undefined;
  let misfit: string | undefined;
  const at = (result: Value): Walked => ({
    value: result,
    path,
    ...(near && { near }),
    ...(misfit !== undefined && { misfit }),
  });
  for (let index = 0; ; index++) {
    const picked = now.pick(value, resource.scope);
    if (!picked) return at(UNDECIDED);
    value = picked;
    const step = steps[index];
    if (step === undefined) {
      const said = emptyIsAbsent(value);
      return said === value ? at(value) : { ...at(said), empty: true };
    }
    value = inText(value, resource.dialect.yamlText);
    if (isNamed(step)) {
      const found = named(value, step, path, resource, now);
      if (found.value.is === 'absent' || found.value.is === 'unknown')
        return { ...found, path: [...found.path, ...rest(steps, index + 1)], ...(near ? { near } : {}) };
      ({ value, path } = found);
      if (value.is === 'map') near = value.entries.find(({ key }) => key === step.key)?.keySite ?? near;
      continue;
    }
    if (value.is === 'list') {
      // A list of one block is the block only where the dialect writes it so.
      if (step !== ITEMS && !resource.dialect.listsOneBlock) misfit ??= String(path.at(-1) ?? '');
      if (value.items.length > 1) {
        const several = each(value.items, steps.slice(step === ITEMS ? index + 1 : index), path, near, resource, now);
        const repeated =
          step !== ITEMS && resource.dialect.listsOneBlock
            ? { key: String(path.at(-1) ?? ''), times: value.items.length }
            : several.repeated;
        return { ...several, ...(misfit !== undefined && { misfit }), ...(repeated && { repeated }) };
      }
      const only = value.items[0];
      if (!only)
        return {
          ...at(value.open === undefined ? absent() : unknown(value.open, false)),
          path: [...path, 0, ...rest(steps, step === ITEMS ? index + 1 : index)],
        };
      path = [...path, 0];
      value = only;
      if (step !== ITEMS) index--;
      continue;
    }
    if (step === ITEMS) continue;
    if (value.is !== 'map') {
      path = [...path, ...rest(steps, index)];
      return at(
        value.is === 'unknown'
          ? unknown(value.reason, false, value.site, value.from)
          : value.is === 'reference'
            ? unknown(`it is a reference to ${code(value.address)}`, false, value.site)
            : absent(value.from),
      );
    }
    const entry = value.entries.find((candidate) => candidate.key === step);
    path = [...path, step];
    if (!entry) {
      const open = value.open;
      const item = newItem(path, steps.slice(index + 1));
      path = [...path, ...rest(steps, index + 1)];
      return { ...at(open === undefined ? absent() : unknown(open, false, value.site)), ...(item ? { item } : {}) };
    }
    if (entry.keySite) near = entry.keySite;
    value = entry.value;
  }
}

function each(
  items: readonly Value[],
  steps: readonly PathStep[],
  path: Path,
  near: Site | undefined,
  resource: Resource,
  now: Case,
): Walked {
  const walked = items.map((item, index) => walk(item, steps, [...path, index], resource, now));
  const values = walked.map((one) => one.value);
  const first = walked[0];
  const value: Value = values.every((one) => one.is === 'absent') ? absent() : { is: 'list', items: values, from: [] };
  const nearest = first?.near ?? near;
  const misfit = walked.find((one) => one.misfit !== undefined)?.misfit;
  const repeated = walked.find((one) => one.repeated)?.repeated;
  const isMixed = steps.length > 0 && items.some(({ is }) => is === 'map') && items.some(isNoBlock);
  const mixed = isMixed ? String(path.at(-1) ?? '') : walked.find((one) => one.mixed !== undefined)?.mixed;
  return {
    value,
    path: first?.path ?? path,
    ...(nearest && { near: nearest }),
    ...(misfit !== undefined && { misfit }),
    ...(repeated && { repeated }),
    ...(mixed !== undefined && { mixed }),
  };
}
/** What no block can be made of. */
const isNoBlock = (value: Value): boolean => {
  const { is } = inText(value);
  return is === 'known' || is === 'list';
};

/** The item of a list that a key names; a block that is written once is a list of one. */
function named(value: Value, step: NamedItem, path: Path, resource: Resource, now: Case): Walked {
  if (value.is === 'unknown') return { value: unknown(value.reason, false, value.site, value.from), path };
  if (value.is === 'reference')
    return { value: unknown(`it is a reference to ${code(value.address)}`, false, value.site), path };
  const items = value.is === 'list' ? value.items : value.is === 'map' ? [value] : [];
  let reason = value.is === 'list' ? value.open : undefined;
  for (const [index, item] of items.entries()) {
    const { value: name } = walk(item, [step.key], [], resource, now);
    if (name.is === 'known' && String(name.value) === step.is)
      return { value: now.pick(item, resource.scope) ?? UNDECIDED, path: [...path, index] };
    if (name.is === 'unknown' || name.is === 'reference')
      reason ??= name.is === 'unknown' ? name.reason : `it is a reference to ${code(name.address)}`;
  }
  const missing = [...path, items.length];
  return reason === undefined
    ? { value: absent(), path: missing, item: { list: path, named: { [step.key]: step.is } } }
    : { value: unknown(reason, false), path: missing };
}

/** Nothing is written from `path` on, and the way goes through an item that a key names. */
function newItem(path: Path, steps: readonly PathStep[]): Reading['item'] {
  const index = steps.findIndex(isNamed);
  const step = steps[index];
  if (step === undefined || !isNamed(step)) return undefined;
  return { list: [...path, ...rest(steps.slice(0, index), 0)], named: { [step.key]: step.is } };
}

const rest = (steps: readonly PathStep[], index: number): Path =>
  steps.slice(index).flatMap((step): Path => (step === ITEMS ? [0] : isNamed(step) ? [] : [step]));

/** Empty text, null and an empty list say nothing: a provider or service takes them for not set. */
function emptyIsAbsent(value: Value): Value {
  const empty =
    (value.is === 'known' && (value.value === '' || value.value === null)) ||
    (value.is === 'list' && value.items.length === 0 && value.open === undefined);
  return empty ? absent(value.from) : value;
}
