import { comparable } from '../../dialects/cloudformation/comparable.ts';
import type { EditedText, TemplateEffect } from '../../model/deploy.ts';
import { parse } from '../../syntax/parse.ts';
import { syntaxNamed } from '../../syntax/syntaxes.ts';
import { effectsOf } from './effects.ts';

/** The effects of edits on the templates of some files; undefined when one of them can't be compared. */
export function compare(texts: readonly EditedText[]): readonly TemplateEffect[] | undefined {
  const effects: TemplateEffect[] = [];
  for (const { uri, syntax: name, before, after } of texts) {
    const syntax = syntaxNamed(name);
    if (!syntax) return undefined;
    const [old, fresh] = [before, after].map((text) => parse({ uri, version: 0, text, syntax }).roots.map(comparable));
    if (old?.length !== fresh?.length) return undefined;
    for (const [index, template] of (old ?? []).entries()) {
      const next = fresh?.[index];
      if (!template || !next) return undefined;
      effects.push(...effectsOf(template, next).map((effect) => ({ ...effect, uri })));
    }
  }
  return effects;
}
