import { COLLECTION_STYLE, EVENT_ID, SCALAR_STYLE, getScalarValue } from 'js-yaml';
import type { Event, MappingEvent, ScalarEvent, SequenceEvent } from 'js-yaml';
import type { Entry, ListNode, MapNode, Node, Origin, ScalarNode } from '../../../model/source.ts';
import type { Mutable } from '../../mutable.ts';
import { plainValue } from '../plain-value.ts';
import { blockSpan } from './block-span.ts';
import { doubt } from './doubt.ts';
import { behind, followsComment, skipBlank, startsLine } from './skip.ts';

const styles = {
  [SCALAR_STYLE.PLAIN]: 'plain',
  [SCALAR_STYLE.SINGLE_QUOTED]: 'single',
  [SCALAR_STYLE.DOUBLE_QUOTED]: 'double',
  [SCALAR_STYLE.LITERAL_BLOCK]: 'literal',
  [SCALAR_STYLE.FOLDED_BLOCK]: 'folded',
} as const;
/** What events give for a place that there is not. */
const nowhere = -1;
/** Tags of functions, which make text of a scalar; other tags mean something else to a reader, or nothing. */
const functionTag = /^![A-Za-z][A-Za-z0-9:]*$/;
/** Nothing but the mark stands on the line of a mark that starts a document. */
const startMark = /---[ \t]*(?:#.*)?(?:\r?\n|$)/y;
/** The readers do not agree on blank lines that follow one. */
const escapedBreak = /\\\r?\n/;
/** The other reader refuses keys of 1024 signs. */
const longKey = 1_000;

/** Makes a tree of the events of one document. Throws `Doubt`. */
export class EventReader {
  /** Start and end of every scalar: a number sign inside of one is no comment. */
  readonly spans: number[] = [];
  private readonly text: string;
  private readonly events: readonly Event[];
  private readonly origin: Origin;
  private next = 0;

  constructor(text: string, events: readonly Event[], origin: Origin) {
    this.text = text;
    this.events = events;
    this.origin = origin;
  }

  /** Undefined when the text holds no more than comments. */
  root(): Node | undefined {
    const document = this.events[this.next++];
    if (!document) return undefined;
    if (document.type !== EVENT_ID.DOCUMENT || document.explicitEnd || document.directives.length > 0) return doubt();
    if (document.explicitStart) {
      const mark = skipBlank(this.text, 0);
      startMark.lastIndex = mark;
      if (this.text[mark - 1] === ' ' || !startMark.test(this.text)) return doubt();
    }
    const blank = this.isEmpty();
    if (blank) this.next++;
    const root = blank ? undefined : this.node(false);
    return this.closes() && this.next === this.events.length ? root : doubt();
  }

  private node(inFlow: boolean): Node {
    const event = this.events[this.next++];
    switch (event?.type) {
      case EVENT_ID.SCALAR:
        if (event.valueStart === nowhere) return inFlow ? doubt() : this.noValue(event);
        // The nodes' lexer takes text that follows a comment for one that goes on at any indentation.
        if (event.style === SCALAR_STYLE.PLAIN && followsComment(this.text, event.valueStart)) return doubt();
        return this.scalar(event, getScalarValue(this.text, event));
      case EVENT_ID.MAPPING:
        return this.map(event);
      case EVENT_ID.SEQUENCE:
        return this.list(event);
      default:
        return doubt();
    }
  }

  private map(event: MappingEvent): MapNode {
    const { origin, text } = this;
    const flow = event.style === COLLECTION_STYLE.FLOW;
    const from = event.start;
    // A pair in a list of the flow kind is a map without braces.
    if (flow && text[from] !== '{') return doubt();
    const entries: Entry[] = [];
    const layout = flow ? 'flow' : 'block';
    const node: Mutable<MapNode> = { kind: 'map', origin, from, to: from, layout, entries, duplicates: [] };
    this.properties(node, event);
    const seen = new Set<string>();
    const duplicates = new Set<string>();
    let end = from;
    while (!this.closes()) {
      const read = this.events[this.next++];
      if (read?.type !== EVENT_ID.SCALAR) return doubt();
      const key = getScalarValue(text, read);
      const keyNode = this.key(read, key);
      // What follows an item of a list on its line is taken for the next key by `js-yaml`.
      if (!flow && entries.length > 0 && !startsLine(text, keyNode.from)) return doubt();
      const value = this.isEmpty() ? this.empty(flow ? nowhere : behind(':', text, keyNode.to)) : this.node(flow);
      end = value.to;
      if (seen.has(key)) duplicates.add(key);
      seen.add(key);
      entries.push({ key, keyNode, value });
    }
    node.to = flow ? this.close('}', entries.length === 0 ? from + 1 : end) : end;
    if (duplicates.size > 0) node.duplicates = [...duplicates];
    return node;
  }

  private list(event: SequenceEvent): ListNode {
    const { origin, text } = this;
    const flow = event.style === COLLECTION_STYLE.FLOW;
    const from = event.start;
    const items: Node[] = [];
    const node: Mutable<ListNode> = { kind: 'list', origin, from, to: from, layout: flow ? 'flow' : 'block', items };
    this.properties(node, event);
    let end = from;
    while (!this.closes()) {
      const item = this.isEmpty() ? this.empty(flow ? nowhere : behind('-', text, end)) : this.node(flow);
      end = item.to;
      items.push(item);
    }
    node.to = flow ? this.close(']', items.length === 0 ? from + 1 : end) : end;
    return node;
  }

  private key(event: ScalarEvent, key: string): ScalarNode {
    if (event.valueStart === nowhere || event.tagStart !== nowhere || key === '<<') return doubt();
    const node = this.scalar(event, key);
    return node.raw.length < longKey && !node.raw.includes('\n') ? node : doubt();
  }

  private scalar(event: ScalarEvent, value: string): ScalarNode {
    const { origin, text } = this;
    const style = styles[event.style];
    let from = event.valueStart;
    let to = event.valueEnd;
    if (style === 'single' || style === 'double') {
      from--;
      to++;
      this.spans.push(from, to);
    } else if (style === 'plain') this.spans.push(from, to);
    else {
      ({ from, to } = blockSpan(event, text));
      this.spans.push(event.valueStart - 1, to);
    }
    const raw = text.slice(from, to);
    if (style === 'double' && escapedBreak.test(raw)) return doubt();
    const plain = style === 'plain' && event.tagStart === nowhere;
    const node: Mutable<ScalarNode> = {
      kind: 'scalar',
      origin,
      from,
      to,
      value: plain ? plainValue(value) : value,
      raw,
      style,
    };
    this.properties(node, event);
    return node;
  }

  private properties(
    node: Mutable<Node>,
    { tagStart, tagEnd, anchorStart }: ScalarEvent | MappingEvent | SequenceEvent,
  ): void {
    if (anchorStart !== nowhere) doubt();
    if (tagStart === nowhere) return;
    const tag = this.text.slice(tagStart, tagEnd);
    if (!functionTag.test(tag)) doubt();
    node.tag = tag;
    node.tagFrom = tagStart;
  }

  /** Whether nothing is written where the next node would be, not even a tag. */
  private isEmpty(): boolean {
    const event = this.events[this.next];
    return (
      event?.type === EVENT_ID.SCALAR &&
      event.valueStart === nowhere &&
      event.tagStart === nowhere &&
      event.anchorStart === nowhere
    );
  }

  /** A tag that stands alone: a function of nothing. */
  private noValue(event: ScalarEvent): ScalarNode {
    const { origin } = this;
    const at = event.tagEnd;
    const node: Mutable<ScalarNode> = { kind: 'scalar', origin, from: at, to: at, value: '', raw: '', style: 'empty' };
    this.properties(node, event);
    return node;
  }

  private empty(at: number): ScalarNode {
    if (at === nowhere) return doubt();
    this.next++;
    return { kind: 'scalar', origin: this.origin, from: at, to: at, value: null, raw: '', style: 'empty' };
  }

  private closes(): boolean {
    const closes = this.events[this.next]?.type === EVENT_ID.POP;
    if (closes) this.next++;
    return closes;
  }

  /** The end of a container between brackets, from the end of its last member on. */
  private close(bracket: string, end: number): number {
    const at = skipBlank(this.text, end);
    return behind(bracket, this.text, this.text[at] === ',' ? at + 1 : at);
  }
}
