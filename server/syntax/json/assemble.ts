import type { MapNode } from '../../model/source.ts';
import { Assembly } from '../pieces/assembly.ts';
import type { GrowingMap } from '../pieces/assembly.ts';
import type { PieceReaders } from '../pieces/in-pieces.ts';
import type { Piece } from '../pieces/piece.ts';
import type { Split, Stretch } from '../pieces/split.ts';
import { missingBrace, missingComma, textAfterEnd, trailingComma } from './problems.ts';

/** An object from its members: commas between them, and braces around them. */
export const assembleJson: PieceReaders['assemble'] = (split, placed, end) =>
  new JsonAssembly(split, end).assemble(placed);

class JsonAssembly extends Assembly {
  private readonly braces: Split['braces'];
  private readonly end: number;
  /** Where the comma behind the last member is. */
  private readonly commas = new Map<GrowingMap, number | undefined>();

  constructor({ braces }: Split, end: number) {
    super('flow', braces?.start ?? 0);
    this.braces = braces;
    this.end = end;
  }

  protected override join(growth: GrowingMap, { origin, comma }: Piece, map: MapNode): void {
    const [first] = map.entries;
    if (first && growth.entries.length > 0 && this.commas.get(growth) === undefined) {
      this.problem(missingComma, origin.start + first.keyNode.from, origin.start + first.keyNode.to);
    }
    this.commas.set(growth, comma === undefined ? undefined : origin.start + comma);
    growth.node.to = origin.start + (map.entries.at(-1)?.value.to ?? map.to);
  }

  protected override head(): void {
    this.commas.set(this.root, undefined);
  }

  protected override closeSection(section: GrowingMap, tail: Stretch | undefined): void {
    this.closeBrace(section, tail && tail.start + 1, section.node.to);
    if (tail) this.commas.set(this.root, tail.end > tail.start + 1 ? tail.end - 1 : undefined);
  }

  protected override closeRoot(): void {
    this.closeBrace(this.root, this.braces?.end, this.end);
  }

  protected override astray({ broken, map, origin, text }: Piece): void {
    if (!broken && (!map || map.entries.length === 0)) return;
    if (!broken) this.problem(textAfterEnd, origin.start, origin.start + text.length);
    this.broken = true;
  }

  protected override isThere(): boolean {
    return true;
  }

  private closeBrace(growth: GrowingMap, end: number | undefined, fallback: number): void {
    growth.node.to = end ?? fallback;
    if (end === undefined) {
      this.problem(missingBrace, fallback, fallback);
      this.hide(growth);
    }
    const comma = this.commas.get(growth);
    if (comma !== undefined) this.problem(trailingComma, comma, comma + 1);
  }
}
