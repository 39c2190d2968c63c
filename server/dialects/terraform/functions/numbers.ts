import { known } from '../../../model/value.ts';
import { add } from '../evaluate/arithmetic.ts';
import { asNumber, isUnread } from '../evaluate/coerce.ts';
import { notKnown } from '../evaluate/trace.ts';
import { at, computed, isList, notAList, ofNumbers, ofTexts, passOn } from './builtin.ts';
import type { Builtins } from './builtin.ts';

const many = 100;

export const numbers: Builtins = {
  min: ofNumbers(1, many, (...all) => Math.min(...all)),
  max: ofNumbers(1, many, (...all) => Math.max(...all)),
  abs: ofNumbers(1, 1, (value = 0) => Math.abs(value)),
  ceil: ofNumbers(1, 1, (value = 0) => Math.ceil(value)),
  floor: ofNumbers(1, 1, (value = 0) => Math.floor(value)),
  signum: ofNumbers(1, 1, (value = 0) => Math.sign(value)),
  pow: ofNumbers(2, 2, (base = 0, exponent = 0) => {
    const power = base ** exponent;
    return Number.isSafeInteger(power) && Number.isInteger(exponent) && exponent >= 0 ? power : undefined;
  }),
  parseint: ofTexts(2, 2, (text = '', base = '') =>
    base === '10' && /^-?[0-9]{1,15}$/.test(text) ? Number(text) : undefined,
  ),
  sum: (args) => {
    const list = at(args, 0);
    if (!isList(list)) return notAList(list);
    if (list.open !== undefined) return notKnown(list, true);
    let total: number | undefined = 0;
    for (const item of list.items) {
      const number = asNumber(item);
      if (isUnread(number)) return passOn(number);
      total = total === undefined ? undefined : add(total, number);
    }
    return list.items.length === 0 ? known(null) : computed(total, args);
  },
};
