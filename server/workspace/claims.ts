/**
 * Which of several entries are read by themselves: those that no other reads. Of entries that read each other in a circle, the
 * first one by name is, in whatever order they were found. `claims` are the names of what an entry reads.
 */
export function rootsOf<T extends { readonly name: string; readonly claims: ReadonlySet<string> }>(
  entries: readonly T[],
): readonly T[] {
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const claimed = new Set(entries.flatMap((entry) => [...entry.claims]));
  const reached = new Set<string>();
  const roots: T[] = [];
  const take = (entry: T): void => {
    roots.push(entry);
    const waiting = [entry];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      if (reached.has(next.name)) continue;
      reached.add(next.name);
      for (const name of next.claims) {
        const other = byName.get(name);
        if (other) waiting.push(other);
      }
    }
  };
  for (const entry of entries) if (!claimed.has(entry.name)) take(entry);
  const inCircles = entries.filter((entry) => !reached.has(entry.name));
  for (const entry of inCircles.sort((a, b) => (a.name < b.name ? -1 : 1))) if (!reached.has(entry.name)) take(entry);
  const order = new Set(roots);
  return entries.filter((entry) => order.has(entry));
}
