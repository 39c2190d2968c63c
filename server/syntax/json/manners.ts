import { mannersWith } from '../manners.ts';

export const mannersOf = mannersWith((start, newlines) => ({
  colon: newlines > 1 || start.includes('": ') ? ': ' : ':',
  comma: newlines > 1 || start.includes(', ') ? ', ' : ',',
}));
