import type { Syntax } from '../model/source.ts';
import { hcl } from './hcl/hcl.ts';
import { json } from './json/json.ts';
import { yaml } from './yaml/yaml.ts';

/** Every syntax; a text is read by the first one that claims it, and the last one claims all. */
const syntaxes: readonly Syntax[] = [hcl, json, yaml];

export const syntaxOf = (uri: string, text: string): Syntax =>
  syntaxes.find((syntax) => syntax.reads(uri, text)) ?? yaml;

/** The syntax with a name that came from another thread. */
export const syntaxNamed = (name: string): Syntax | undefined => syntaxes.find((syntax) => syntax.name === name);
