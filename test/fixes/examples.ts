/** Every example of the rules' pages, as it is before its fix. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { picturesOf, projectsOf, readPicture } from '../picture/page.ts';
import type { Files } from './choose.ts';

const rules = path.join(import.meta.dirname, '../../rules');

export const examples: readonly { readonly page: string; readonly files: Files }[] = readdirSync(rules, {
  recursive: true,
  encoding: 'utf8',
})
  .filter((file) => file.endsWith('.md'))
  .sort()
  .flatMap((page) =>
    projectsOf(picturesOf(page, readFileSync(path.join(rules, page), 'utf8'))).map((pictures) => ({
      page,
      files: Object.fromEntries(pictures.map(({ file, text }) => [file, readPicture(text).before])),
    })),
  );
