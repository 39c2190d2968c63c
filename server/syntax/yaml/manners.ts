import { mannersWith } from '../manners.ts';

/** A colon is one only with a space behind it, and a comma mostly so. */
export const mannersOf = mannersWith(() => ({ colon: ': ', comma: ', ' }));
