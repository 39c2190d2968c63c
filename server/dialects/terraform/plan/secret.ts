import type { Json, Path } from '../../../model/source.ts';
import { isMap, listOf, member } from '../../json.ts';

/** Keys whose text is a secret in any resource. A key that names another thing, such as `master_user_secret_kms_key_id`, is not. */
const secretName =
  /(^|_)(password|passwd|passphrase|secret|token|secret_string|secret_binary|private_key|secret_key|api_key|user_data|user_data_base64)$/;

export const isSecretName = (name: string): boolean => secretName.test(name.toLowerCase());

/** Where values stand, and beside them what says which are secrets. */
const MARKS = new Map([
  ['values', 'sensitive_values'],
  ['after', 'after_sensitive'],
]);

/** Whether a place of a plan or state is a secret, holds one, or is inside of one. */
export function isSecretAt(plan: Json, pointer: Path): boolean {
  let at: Json | undefined = plan;
  let marks: Json | undefined;
  for (const step of pointer) {
    const name: string | undefined = marks === undefined ? MARKS.get(String(step)) : undefined;
    marks = name === undefined ? part(marks, step) : member(at, name);
    at = part(at, step);
    if (marks === true) return true;
  }
  const last = pointer.at(-1);
  return holdsMark(marks, 0) || (typeof last === 'string' && !isMap(at) && isSecretName(last));
}

const part = (json: Json | undefined, step: string | number): Json | undefined =>
  typeof step === 'number' ? listOf(json)[step] : member(json, step);

/** A map within which something is marked is not shown either. */
function holdsMark(marks: Json | undefined, depth: number): boolean {
  if (marks === true || depth > 100) return true;
  if (isMap(marks)) return Object.values(marks).some((one) => holdsMark(one, depth + 1));
  return listOf(marks).some((one) => holdsMark(one, depth + 1));
}
