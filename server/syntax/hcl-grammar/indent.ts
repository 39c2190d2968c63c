/** Where what begins at a place must end by its indentation: the first line behind it that is indented no more, but for its own end. */
export function limitOf(text: string, start: number): number {
  const indent = indentAt(text, start);
  let heredoc = markerIn(lineFrom(text, start));
  for (let at = nextLine(text, start); at < text.length; at = nextLine(text, at)) {
    const line = lineFrom(text, at);
    if (heredoc !== undefined) {
      if (line.trim() === heredoc) heredoc = undefined;
      continue;
    }
    heredoc = markerIn(line);
    const own = /^[ \t]*/.exec(line)?.[0].length ?? 0;
    if (own === line.trimEnd().length || own > indent) continue;
    if (own === indent && /^[ \t]*[}\])]/.test(line)) continue;
    return at;
  }
  return text.length;
}

/** Columns before the first sign of the line that a place is in. */
function indentAt(text: string, place: number): number {
  const start = text.lastIndexOf('\n', place - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start, place))?.[0].length ?? 0;
}

function nextLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end + 1;
}

function lineFrom(text: string, from: number): string {
  const end = text.indexOf('\n', from);
  return text.slice(from, end < 0 ? text.length : end);
}

const markerIn = (line: string): string | undefined => /<<-?([A-Za-z_][\w-]*)\r?$/.exec(line)?.[1];
