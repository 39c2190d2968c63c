import { plainYaml } from '../../syntax/plain-yaml.ts';
import type { DialectFacts } from '../../model/resource.ts';

/** What AWS's `DeletionPolicy` keeps of a resource that a deploy removes. */
const RETAINED = ['Retain', 'RetainExceptOnCreate'];

/** Types that name other code, whose resources are told where that is read. */
const OTHER_CODE = /^Custom::|::MODULE$|^AWS::CloudFormation::/;

/** What is so in all templates. A stack is deployed to one Region; a list where a map is wanted is refused. */
export const cloudformationFacts: DialectFacts = {
  name: 'cloudformation',
  oneRegion: true,
  listsOneBlock: false,
  yamlText: plainYaml,
  updatesStack: true,
  suppressions: ['Metadata', 'AtRest', 'ignore'],
  runsCode: (type) => /^Custom::|^AWS::CloudFormation::CustomResource$/.test(type),
  mayKeepData: (type) => type.includes('::') && !OTHER_CODE.test(type),
  allows: () => 'no',
  retention: (resource, pick) => {
    const written = pick(resource.attribute('DeletionPolicy'));
    if (written?.is === 'absent') return undefined;
    if (written?.is !== 'known') return 'unknown';
    if (RETAINED.includes(String(written.value))) return 'kept';
    return written.value === 'Snapshot' ? 'snapshot' : 'removed';
  },
  keepsReplaced: (resource) => {
    const written = resource.attribute('UpdateReplacePolicy');
    return written.is === 'known' && (written.value === 'Retain' || written.value === 'Snapshot');
  },
};
