import type { Document, Entry, ListNode, MapNode, Node } from '../model/source.ts';
import { linesOf } from './lines.ts';
import type { Lines } from './lines.ts';

/** How a text is written, so that what is added looks like its neighbours. */
export interface Manners {
  readonly eol: '\n' | '\r\n' | '\r';
  /** One level of indentation: spaces, or tabs in JSON. */
  readonly step: string;
  /** YAML: columns from a key to the dashes of the list below it. */
  readonly dash: number;
  /** YAML: the quotes to use where a string has some. */
  readonly quote: "'" | '"';
  /** YAML: quote strings, or keys, that could do without. */
  readonly quotesValues: boolean;
  readonly quotesKeys: boolean;
  /** JSON: members on lines of their own. */
  readonly spread: boolean;
  /** JSON and YAML's braces: what stands between key and value, between members on one line, and inside of a brace. */
  readonly colon: string;
  readonly comma: string;
  readonly padding: string;
  readonly finalNewline: boolean;
}

/** Of a text of our own. */
export const usualManners: Manners = {
  eol: '\n',
  step: '  ',
  dash: 2,
  quote: '"',
  quotesValues: false,
  quotesKeys: false,
  spread: true,
  colon: ': ',
  comma: ', ',
  padding: '',
  finalNewline: true,
};

/** Enough nodes to know; a large document is not walked whole. */
const sample = 2_000;
/** What stands between key and value, and between members, where a text shows none: told by how the text starts. */
type Separators = (start: string, newlines: number) => Pick<Manners, 'colon' | 'comma'>;

/** The manners of a document; with `near`, of that map or list where it shows any. */
export type MannersOf = (document: Document, near?: MapNode | ListNode) => Manners;

export function mannersWith(separators: Separators): MannersOf {
  const known = new WeakMap<Document, Manners>();
  return (document, near) => {
    let manners = known.get(document);
    if (!manners) {
      manners = survey(document, document.roots, sample, fallback(document.text, separators));
      known.set(document, manners);
    }
    return near ? survey(document, [near], 50, manners) : manners;
  };
}

function survey(document: Document, roots: readonly Node[], limit: number, otherwise: Manners): Manners {
  const [first] = roots;
  const spread = first && isSpread(first, document.text);
  const found = new HabitSurvey(document).of(roots, limit).manners(otherwise);
  return spread === undefined ? found : { ...found, spread };
}

/** Whether what is added below a node should have lines of its own: as it is in there, else as in the node itself. */
function isSpread(node: Node, text: string): boolean | undefined {
  if ((node.kind !== 'map' && node.kind !== 'list') || node.layout !== 'flow') return undefined;
  const children: readonly Node[] = node.kind === 'map' ? node.entries.map(({ value }) => value) : node.items;
  const [first] = node.kind === 'map' ? node.entries.map(({ keyNode }) => keyNode) : node.items;
  if (!first) return undefined;
  const breaks = (parent: Node, child: Node): boolean =>
    /[\r\n]/.test(text.slice(parent.origin.start + parent.from, child.origin.start + child.from));
  if (!breaks(node, first)) return false;
  const nested = children.flatMap((child) =>
    child.kind === 'map' && child.entries[0] ? [[child, child.entries[0]] as const] : [],
  );
  return nested.length === 0 || nested.slice(0, sample).some(([map, entry]) => breaks(map, entry.keyNode));
}

function fallback(text: string, separators: Separators): Manners {
  const start = text.slice(0, 65_536);
  const pairs = start.split('\r\n').length - 1;
  const newlines = start.split('\n').length - 1;
  return {
    eol: newlines === 0 && start.includes('\r') ? '\r' : pairs > newlines / 2 ? '\r\n' : '\n',
    step: '  ',
    dash: 2,
    quote: '"',
    quotesValues: false,
    quotesKeys: false,
    spread: newlines > 1,
    ...separators(start, newlines),
    padding: '',
    finalNewline: /[\r\n]$/.test(text),
  };
}

/** Counts how often each habit shows. */
class HabitSurvey {
  private readonly text: string;
  private readonly lines: Lines;
  private readonly habits = new Map<keyof Manners, Map<string, number>>();

  constructor(document: Document) {
    this.text = document.text;
    this.lines = linesOf(document);
  }

  /** Breadth first, so that the sample is spread over the document. */
  of(roots: readonly Node[], limit: number): this {
    const queue = [...roots];
    for (let index = 0; index < queue.length && index < limit; index++) {
      const node = queue[index];
      if (node?.kind === 'map') {
        this.map(node);
        for (const entry of node.entries.slice(0, limit)) queue.push(entry.value);
      } else if (node?.kind === 'list') queue.push(...node.items.slice(0, limit));
      else if (node?.kind === 'scalar' && typeof node.value === 'string') this.scalar(node.style);
    }
    return this;
  }

  manners(otherwise: Manners): Manners {
    const most = (habit: keyof Manners): string | undefined => {
      const ranked = [...(this.habits.get(habit) ?? [])].sort((a, b) => b[1] - a[1]);
      return ranked[0]?.[0];
    };
    const flag = (habit: 'quotesValues' | 'quotesKeys'): boolean => {
      const found = most(habit);
      return found === undefined ? otherwise[habit] : found === 'true';
    };
    const dash = most('dash');
    return {
      ...otherwise,
      step: most('step') ?? otherwise.step,
      dash: dash === undefined ? otherwise.dash : Number(dash),
      quote: most('quote') === undefined ? otherwise.quote : most('quote') === "'" ? "'" : '"',
      quotesValues: flag('quotesValues'),
      quotesKeys: flag('quotesKeys'),
      colon: most('colon') ?? otherwise.colon,
      comma: most('comma') ?? otherwise.comma,
      padding: most('padding') ?? otherwise.padding,
    };
  }

  private count(habit: keyof Manners, shown: string | number | boolean): void {
    const counts = this.habits.get(habit) ?? new Map<string, number>();
    this.habits.set(habit, counts);
    counts.set(String(shown), (counts.get(String(shown)) ?? 0) + 1);
  }

  private scalar(style: string): void {
    const quoted = style === 'single' || style === 'double';
    if (quoted) this.count('quote', style === 'single' ? "'" : '"');
    if (quoted || style === 'plain') this.count('quotesValues', quoted);
  }

  private map(node: MapNode): void {
    if (node.layout === 'flow') this.flow(node);
    for (const [index, entry] of node.entries.slice(0, 50).entries()) {
      const { keyNode, value } = entry;
      this.count('quotesKeys', keyNode.style !== 'plain');
      if (node.layout === 'block') this.nesting(entry);
      const next = node.entries[index + 1];
      if (node.layout !== 'flow' || value.tag !== undefined) continue;
      const colon = this.between(keyNode.origin.start + keyNode.to, value.origin.start + value.from);
      if (/^ *: *$/.test(colon)) this.count('colon', colon);
      const comma = next && this.between(value.origin.start + value.to, next.keyNode.origin.start + next.keyNode.from);
      if (comma !== undefined && /^ *, *$/.test(comma)) this.count('comma', comma);
    }
  }

  private flow(node: MapNode): void {
    const first = node.entries[0]?.keyNode;
    if (!first) return;
    const [open, key] = [node.origin.start + node.from, first.origin.start + first.from];
    const lead = this.between(open + 1, key);
    const spread = /[\r\n]/.test(lead);
    if (!spread && lead.trim() === '') this.count('padding', lead);
    const [outer, inner] = [this.indentAt(open), this.indentAt(key)];
    if (spread && inner.length > outer.length && inner.startsWith(outer)) this.count('step', inner.slice(outer.length));
  }

  /** A key of block YAML and what is nested below it. */
  private nesting({ keyNode, value }: Entry): void {
    if ((value.kind !== 'map' && value.kind !== 'list') || value.layout !== 'block') return;
    const distance =
      this.columnAt(value.origin.start + value.from) - this.columnAt(keyNode.origin.start + keyNode.from);
    if (value.kind === 'list' && distance >= 0) this.count('dash', distance);
    else if (distance > 0) this.count('step', ' '.repeat(distance));
  }

  private between(start: number, end: number): string {
    return this.text.slice(start, Math.min(end, start + 200));
  }

  private columnAt(offset: number): number {
    const { line, character } = this.lines.position(offset);
    return line === 0 && this.text.startsWith('\ufeff') ? character - 1 : character;
  }

  private indentAt(offset: number): string {
    const start = this.lines.start(this.lines.position(offset).line);
    return /^[ \t]*/.exec(this.text.slice(start, start + 400))?.[0] ?? '';
  }
}
