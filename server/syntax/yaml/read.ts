import type { Origin } from '../../model/source.ts';
import type { ParsedText } from '../pieces/reading.ts';
import { readFromEvents } from './events/from-events.ts';
import { readFromNodes } from './from-nodes.ts';

/** How many texts each reader has read in this process, so that tests can tell how often the fast one was enough. */
export const readFrom = { events: 0, nodes: 0 };

/**
 * Reads YAML of one or several documents. Never throws. What the fast reader can't read just as the other does, it leaves to that
 * one (docs/decisions/0025).
 */
export function readYaml(text: string, origin: Origin): ParsedText {
  const read = readFromEvents(text, origin);
  readFrom[read ? 'events' : 'nodes']++;
  return read ?? readFromNodes(text, origin);
}
