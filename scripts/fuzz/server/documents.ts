import { DIALECTS, type Dialect } from '../input.ts';
import { readSpecimens, type Specimens } from '../specimens.ts';

/** Texts that one has open in an editor: neither a stub nor something that a machine wrote. */
const [SHORTEST, LONGEST] = [400, 8000];
const EACH = 3;
const NAMES: Readonly<Record<Dialect, string>> = {
  'cfn-yaml': 'a.yaml',
  'cfn-json': 'a.json',
  'tf-json': 'main.tf.json',
  tf: 'main.tf',
  plan: 'plan.json',
  state: 'state.json',
  assembly: 'manifest.json',
  configuration: '.atrest.yaml',
};
/** An assembly or a configuration says nothing without something beside it. */
const BESIDE: Readonly<Partial<Record<Dialect, Readonly<Record<string, string>>>>> = {
  assembly: { 's.template.json': '{"Resources":{"V":{"Type":"AWS::EC2::Volume","Properties":{"Encrypted":false}}}}' },
  configuration: { 'a.yaml': 'Resources:\n  V:\n    Type: AWS::EC2::Volume\n    Properties: { Encrypted: false }\n' },
  tf: { 'more.tf.json': '{"resource":{"aws_ebs_volume":{"more":{"encrypted":"${var.on}"}}}}' },
};
const MANIFEST =
  '{"version":"36.0.0","artifacts":{"S":{"type":"aws:cloudformation:stack","environment":"aws://111122223333/us-east-1","properties":{"templateFile":"s.template.json"},"metadata":{"/S/V":[{"type":"aws:cdk:logicalId","data":"V"}]}}}}';

/** The documents that stay open through a run: some of every dialect, each in a folder of its own, by their names. The same every time. */
export function documentsOf(specimens: Specimens = readSpecimens()): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const dialect of DIALECTS) {
    const all = specimens[dialect].length > 0 ? specimens[dialect] : [MANIFEST];
    const handy = all.filter(({ length }) => length >= SHORTEST && length <= LONGEST);
    const some = handy.length > 0 ? handy : all.slice(0, 1);
    for (let index = 0; index < Math.min(EACH, some.length); index++) {
      const folder = `${dialect}-${String(index)}`;
      found.set(`${folder}/${NAMES[dialect]}`, some[Math.floor((index * some.length) / EACH)] ?? '');
      for (const [name, text] of Object.entries(BESIDE[dialect] ?? {})) found.set(`${folder}/${name}`, text);
    }
  }
  return found;
}
