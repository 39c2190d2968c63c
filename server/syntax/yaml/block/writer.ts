import type { Writer } from '../../../model/source.ts';
import { checkBlock } from './check.ts';
import { contentOfBlock } from './content.ts';
import { replaceInBlock } from './replace.ts';

export const blockWriter: Writer = { check: checkBlock, content: contentOfBlock, replace: replaceInBlock };
