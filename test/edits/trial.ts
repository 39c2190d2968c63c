import { isDeepStrictEqual } from 'node:util';
import type { Document, MapNode, Path } from '../../server/model/source.ts';
import { applyEdits } from '../../server/edits/apply.ts';
import type { Change } from '../../server/edits/change.ts';
import { editsForAll } from '../../server/edits/edit.ts';
import type { Fresh } from '../../server/model/fresh.ts';
import { interpolated, isRawExpression, isFreshList, isTagged } from '../../server/model/fresh.ts';
import { parse } from '../../server/syntax/parse.ts';
import { hcl } from '../../server/syntax/hcl/hcl.ts';
import { json } from '../../server/syntax/json/json.ts';
import { yaml } from '../../server/syntax/yaml/yaml.ts';
import { nodeAt } from '../../server/syntax/walk.ts';
import { readAgain } from './second-reader.ts';
import type { Data } from './second-reader.ts';

/** A change by paths from the document's root. */
export type Wish =
  | { readonly do: 'set'; readonly path: Path; readonly value: Fresh }
  | { readonly do: 'append'; readonly path: Path; readonly item: Fresh }
  | { readonly do: 'remove'; readonly path: Path };

/** `same`: nothing to do. `unread`: the second reader does not accept the text as it is. */
export type Verdict = 'ok' | 'same' | 'refused' | 'unread' | 'wrong';
export interface Trial {
  readonly verdict: Verdict;
  readonly why: string;
  readonly after: string;
}
export interface Subject {
  readonly uri: string;
  readonly syntax: 'yaml' | 'json';
  readonly text: string;
}

export const documentOf = ({
  uri,
  syntax,
  text,
}: Pick<Subject, 'uri' | 'text'> & { readonly syntax: 'yaml' | 'json' | 'hcl' }): Document =>
  parse({ uri, syntax: { yaml, json, hcl }[syntax], text, version: 1, listsOneBlock: /\.tf(\.json)?$/.test(uri) });

export function rootOf(document: Document): MapNode {
  const root = document.roots[0];
  if (root?.kind !== 'map') throw new Error('The root is no map.');
  return root;
}

export const changesOf = (document: Document, wishes: readonly Wish[]): Change[] =>
  wishes.map((wish) => ({ ...wish, document, ...rooted(rootOf(document), wish.path) }));

/** Every other path starts at a map on its way instead of the document's root, as fixes start at a resource. */
function rooted(root: MapNode, path: Path): { readonly root: MapNode; readonly path: Path } {
  const steps = path.length % 2 === 0 ? 0 : Math.min(2, path.length - 1);
  const found = nodeAt(root, path.slice(0, steps));
  return found?.kind === 'map' ? { root: found, path: path.slice(steps) } : { root, path };
}

/** Makes the changes and asks the second reader whether they, and nothing else, have happened. */
export function attempt(
  subject: Subject,
  document: Document,
  wishes: readonly Wish[],
  before = readAgain(subject.text, subject.syntax),
): Trial {
  const { text, syntax, uri } = subject;
  if (!before) return { verdict: 'unread', why: '', after: text };
  const outcome = editsForAll(changesOf(document, wishes));
  if ('refused' in outcome) return { verdict: 'refused', why: outcome.refused, after: text };
  const after = applyEdits(text, outcome.edits);
  const wrong = (why: string): Trial => ({ verdict: 'wrong', why, after });

  const seen = readAgain(after, syntax);
  if (!seen) return wrong('the second reader refuses the result');
  const wanted = before.map(([first, ...others]) => [
    wishes.reduce((data, wish) => fulfil(data, wish, uri.endsWith('.tf.json')), first),
    ...others,
  ]);
  if (!isDeepStrictEqual(spell(seen), spell(wanted))) return wrong('another result than intended');
  if (!keptOutside(text, after, outcome.edits)) return wrong('text outside of the edits has changed');
  const again = documentOf({ ...subject, text: after });
  if (again.problems.length > document.problems.length)
    return wrong(`a new problem: ${again.problems[0]?.message ?? ''}`);
  const settled = wishes.filter((wish) => wish.do !== 'remove' || typeof wish.path.at(-1) === 'string');
  const repeated = editsForAll(changesOf(again, settled));
  if (wishes.length === 1 && (!('edits' in repeated) || repeated.edits.length > 0))
    return wrong('not settled by the first time');
  if (blankEnds(after) > blankEnds(text)) return wrong('blanks at the end of a line');
  return { verdict: outcome.edits.length === 0 ? 'same' : 'ok', why: '', after };
}

const blankEnds = (text: string): number => text.match(/[ \t]\r?$/gm)?.length ?? 0;

/** Independent of `applyEdits`: what is left of the old text is found in the new one, in order and at the right distance. */
export function keptOutside(
  before: string,
  after: string,
  edits: readonly { readonly span: { readonly start: number; readonly end: number }; readonly text: string }[],
): boolean {
  let from = 0;
  let shift = 0;
  for (const { span, text } of [...edits, { span: { start: before.length, end: before.length }, text: '' }]) {
    if (before.slice(from, span.start) !== after.slice(from + shift, span.start + shift)) return false;
    shift += text.length - (span.end - span.start);
    from = span.end;
  }
  return before.length + shift === after.length;
}

type Dictionary = Record<string, Data>;
const isDictionary = (data: Data): data is Dictionary =>
  typeof data === 'object' && data !== null && !Array.isArray(data);

/** The wish on plain data, without any knowledge of text. */
export function fulfil(data: Data, wish: Wish, terraform = false): Data {
  const enter = (value: Data, path: Path): Data => {
    const [step, ...rest] = path;
    if (step === undefined) {
      if (wish.do === 'set') return plain(wish.value);
      if (wish.do === 'remove') return value;
      const list = Array.isArray(value) ? (value as Data[]) : terraform && isDictionary(value) ? [value] : [];
      const item = plain(wish.item);
      return list.some((old) => isDeepStrictEqual(spell(old), spell(item))) ? list : [...list, item];
    }
    const last = rest.length === 0 && wish.do === 'remove';
    if (isDictionary(value) && '!tag' in value) {
      return { ...value, value: enter(value['value'], step === 'Fn::If' ? rest : path) };
    }
    if (terraform && typeof step === 'string' && Array.isArray(value)) return [enter(value[0], path)];
    if (terraform && step === 0 && isDictionary(value)) return enter(value, rest);
    if (typeof step === 'number') {
      const list = Array.isArray(value) ? [...(value as Data[])] : [];
      if (last) list.splice(step, 1);
      else list[step] = enter(list[step], rest);
      return list;
    }
    const map: Dictionary = isDictionary(value) ? { ...value } : {};
    if (last) Reflect.deleteProperty(map, step);
    else map[step] = enter(map[step], rest);
    return map;
  };
  return enter(data, wish.path);
}

function plain(fresh: Fresh): Data {
  if (isTagged(fresh)) return { '!tag': fresh.tag, value: fresh.value };
  if (isRawExpression(fresh)) return interpolated(fresh);
  if (isFreshList(fresh)) return fresh.map(plain);
  if (typeof fresh !== 'object' || fresh === null) return fresh;
  return Object.fromEntries(Object.entries(fresh).map(([key, value]) => [key, plain(value)]));
}

/** Short functions in their long form, so that both compare equal; the order of keys does not count. */
export function spell(data: Data): Data {
  if (Array.isArray(data)) return data.map(spell);
  if (!isDictionary(data)) return data;
  const tag = data['!tag'];
  if (tag === '!Ref') return { Ref: data['value'] };
  if (tag === '!Sub' && typeof data['value'] === 'string') return { 'Fn::Sub': data['value'] };
  if (tag === '!GetAtt') {
    const value = data['value'];
    const dot = typeof value === 'string' ? value.indexOf('.') : -1;
    return { 'Fn::GetAtt': typeof value === 'string' && dot > 0 ? [value.slice(0, dot), value.slice(dot + 1)] : value };
  }
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, spell(value)]));
}
