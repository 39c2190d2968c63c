/** Examples of Terraform are written once, as JSON, and shown in HCL, too: judged and fixed there, and drawn as it happened. */
import type { Fresh } from '../server/model/fresh.ts';
import type { Settings } from '../server/model/settings.ts';
import { hcl } from '../server/syntax/hcl/hcl.ts';
import { drawPicture } from '../test/picture/draw.ts';
import { happen, type Happened } from '../test/picture/happen.ts';
import { picturesOf, readPicture } from '../test/picture/page.ts';

const JSON_FILE = /(?:^|\/)[\w-]+\.tf\.json$/;

/** The same configuration in HCL. Throws on what HCL has no word for: comments in JSON, a list of files. */
export const inHcl = (json: string): string => hcl.print(JSON.parse(json) as Fresh);

/** An example as it stands in JSON, and what happens in its twin. */
export interface Twin {
  readonly heading: string;
  readonly file: string;
  /** Of the page: where the fence of the original begins. */
  readonly line: number;
  readonly json: Happened;
  readonly hcl: Happened;
  readonly picture: string;
}

/** The twins of all examples of a page that are one file. */
export function twinsOf(page: string, ruleId: string, settings: Partial<Settings> = {}): readonly Twin[] {
  return picturesOf(ruleId, page).flatMap(({ file, text, heading, lines }) => {
    if (file.includes('/') || !JSON_FILE.test(file)) return [];
    const before = readPicture(text).before;
    const name = file.slice(0, -'.json'.length);
    const twin = happen({ [name]: inHcl(before) }, ruleId, settings);
    const drawn = twin.files[name];
    if (!drawn) return [];
    const json = happen({ [file]: before }, ruleId, settings);
    return [{ heading, file: name, line: lines[0] - 1, json, hcl: twin, picture: drawPicture(drawn) }];
  });
}

/** The page with each twin above its original. */
export function withTwins(page: string, ruleId: string, settings: Partial<Settings> = {}): string {
  const lines = page.split('\n');
  for (const { file, line, picture } of twinsOf(page, ruleId, settings).toReversed())
    lines.splice(line, 0, `\`\`\`diff ${file}`, ...picture.split('\n'), '```', '');
  return lines.join('\n');
}
