import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { catalogue } from '../../rules/index.ts';
import { createAnalyzer } from '../../server/analyzer.ts';
import { readTemplate } from '../../server/dialects/cloudformation/read.ts';
import { FORMS } from '../../server/dialects/index.ts';
import { templateForm } from '../../server/dialects/cloudformation/form.ts';
import { startOf } from '../../server/dialects/start.ts';
import { DEFAULTS } from '../../server/model/settings.ts';
import { parse } from '../../server/syntax/parse.ts';
import { json } from '../../server/syntax/json/json.ts';
import { yaml } from '../../server/syntax/yaml/yaml.ts';
import { median } from './process.ts';

/** The template of a folder that takes longest from text to findings, once the program is warm. */
export function worstTemplate(folder: string): {
  readonly file: string;
  readonly milliseconds: number;
  readonly templates: number;
} {
  const analyzer = createAnalyzer({ catalogue, page: () => undefined });
  const reader = { document: () => undefined, text: () => undefined, list: () => [] };
  const judge = (uri: string, text: string): void => {
    const document = parse({ uri, version: 1, text, syntax: uri.endsWith('.json') ? json : yaml });
    for (const index of document.roots.keys()) {
      const steps = analyzer.analyze(readTemplate(document, index, { reader }), () => DEFAULTS);
      while (steps.next().done !== true);
    }
  };
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ya?ml|json|template)$/.test(file))
    .map((file) => ({ file, text: readFileSync(path.join(folder, file), 'utf8') }))
    .filter(({ file, text }) => FORMS.sniff(startOf(text, path.basename(file))) === templateForm);
  const timed = texts.map(({ file, text }) => {
    const uri = pathToFileURL(path.join(folder, file)).href;
    const times = [1, 2, 3, 4, 5].map(() => {
      const start = performance.now();
      judge(uri, text);
      return performance.now() - start;
    });
    return { file, milliseconds: median(times) };
  });
  const [worst] = timed.sort((a, b) => b.milliseconds - a.milliseconds);
  return { file: worst?.file ?? 'none', milliseconds: worst?.milliseconds ?? 0, templates: texts.length };
}
