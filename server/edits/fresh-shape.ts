import type { Scalar } from '../model/source.ts';
import { isTagged } from '../syntax/fresh.ts';
import type { Fresh, Tagged } from '../syntax/fresh.ts';

export const isFreshList = (value: Fresh): value is readonly Fresh[] => Array.isArray(value);
export const isFreshMap = (value: Fresh): value is Exclude<Fresh, Scalar | readonly Fresh[] | Tagged> =>
  typeof value === 'object' && value !== null && !isFreshList(value) && !isTagged(value);
/** Takes several lines in block style. */
export const isDeep = (value: Fresh): boolean =>
  (isFreshList(value) && value.length > 0) || (isFreshMap(value) && Object.keys(value).length > 0);
