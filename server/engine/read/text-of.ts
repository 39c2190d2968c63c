import type { PolicyText } from '../../model/policy.ts';
import type { Value } from '../../model/value.ts';

/** A value as policies write it, parts that are not known as holes; undefined when nothing is written. */
export function textOf(value: Value): PolicyText | undefined {
  if (value.is === 'known') return value.value === null ? undefined : String(value.value);
  if (value.is === 'reference')
    return `\${${value.address}${value.attribute === undefined ? '' : `.${value.attribute}`}}`;
  return value.is === 'absent' ? undefined : value.is === 'unknown' ? (value.shape ?? '${?}') : '${?}';
}
