/** The rows of `.dependency-cruiser.cjs`, read back from its rules, and what follows from them for `ARCHITECTURE.md`. */
import { createRequire } from 'node:module';

export interface LayerRow {
  readonly name: string;
  readonly path: RegExp;
  /** Layers and parts of layers of ours. */
  readonly imports: readonly { readonly name: string; readonly path: RegExp }[];
}

interface Config {
  /** Beside what dependency-cruiser reads. */
  readonly rowsOf: () => readonly {
    readonly name: string;
    readonly path: string;
    readonly imports: readonly { readonly name: string; readonly path: string }[];
  }[];
}

export function layerRows(root: string): readonly LayerRow[] {
  const { rowsOf } = createRequire(`${root}/package.json`)('./.dependency-cruiser.cjs') as Config;
  return rowsOf().map(({ name, path, imports }) => ({
    name,
    path: new RegExp(path),
    imports: imports.map((one) => ({ name: one.name, path: new RegExp(one.path) })),
  }));
}

/** Allowed, and imported by nobody: the table would say more than is so. */
export function unusedOf(
  rows: readonly LayerRow[],
  imports: readonly { readonly from: string; readonly to: string }[],
): readonly string[] {
  return rows.flatMap(({ name, path, imports: allowed }) => {
    const used = imports.filter(({ from }) => path.test(from)).map(({ to }) => to);
    return allowed
      .filter((other) => !used.some((to) => other.path.test(to)))
      .map((other) => `${name} may import ${other.name}, and does not: it could go from its row`);
  });
}

/** The last column of the code map: what the rows say of the folders and files that the first column names. */
export function withImports(architecture: string, rows: readonly LayerRow[]): string {
  const cell = (folders: readonly string[]): string => {
    const meant = rows.filter(({ path }) =>
      folders.some((folder) => path.test(folder) || path.test(`${folder}/x.ts`) || path.test(`${folder}/x/y.ts`)),
    );
    const say = ({ imports }: LayerRow): string => imports.map(({ name }) => name).join(', ') || 'nothing of ours';
    const [only] = meant;
    return meant.length === 1 && only ? say(only) : meant.map((row) => `${row.name}: ${say(row)}`).join('; ');
  };
  return architecture.replace(
    /^\| (`[^|]+) \| ([^|]+) \| [^|]* \|$/gm,
    (row, folders: string, what: string, at: number) =>
      at > architecture.indexOf('| folder | what it is | may import |') && at < architecture.indexOf('`docs/graph.md`')
        ? `| ${folders} | ${what} | ${cell([...folders.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''))} |`
        : row,
  );
}
