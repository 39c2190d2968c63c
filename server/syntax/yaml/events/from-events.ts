import { parseEvents } from 'js-yaml';
import type { Event } from 'js-yaml';
import type { Node, Origin } from '../../../model/source.ts';
import type { ParsedText } from '../../pieces/reading.ts';
import { findComments } from '../comments.ts';
import { Doubt } from './doubt.ts';
import { EventReader } from './event-reader.ts';

/** Deeper than any template; what is deeper is the other reader's, which knows what to say of it. */
const enough = 60;
/** A line break of an old kind, a byte order mark, a directive or a tab that indents: the readers see other things in them. */
const doubtful = /\r(?!\n)|\uFEFF|^%|^[ -]*\t/m;

/**
 * Reads YAML from the events of `js-yaml`: a fifteenth of the work of making nodes. Undefined where its text is wrong, or holds
 * anything of which events don't tell all that there is to know. Never throws.
 */
export function readFromEvents(text: string, origin: Origin): ParsedText | undefined {
  if (doubtful.test(text)) return undefined;
  const events = eventsOf(text);
  if (!events) return undefined;
  const reader = new EventReader(text, events, origin);
  let root: Node | undefined;
  try {
    root = reader.root();
  } catch (error) {
    if (error instanceof Doubt) return undefined;
    throw error;
  }
  return {
    roots: root ? [root] : [],
    problems: [],
    comments: findComments(text, reader.spans),
    broken: false,
    dangling: false,
  };
}

function eventsOf(text: string): readonly Event[] | undefined {
  // Nobody sees where the error was made.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return parseEvents(text, { maxDepth: enough });
  } catch {
    return undefined;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
