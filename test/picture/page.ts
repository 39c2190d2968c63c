/** The fixture language: fences of a page that show source, squiggle and fix. See CONTRIBUTING.md, "The page is the test". */
export interface Picture {
  readonly page: string;
  readonly heading: string;
  /** Name in the fence: `template.yaml`, `net/main.tf.json`. */
  readonly file: string;
  /** As written in the page, without the fence lines. */
  readonly text: string;
  /** Lines of the page that the text takes: first and one past the last. */
  readonly lines: readonly [number, number];
}
export interface Mark {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly message: string;
}
export interface Drawn {
  readonly before: string;
  readonly after: string;
  readonly marks: readonly Mark[];
}

const CARETS = /^ {2}( *)(\^+) (.+)$/;

/** Every picture of a page, in order. */
export function picturesOf(page: string, markdown: string): readonly Picture[] {
  const lines = markdown.split('\n');
  const pictures: Picture[] = [];
  let heading = '';
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (line.startsWith('#')) heading = line.replace(/^#+\s*/, '');
    const fence = /^```diff (\S+)$/.exec(line);
    if (!fence?.[1]) continue;
    const end = lines.indexOf('```', index + 1);
    if (end < 0) throw new Error(`${page}:${String(index + 1)}: the fence is not closed`);
    pictures.push({
      page,
      heading,
      file: fence[1],
      text: lines.slice(index + 1, end).join('\n'),
      lines: [index + 1, end],
    });
    index = end;
  }
  return pictures;
}

/** Pictures of one heading whose names share a first folder form one project; a bare name stands alone. */
export function projectsOf(pictures: readonly Picture[]): readonly (readonly Picture[])[] {
  const groups = new Map<string, Picture[]>();
  pictures.forEach((picture, index) => {
    const folder = picture.file.includes('/') ? picture.file.slice(0, picture.file.indexOf('/')) : `#${String(index)}`;
    const key = `${picture.heading}\n${folder}`;
    groups.set(key, [...(groups.get(key) ?? []), picture]);
  });
  return [...groups.values()];
}

/** What a picture says: the text before, the text after the fix, and the squiggles. */
export function readPicture(text: string): Drawn {
  const before: string[] = [];
  const after: string[] = [];
  const marks: Mark[] = [];
  for (const line of text.split('\n')) {
    const carets = CARETS.exec(line);
    if (carets) {
      const start = carets[1]?.length ?? 0;
      marks.push({ line: before.length - 1, start, end: start + (carets[2]?.length ?? 0), message: carets[3] ?? '' });
    } else if (line.startsWith('- ') || line === '-') before.push(line.slice(2));
    else if (line.startsWith('+ ') || line === '+') after.push(line.slice(2));
    else {
      before.push(line.slice(2));
      after.push(line.slice(2));
    }
  }
  return { before: `${before.join('\n')}\n`, after: `${after.join('\n')}\n`, marks };
}
