import type { Value } from '../../../server/model/value.ts';
import { surroundings } from './expressions.ts';
import { read, resourceAt, valueAt } from './module.ts';

/** What is not known stands out in an answer. */
export const notKnown = Symbol('not known');

/** A value as plain data. */
export function answer(value: Value | undefined): unknown {
  if (!value) return notKnown;
  if (value.is === 'known') return value.value;
  if (value.is === 'absent') return null;
  if (value.is === 'list' && value.open === undefined) return value.items.map(answer);
  if (value.is === 'map' && value.open === undefined) {
    return Object.fromEntries(value.entries.map(({ key, value: child }) => [key, answer(child)]));
  }
  return notKnown;
}

/** AtRest's answers by expression. */
export function answersOf(expressions: readonly string[]): ReadonlyMap<string, unknown> {
  const resource = Object.fromEntries(expressions.map((input, index) => [`e${String(index)}`, { input }]));
  const project = read({ 'main.tf.json': { ...surroundings, resource: { terraform_data: resource } } });
  return new Map(
    expressions.map((expression, index) => [
      expression,
      answer(valueAt(resourceAt(project, `terraform_data.e${String(index)}`), 'input')),
    ]),
  );
}

/** Terraform's own answers, as it gave them to the test against the real one. */
export const answersFile = new URL('answers.json', import.meta.url);

/** Terraform writes JSON text where AtRest keeps the structure. */
export function sameAnswer(ours: unknown, theirs: unknown): boolean {
  const text = (value: unknown): string => JSON.stringify(sorted(value));
  if (text(ours) === text(theirs)) return true;
  return typeof theirs === 'string' && typeof ours === 'object' && text(ours) === text(JSON.parse(theirs));
}

const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .toSorted(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, child]) => [key, sorted(child)]),
        )
      : value;
