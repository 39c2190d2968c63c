/** Control characters (C0, DEL, C1), line separators, and the marks that turn the direction of text around. */
const steering = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const anySteering = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

/** Text of a file as it may be shown in a terminal: nothing in it can move the cursor, change colours or hide other text. */
export const plain = (text: string): string => (anySteering.test(text) ? text.replace(steering, picture) : text);

function picture(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 32) return String.fromCodePoint(0x2400 + code);
  return code === 127 ? '␡' : '\ufffd';
}
