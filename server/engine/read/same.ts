import type { Truth, Value } from '../../model/value.ts';
import type { World } from '../world.ts';

/** Whether two values say the same. Two spellings may name one key, so only what can't be one thing is told to differ. */
export function same(a: Value, b: Value, world: World): Truth {
  if (a.is === 'absent' || b.is === 'absent') {
    const other = a.is === 'absent' ? b : a;
    if (other.is === 'absent') return 'yes';
    return other.is === 'unknown' && !other.present ? 'unknown' : 'no';
  }
  if (a.is === 'reference' && b.is === 'reference') {
    if (a.id === b.id) return 'yes';
    // An alias and the key that it leads to are two resources.
    const [left, right] = [world.find(a.id)?.type, world.find(b.id)?.type];
    return left !== undefined && left === right && !left.startsWith('data.') ? 'no' : 'unknown';
  }
  if (a.is !== 'known' || b.is !== 'known') return 'unknown';
  const [left, right] = [String(a.value), String(b.value)];
  if (left.toLowerCase() === right.toLowerCase()) return 'yes';
  return formOf(left) === formOf(right) ? 'no' : 'unknown';
}

/** Two texts of one form name two things; an alias may lead to either. */
const formOf = (text: string): string =>
  /^(true|false)$/i.test(text) ? 'flag' : /(^|:)alias\//.test(text) ? text : text.startsWith('arn:') ? 'ARN' : 'id';
