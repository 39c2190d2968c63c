/** Ways to the files of a world other than their names: links, which no file has the name of, and directories that move. */
export interface Ways {
  /** Names of links with what they may lead to. */
  readonly links: Readonly<Record<string, readonly string[]>>;
  readonly directories: readonly string[];
}

/** By the name of the world. */
export const WAYS: Readonly<Record<string, Ways>> = {
  stacks: {
    links: {
      'link.yaml': ['child.yaml', 'deep/grand.yaml', 'parent.yaml', 'gone.yaml', 'link.yaml'],
      'deep/link.yaml': ['child.yaml', 'deep/grand.yaml', 'link.yaml'],
      linked: ['deep', 'deeper', 'gone', ''],
    },
    directories: ['deep', 'deeper'],
  },
  modules: {
    links: {
      linked: ['m', 'm/n', '', 'k', 'gone'],
      'm/linked': ['m/n', 'm', 'm/other'],
      'link.tf.json': ['m/main.tf.json', 'variables.tf.json', 'gone.tf.json'],
    },
    directories: ['m', 'm/n', 'm/other', 'k'],
  },
  assemblies: {
    links: {
      'cdk.out/L.template.json': ['cdk.out/A.template.json', 'cdk.out/assembly-Prod/P.template.json', '.gitignore'],
      'cdk.out/assembly-L': ['cdk.out/assembly-Prod', 'cdk.out', 'out'],
      linked: ['cdk.out', 'out'],
    },
    directories: ['cdk.out', 'out', 'cdk.out/assembly-Prod'],
  },
  plans: {
    links: { 'link.json': ['plan.json', 'state.json', 'main.tf.json'], linked: ['m', ''] },
    directories: ['m', 'n'],
  },
};
