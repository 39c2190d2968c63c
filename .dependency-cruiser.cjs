/**
 * Who may import whom. One row per layer: where it lies, what else of ours it may import, and which packages.
 * `node:*` stands for Node's own modules. Everything that is not in a row is forbidden.
 */
const layers = [
  { name: 'model', path: '^server/model/' },
  { name: 'policy', path: '^server/policy/', imports: ['model'] },
  { name: 'syntax', path: '^server/syntax/', imports: ['model'], packages: ['yaml', 'js-yaml', 'jsonc-parser'] },
  { name: 'dialects', path: '^server/dialects/', imports: ['model', 'syntax'] },
  { name: 'engine', path: '^server/engine/', imports: ['model', 'policy'] },
  { name: 'edits', path: '^server/edits/', imports: ['model', 'syntax'] },
  {
    name: 'fixes',
    path: '^server/fixes/',
    imports: ['model', 'syntax', 'dialects', 'engine', 'edits'],
  },
  { name: 'deploy', path: '^server/deploy/(?!diff/|thread\\.ts$)', imports: ['model', 'apply'] },
  // What runs in the other thread, and what starts that.
  {
    name: 'deploy-diff',
    path: '^server/deploy/diff/',
    imports: ['model', 'syntax', 'dialects'],
    packages: ['node:*', '@aws-cdk/cloudformation-diff', '@aws-cdk/aws-service-spec', '@aws-cdk/service-spec-types'],
  },
  {
    name: 'deploy-thread',
    path: '^server/deploy/thread\\.ts$',
    imports: ['model', 'deploy-diff'],
    packages: ['node:*'],
  },
  {
    name: 'workspace',
    path: '^server/workspace/(?!node(-now)?\\.ts$)',
    imports: ['model', 'syntax', 'dialects'],
    packages: ['js-yaml', 'ignore', 'picomatch'],
  },
  {
    name: 'workspace-node',
    path: '^server/workspace/node(-now)?\\.ts$',
    imports: ['model', 'workspace'],
    packages: ['node:*'],
  },
  // What every surface on Node does with it: names of files, whole writes. Holds no use case.
  {
    name: 'node',
    path: '^server/node/',
    imports: ['model', 'workspace', 'workspace-node'],
    packages: ['node:*'],
  },
  // Use cases: what a surface asks for, from the request to the answer as data. Knows no console, no process, no Node.
  {
    name: 'app',
    path: '^server/app/',
    imports: ['model', 'lines', 'severity', 'apply', 'deploy', 'workspace'],
  },
  {
    name: 'reporters',
    path: '^server/reporters/',
    imports: ['model', 'lines', 'app', 'deploy'],
    packages: ['picocolors', 'string-width', 'sarif', 'diff'],
  },
  {
    name: 'analyzer',
    path: '^server/analyzer(\\.ts$|/)',
    imports: ['model', 'dialects', 'engine', 'fixes'],
  },
  // The rules of a service are written in the words of the rule language; what is made of them is beside their folders.
  {
    name: 'rules',
    path: '^rules/[^/]+/',
    imports: ['dsl', 'shapes', 'clusters', 'key-facts', 'volumes', 'typed', 'uses'],
  },
  { name: 'catalogue', path: '^rules/[^/]+\\.ts$', imports: ['model', 'policy', 'rules'] },
  {
    name: 'lsp',
    path: '^server/lsp/(?!main\\.ts$)',
    imports: ['model', 'lines', 'workspace', 'deploy'],
    packages: ['vscode-languageserver', 'vscode-languageserver-textdocument', 'vscode-uri'],
  },
  {
    name: 'cli',
    path: '^server/cli/(?!main\\.ts$)',
    imports: ['model', 'app', 'reporters', 'workspace', 'workspace-node', 'node', 'deploy'],
    packages: ['node:*', 'commander', 'cli-table3'],
  },
  { name: 'client', path: '^client/', packages: ['vscode', 'vscode-languageclient', 'node:*'] },
  { name: 'page-file', path: '^server/page-file\\.ts$', packages: ['node:*'] },

  // The entries, which alone know the engine's callers and the rules.
  {
    name: 'lsp-main',
    path: '^server/lsp/main\\.ts$',
    imports: ['lsp', 'workspace', 'workspace-node', 'analyzer', 'catalogue', 'page-file', 'deploy', 'deploy-thread'],
    packages: ['node:*', 'vscode-languageserver', 'vscode-languageserver-textdocument', 'vscode-uri'],
  },
  {
    name: 'cli-main',
    path: '^server/cli/main\\.ts$',
    imports: [
      'cli',
      'node',
      'model',
      'workspace',
      'analyzer',
      'catalogue',
      'page-file',
      'lsp-main',
      'deploy',
      'deploy-thread',
    ],
    packages: ['node:*', 'commander', 'picocolors'],
  },
  {
    name: 'index',
    path: '^server/(index\\.ts$|api/)',
    imports: [
      'model',
      'app',
      'reporters',
      'workspace',
      'workspace-node',
      'node',
      'analyzer',
      'catalogue',
      'page-file',
      'deploy',
      'deploy-thread',
    ],
    packages: ['node:*'],
  },
];
/** Parts of a layer that another layer may know without the rest. */
const parts = {
  lines: '^server/syntax/lines\\.ts$',
  severity: '^server/engine/severity\\.ts$',
  apply: '^server/edits/apply\\.ts$',
  dsl: '^rules/dsl\\.ts$',
  shapes: '^rules/shapes\\.ts$',
  typed: '^rules/typed\\.ts$',
  clusters: '^rules/clusters\\.ts$',
  'key-facts': '^rules/key-facts\\.ts$',
  volumes: '^rules/volumes\\.ts$',
  uses: '^rules/uses\\.ts$',
};

const pathOf = (name) => parts[name] ?? layers.find((layer) => layer.name === name).path;
const packagePaths = (name) => [`(^|/)node_modules/${name}/`, `(^|/)node_modules/@types/${name}/`];

/** One row says where its imports may not lead: anywhere but to itself, its neighbours and its packages. */
function rowRules({ name, path, imports = [], packages = [] }) {
  const ours = [path, ...imports.map(pathOf)];
  const theirs = packages.filter((entry) => entry !== 'node:*').flatMap(packagePaths);
  const rules = [
    {
      name: `layer-${name}`,
      comment: `${name} may import ${[...imports, ...packages].join(', ') || 'nothing'}.`,
      severity: 'error',
      from: { path },
      to: { pathNot: [...ours, ...theirs], dependencyTypesNot: ['core'], couldNotResolve: false },
    },
  ];
  if (!packages.includes('node:*')) {
    rules.push({
      name: `layer-${name}-node`,
      comment: `${name} runs anywhere and does not know Node.`,
      severity: 'error',
      from: { path },
      to: { dependencyTypes: ['core'] },
    });
  }
  return rules;
}

const ofNoLayer = { path: '^(server|rules|client)/', pathNot: layers.map((layer) => layer.path) };

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...layers.flatMap(rowRules),
    {
      name: 'in-a-layer',
      comment: 'Every module belongs to a layer: give this one a row, or a place in a layer.',
      severity: 'error',
      from: ofNoLayer,
      to: {},
    },
    {
      name: 'in-a-layer-too',
      comment: 'Every module belongs to a layer: give the imported one a row, or a place in a layer.',
      severity: 'error',
      from: {},
      to: ofNoLayer,
    },
    {
      name: 'syntax-rooms',
      comment:
        'A syntax is known by its object: what its room holds besides is its own. The grammar of HCL is read in strings of JSON, too.',
      severity: 'error',
      from: { pathNot: '^server/syntax/' },
      to: { path: '^server/syntax/[^/]+/', pathNot: '^server/syntax/(([^/]+)/\\2\\.ts$|hcl-grammar/)' },
    },
    {
      name: 'no-cycles',
      comment: 'Modules do not import each other in a circle.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A module that nobody imports and that imports nobody is dead.',
      severity: 'error',
      from: { orphan: true, path: '^(server|rules|client)/' },
      to: {},
    },
    {
      name: 'resolvable',
      comment: 'The import leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^vscode$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(md|json)$' },
    // Type-only imports are imports: a layer that names another's types knows it.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
      extensions: ['.ts', '.d.ts', '.js', '.cjs', '.mjs', '.json'],
    },
  },
};

/** The rows as `npm run layers` and the code map of ARCHITECTURE.md read them; dependency-cruiser itself knows no such option. */
Object.defineProperty(module.exports, 'rowsOf', {
  enumerable: false,
  value: () =>
    layers.map(({ name, path, imports = [] }) => ({
      name,
      path,
      imports: imports.map((other) => ({ name: other, path: pathOf(other) })),
    })),
});
