import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { encodingOf, decodeText } from '../../server/workspace/decode.ts';
import { FORMS } from '../../server/dialects/index.ts';
import { startOf } from '../../server/dialects/start.ts';
import { DIALECTS, type Dialect } from './input.ts';

/** Real texts, shortest first, by what they are. */
export type Specimens = Readonly<Record<Dialect, readonly string[]>>;

const sample = path.resolve(import.meta.dirname, '../../test/corpus');
const LARGEST = 40_000;

/** Configurations have no corpus: these hold every key there is. */
const CONFIGURATIONS = [
  'profile: hipaa\naccount:\n  ebsEncryptionByDefault: true\nunknown: warning\n',
  "profile: strict\naccount:\n  ebsEncryptionByDefault: { us-east-1: true, '*': false }\ndeployed:\n  'sandbox/**': false\nroot: true\n",
  "# c\nrules:\n  ebs-volume-encrypted: error\n  customer-key: off\n  ebs-volume: warning\nexclude:\n  - vendor\n  - '**/*.generated.yaml'\n",
];
/** A module in Terraform's own language, for a sample that has none. */
const MODULES = [
  'variable "on" {\n  type    = bool\n  default = false\n}\n\nresource "aws_ebs_volume" "v" {\n  size      = 8\n  encrypted = var.on\n  tags = {\n    Name = "a-${var.on}"\n  }\n}\n',
  'locals {\n  text = <<-X\n    a ${1 + 2}\n  b\n  X\n}\nresource "aws_s3_bucket" "b" {\n  bucket = local.text\n}\nmodule "m" {\n  source = "./m"\n  for_each = toset(["a"])\n}\n',
];

/** The texts of the sample, and of the folder that `ATREST_CORPUS` names. */
export function readSpecimens(folder = process.env['ATREST_CORPUS']): Specimens {
  const found = Object.fromEntries(DIALECTS.map((dialect) => [dialect, [] as string[]])) as Record<Dialect, string[]>;
  found.configuration.push(...CONFIGURATIONS);
  found.tf.push(...MODULES);
  for (const root of folder === undefined ? [sample] : [sample, path.resolve(folder)])
    for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' }).sort()) {
      const text = /\.(ya?ml|json|template|tf)$/.test(file) ? textOf(path.join(root, file)) : undefined;
      const dialect = text === undefined ? undefined : dialectOf(file, text);
      if (text !== undefined && dialect) found[dialect].push(text);
    }
  found.state.push(...found.plan.flatMap(stateOf));
  for (const dialect of DIALECTS) found[dialect].sort((a, b) => a.length - b.length);
  return found;
}

function textOf(file: string): string | undefined {
  const bytes = readFileSync(file);
  if (bytes.length < 20 || bytes.length > LARGEST) return undefined;
  try {
    // In UTF-16 it is the same text.
    return decodeText(file, bytes).replace(encodingOf(bytes) === 'utf-8' ? '' : '\uFEFF', '');
  } catch {
    return undefined;
  }
}

function dialectOf(file: string, text: string): Dialect | undefined {
  if (file.endsWith('.tf')) return 'tf';
  const form = FORMS.sniff(startOf(text, path.basename(file)));
  switch (form === 'none' ? form : form.name) {
    case 'template':
      return /^\s*\{/.test(text) ? 'cfn-json' : 'cfn-yaml';
    case 'module':
      return 'tf-json';
    case 'plan':
      return 'plan';
    case 'state':
      return 'state';
    case 'assembly':
      return 'assembly';
    default:
      return undefined;
  }
}

/** A state holds the values that its plan planned. */
function stateOf(plan: string): readonly string[] {
  try {
    const { format_version, terraform_version, planned_values: values } = JSON.parse(plan) as Record<string, unknown>;
    return values === undefined ? [] : [JSON.stringify({ format_version, terraform_version, values })];
  } catch {
    return [];
  }
}
