import type { Entry, MapNode } from '../../model/source.ts';
import { Assembly } from '../pieces/assembly.ts';
import type { GrowingMap } from '../pieces/assembly.ts';
import type { PieceReaders } from '../pieces/in-pieces.ts';
import type { Piece } from '../pieces/piece.ts';
import { wrongIndent } from './problems.ts';

/** A block map from its members: keys in one column, and nothing else to tell where it ends. */
export const assembleYaml: PieceReaders['assemble'] = (_split, placed) => new YamlAssembly('block', 0).assemble(placed);

class YamlAssembly extends Assembly {
  /** Where the first key stands in its line. */
  private readonly columns = new Map<GrowingMap, number>();

  protected override join(growth: GrowingMap, { origin }: Piece, map: MapNode): void {
    const column = this.columns.get(growth);
    if (column === undefined) {
      growth.node.from = origin.start + map.from;
      this.columns.set(growth, map.from);
    } else if (column !== map.from) {
      const end = map.entries[0]?.keyNode.to ?? map.to;
      this.problem(wrongIndent, origin.start + map.from, origin.start + end);
      this.broken = true;
    }
    growth.node.to = origin.start + map.to;
  }

  protected override head(section: GrowingMap, { origin }: Piece, { value }: Entry): void {
    if (value.kind === 'scalar' && value.style === 'empty') return;
    const message = 'This belongs to no key: add a colon, or remove it.';
    this.problem(message, origin.start + value.from, origin.start + value.to);
    this.hide(section);
  }

  protected override closeSection(): void {
    // It ends where its last member does.
  }

  protected override closeRoot(): void {
    const { node } = this.root;
    node.to = Math.max(node.to, this.lastSection?.node.to ?? 0);
  }

  protected override astray({ origin, text }: Piece): void {
    const lead = text.length - text.trimStart().length;
    const length = text.trimStart().search(/[\r\n]|$/);
    this.problem(wrongIndent, origin.start + lead, origin.start + lead + length);
    if (this.lastSection) this.hide(this.lastSection);
  }

  protected override isThere(): boolean {
    return this.root.entries.length > 0 || this.root.node.open !== undefined;
  }
}
