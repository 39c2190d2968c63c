/** What one source says of the types that can be declared: every path that can be written, lists left out of it. */
export interface Source {
  /** With its version, as the universe names it. */
  readonly name: string;
  /** The day that its data is of, as `2026-11-10`. */
  readonly date: string;
  readonly types: ReadonlyMap<string, readonly string[]>;
}

/** A shape: a name to what stands below it, another shape by its name, or nothing. */
export type Shape = ReadonlyMap<string, string | undefined>;

const deepest = 12;

/** All paths of a shape. A shape within itself is gone into once. */
export function pathsOf(root: string, shapes: ReadonlyMap<string, Shape>): readonly string[] {
  const paths = new Set<string>();
  const visit = (name: string, path: string, above: readonly string[]): void => {
    for (const [key, below] of shapes.get(name) ?? []) {
      const next = path === '' ? key : `${path}.${key}`;
      paths.add(next);
      if (below !== undefined && !above.includes(below) && above.length < deepest)
        visit(below, next, [...above, below]);
    }
  };
  visit(root, '', [root]);
  return [...paths];
}
