/** Signs that mean the same in Go's expressions and in ours. */
const plain = /^(?:[\w\s\-/:.,;@#=&^$|()*+?"'<>!~]|\[[\w\s\-/:.^]+\]|\\[\\.\-/wds+*?()[\]|^$])*$/;
/** A repeated group can take endless time in a backtracking matcher. */
const risky = /\)[*+?{]|\(\?|[*+?]{2}/;
const maximumPattern = 80;
const maximumSubject = 160;
const maximumRepeats = 3;

/** The pattern, if it is simple enough to be matched here as Terraform would, in bounded time. */
export function patternOf(pattern: string, subject: string): RegExp | undefined {
  if (pattern.length > maximumPattern || subject.length > maximumSubject) return undefined;
  if (!plain.test(pattern) || risky.test(pattern)) return undefined;
  if ((pattern.match(/[*+]/g) ?? []).length > maximumRepeats || !/^[\x20-\x7e]*$/.test(subject)) return undefined;
  try {
    return new RegExp(pattern);
  } catch {
    return undefined;
  }
}

/** The text that `regex` finds; null where there is certainly none, undefined when there are groups or it is not worked out. */
export function matchOf(pattern: string, subject: string): string | null | undefined {
  if (pattern.includes('(')) return undefined;
  const simple = patternOf(pattern, subject);
  return simple && (simple.exec(subject)?.[0] ?? null);
}
