import { isFreshList, isFreshMap } from '../syntax/fresh.ts';
import type { Fresh } from '../syntax/fresh.ts';

/** Takes several lines in block style. */
export const isDeep = (value: Fresh): boolean =>
  (isFreshList(value) && value.length > 0) || (isFreshMap(value) && Object.keys(value).length > 0);
