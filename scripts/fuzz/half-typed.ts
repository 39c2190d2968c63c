import type { Random } from './random.ts';

/** What stands in a line of HCL while it is typed. */
const BEGUN = [
  ...['encrypted', 'kms_key_id =', 'kms_key_id = "', 'kms_key_id = "arn:aws', 'kms_key_id = aws_kms_key.', 'size = -'],
  ...[
    'tags = {',
    'tags = { a',
    'ids = [',
    'ids = ["a",',
    'rule {',
    'rule { a = 1',
    'dynamic "rule" {',
    'resource "aws_',
  ],
  ...['policy = jsonencode({', 'policy = <<EOT', 'policy = <<-EOT', 'policy = <<', 'a = "${', 'a = "%{ if', 'a = "%{'],
  ...[
    'a = var.b ?',
    'a = var.b ? 1 :',
    'a = [for x in',
    'a = { for k, v in m : k =>',
    'a = !',
    'a = b ||',
    'a = f(',
    'a = b[',
  ],
  ...[
    '/*',
    '}',
    '} }',
    '#',
    '"',
    'EOT',
    'a = b.*.',
    'a = provider::',
    'a : 1',
    '= 1',
    '${',
    'variable {',
    'module "m" {',
  ],
];

/** A text of HCL as it is between two keystrokes: something was begun, or an end is not there yet. */
export function halfTyped(text: string, random: Random): string {
  const lines = text.split('\n');
  const at = random.below(lines.length);
  const line = lines[at] ?? '';
  switch (random.below(5)) {
    case 0:
      lines[at] = line.slice(0, random.below(line.length + 1));
      break;
    case 1:
      lines[at] = line.replace(random.of([/=.*/, /[}\])]/, /"/, /\{/]), '');
      break;
    case 2: {
      const ends = lines.flatMap((one, index) => (/^\s*(?:[}\])]+|[A-Z]+)\s*$/.test(one) ? [index] : []));
      lines.splice(ends.length > 0 ? random.of(ends) : at, 1);
      break;
    }
    case 3:
      lines.splice(at, 0, (/^\s*/.exec(line)?.[0] ?? '') + random.of(BEGUN));
      break;
    default:
      lines[at] = `${line} ${random.of(BEGUN)}`;
  }
  return lines.join('\n');
}
