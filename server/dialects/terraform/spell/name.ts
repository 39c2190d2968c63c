/** A label as Terraform's users write them. */
export function snakeCase(wish: string): string {
  const words = wish
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toLowerCase();
  if (words === '') return 'new';
  return /^[a-z]/.test(words) ? words : `r_${words}`;
}

/** The wish, or the wish with a number behind it. */
export function freshLabel(wish: string, isTaken: (name: string) => boolean): string {
  const base = snakeCase(wish);
  for (let count = 1; ; count++) {
    const name = count === 1 ? base : `${base}_${String(count)}`;
    if (!isTaken(name)) return name;
  }
}
