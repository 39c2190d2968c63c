/**
 * Writes the compact list of what could be encrypted, against which coverage is measured: types with an at-rest control by dialect,
 * their priority and the paths that name a key or switch encryption. Usage:
 * npx tsx scripts/universe.ts <CloudFormation sheet> <Terraform sheet> > rules/universe.json
 */
import { readFileSync } from 'node:fs';

interface Row {
  readonly type: string;
  readonly path: string;
  readonly kind: 'encrypt-flag' | 'kms-key' | 'config-object' | 'in-transit';
  readonly priority: 1 | 2 | 3;
  readonly role?: string;
}
const rows = (file: string | undefined): readonly Row[] => JSON.parse(readFileSync(file ?? '', 'utf8')) as Row[];

/** A type's own place in the order of importance, and the paths of its keys and switches; objects only where it has nothing else. */
function excerpt(sheet: readonly Row[]): string {
  const types = new Map<string, Row[]>();
  for (const row of sheet)
    if (row.kind !== 'in-transit' && row.role === undefined) types.set(row.type, [...(types.get(row.type) ?? []), row]);
  const lines = [...types]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([type, list]) => {
      const exact = list.filter(({ kind }) => kind !== 'config-object');
      const paths = (exact.length > 0 ? exact : list).map(({ path }) => path.replaceAll('[]', '')).sort();
      return `${JSON.stringify(type)}:${JSON.stringify([Math.min(...list.map(({ priority }) => priority)), ...new Set(paths)])}`;
    });
  return `{\n${lines.join(',\n')}\n}`;
}

const [cloudFormation, terraform] = process.argv.slice(2);
process.stdout.write(`{"cloudformation":${excerpt(rows(cloudFormation))},\n"terraform":${excerpt(rows(terraform))}}\n`);
