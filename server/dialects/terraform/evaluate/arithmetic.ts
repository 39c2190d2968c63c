/** A decimal number: `digits` times ten to the power of minus `scale`. */
interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/** Terraform computes with far more digits than a double has: sums and products are worked out in decimals. */
export const add = (x: number, y: number): number | undefined =>
  exact(x, y, (a, b, scale) => ({ digits: a + b, scale }));

export function multiply(x: number, y: number): number | undefined {
  const a = decimal(x);
  const b = decimal(y);
  return a && b && toNumber({ digits: a.digits * b.digits, scale: a.scale + b.scale });
}

/** Only where the quotient is exact. */
export function divide(x: number, y: number): number | undefined {
  const quotient = x / y;
  return Number.isFinite(quotient) && multiply(quotient, y) === x ? quotient : undefined;
}

export const remainder = (x: number, y: number): number | undefined =>
  y === 0 ? undefined : exact(x, y, (a, b, scale) => ({ digits: a % b, scale }));

function exact(x: number, y: number, combine: (a: bigint, b: bigint, scale: number) => Decimal): number | undefined {
  const a = decimal(x);
  const b = decimal(y);
  if (!a || !b) return undefined;
  const scale = Math.max(a.scale, b.scale);
  return toNumber(combine(shift(a, scale), shift(b, scale), scale));
}

const shift = ({ digits, scale }: Decimal, to: number): bigint => digits * 10n ** BigInt(to - scale);

function decimal(value: number): Decimal | undefined {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)([0-9]+)(?:\.([0-9]+))?$/.exec(String(value)) ?? [];
  return whole === '' ? undefined : { digits: BigInt(sign + whole + fraction), scale: fraction.length };
}

/** Undefined when a double does not hold all digits. */
function toNumber({ digits, scale }: Decimal): number | undefined {
  const value = Number(digits) / 10 ** scale;
  const back = decimal(value);
  return back && shift(back, Math.max(back.scale, scale)) === shift({ digits, scale }, Math.max(back.scale, scale))
    ? value
    : undefined;
}
