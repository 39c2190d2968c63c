import { plainYaml } from '../../syntax/plain-yaml.ts';
import type { DialectFacts } from '../../model/resource.ts';
import { satisfies } from './provider-version.ts';

/** What is so in all modules and plans. Regions belong to providers, and what is kept to properties of each type. */
export const terraformFacts: DialectFacts = {
  name: 'terraform',
  oneRegion: false,
  listsOneBlock: true,
  yamlText: plainYaml,
  updatesStack: false,
  suppressions: ['//', 'atrest', 'ignore'],
  runsCode: (type) => type === 'aws_lambda_invocation',
  mayKeepData: (type) => /^aws(cc)?_/.test(type),
  allows: ({ providerVersion }, range) => satisfies(providerVersion, range),
  retention: () => undefined,
  keepsReplaced: () => false,
};
