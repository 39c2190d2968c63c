import type { Fresh } from '../../server/model/fresh.ts';
import type { Wish } from './trial.ts';
import { readPicture } from './picture.ts';

/** One case of a case file: changes, and the text before and after or the reason of a refusal. */
export interface Case {
  readonly name: string;
  readonly wishes: readonly (
    Wish | { readonly do: 'comment'; readonly path: readonly (string | number)[]; readonly text: string }
  )[];
  readonly before: string;
  readonly after: string;
  readonly refused: string | undefined;
}

/**
 * Case files are Markdown: a heading, a change on each line (`set A.B true`, `append A.B {"x": 1}`, `remove A.B`, `comment A text`;
 * values in JSON, with `{"tag": "!Ref", "value": "X"}` for a short function), then the picture. `refused:` stands for a result.
 */
export function readCases(markdown: string): Case[] {
  return markdown
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [name = '', ...lines] = section.split('\n');
      const fence = lines.findIndex((line) => line.startsWith('```'));
      const end = lines.findIndex((line, index) => index > fence && line.startsWith('```'));
      const drawn = lines.slice(fence + 1, end).join('\n');
      const head = lines.slice(0, fence).filter((line) => line.trim() !== '');
      const refused = lines
        .slice(end)
        .find((line) => line.startsWith('refused: '))
        ?.slice('refused: '.length);
      return { name, wishes: head.map(readWish), refused, ...readPicture(drawn) };
    });
}

function readWish(line: string): Case['wishes'][number] {
  const found = /^(set|append|remove|comment) (\S+) ?(.*)$/.exec(line);
  const [, verb = '', steps = '', rest = ''] = found ?? [];
  const path = steps.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  if (verb === 'set') return { do: 'set', path, value: JSON.parse(rest) as Fresh };
  if (verb === 'append') return { do: 'append', path, item: JSON.parse(rest) as Fresh };
  if (verb === 'remove') return { do: 'remove', path };
  if (verb === 'comment') return { do: 'comment', path, text: rest };
  throw new Error(`Not a change: ${line}`);
}
