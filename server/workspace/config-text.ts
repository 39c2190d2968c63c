import {
  EVENT_ID,
  type Event,
  SCALAR_STYLE,
  type ScalarEvent,
  YAMLException,
  getScalarValue,
  parseEvents,
} from 'js-yaml';
import type { Scalar, Span } from '../model/source.ts';

/** A value of a configuration file and where it stands. */
export interface Item {
  readonly span: Span;
  readonly is: Scalar | readonly Item[] | ReadonlyMap<string, Member>;
}
export interface Member {
  readonly keySpan: Span;
  readonly item: Item;
}
/** What is wrong, and where. */
export interface Complaint {
  readonly span: Span;
  readonly message: string;
}
export type ConfigText = { readonly root: Item | undefined } | { readonly complaint: Complaint };

/** Deeper than any setting. */
const maximumDepth = 16;

/** Reads YAML with the place of each value. An empty file has no root. Aliases are refused: settings are short. */
export function readConfigText(text: string): ConfigText {
  let events: readonly Event[];
  try {
    events = parseEvents(text, { maxDepth: maximumDepth });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const start = Math.min(error.mark?.position ?? 0, text.length);
    return { complaint: { span: { start, end: start }, message: `not valid YAML: ${error.reason}` } };
  }
  const reading: EventCursor = { text, events, at: 0 };
  try {
    if (events[0]?.type !== EVENT_ID.DOCUMENT) return { root: undefined };
    reading.at = 1;
    const root = events[1]?.type === EVENT_ID.POP ? undefined : itemAt(reading, 0);
    const next = events[reading.at + 1];
    if (root && next) throw new ConfigRefused({ span: root.span, message: 'only one YAML document is expected' });
    return { root: root?.is === null ? undefined : root };
  } catch (error) {
    if (error instanceof ConfigRefused) return { complaint: error.complaint };
    throw error;
  }
}

interface EventCursor {
  readonly text: string;
  readonly events: readonly Event[];
  at: number;
}
class ConfigRefused extends Error {
  readonly complaint: Complaint;
  constructor(complaint: Complaint) {
    super(complaint.message);
    this.complaint = complaint;
  }
}

/** `from` is where the value would stand when nothing is written. */
function itemAt(reading: EventCursor, from: number): Item {
  const event = reading.events[reading.at++];
  switch (event?.type) {
    case EVENT_ID.SCALAR:
      return { span: spanOfScalar(event, from), is: scalarOf(reading.text, event) };
    case EVENT_ID.SEQUENCE: {
      const items: Item[] = [];
      let end = event.start + 1;
      while (reading.events[reading.at]?.type !== EVENT_ID.POP) {
        const item = itemAt(reading, end);
        items.push(item);
        end = item.span.end;
      }
      reading.at++;
      return { span: { start: event.start, end }, is: items };
    }
    case EVENT_ID.MAPPING:
      return mapAt(reading, event.start);
    case EVENT_ID.ALIAS: {
      const span = { start: event.anchorStart - 1, end: event.anchorEnd };
      throw new ConfigRefused({ span, message: 'aliases are not read in a configuration' });
    }
    default:
      throw new ConfigRefused({ span: { start: from, end: from }, message: 'not valid YAML' });
  }
}

function mapAt(reading: EventCursor, start: number): Item {
  const members = new Map<string, Member>();
  let end = start + 1;
  while (reading.events[reading.at]?.type !== EVENT_ID.POP) {
    const key = itemAt(reading, end);
    if (typeof key.is === 'object' && key.is !== null)
      throw new ConfigRefused({ span: key.span, message: 'a key must be a text' });
    const item = itemAt(reading, key.span.end);
    const name = String(key.is);
    if (members.has(name)) throw new ConfigRefused({ span: key.span, message: `\`${name}\` is written twice` });
    members.set(name, { keySpan: key.span, item });
    end = item.span.end;
  }
  reading.at++;
  return { span: { start, end }, is: members };
}

const spanOfScalar = ({ valueStart, valueEnd, style }: ScalarEvent, from: number): Span => {
  if (valueStart < 0) return { start: from, end: from };
  const quoted = style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED ? 1 : 0;
  return { start: valueStart - quoted, end: valueEnd + quoted };
};

/** YAML 1.2 core: `off`, `no` and `yes` are texts, as an editor with the schema sees them. */
function scalarOf(text: string, event: ScalarEvent): Scalar {
  const value = getScalarValue(text, event);
  if (event.style !== SCALAR_STYLE.PLAIN || event.tagStart >= 0) return value;
  if (/^(~|null|Null|NULL|)$/.test(value)) return null;
  if (/^(true|True|TRUE)$/.test(value)) return true;
  if (/^(false|False|FALSE)$/.test(value)) return false;
  return /^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/.test(value) ? Number(value) : value;
}
