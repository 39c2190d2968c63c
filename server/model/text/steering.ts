/** Control characters (C0, DEL, C1), line separators, and the marks that turn the direction of text around. */
export const steering = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const anySteering = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

/** Text on one line in which nothing can end the line, move a cursor, or hide or turn around other text: such signs become pictures. */
export const tame = (text: string): string => (anySteering.test(text) ? text.replace(steering, picture) : text);

function picture(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 32) return String.fromCodePoint(0x2400 + code);
  return code === 127 ? '␡' : '\ufffd';
}
