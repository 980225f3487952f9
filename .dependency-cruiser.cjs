// The borders of the house (docs/architecture.md). A broken border fails the build; each rule is proven once by a planted
// violation in src/testing/borders.test.ts.

/** Ranks inside a layer: a module sees the ranks below its own, never its siblings. */
const ranks = {
  platform: [['calendar', 'papers', 'forms', 'identity'], ['workflow', 'notifications', 'shared-files'], ['exchange'], ['payments']],
  data: [['code-lists'], ['organisation'], ['registry']],
  applications: [['procedures', 'queue'], ['dossiers'], ['records', 'correspondence', 'feedback', 'design'], ['reports', 'governance']],
};

const layers = ['infrastructure', 'platform', 'data', 'applications', 'channels', 'connectors'];
const test = '\\.test\\.ts$|^src/testing/';

/** A layer never uses one above it. */
const layerRules = layers.slice(0, 4).map((layer, index) => ({
  name: `layer-${layer}-looks-up`,
  severity: 'error',
  comment: `${layer} may only use the layers below it`,
  from: { path: `^src/${layer}/`, pathNot: test },
  to: { path: `^src/(${[...layers.slice(index + 1), 'testing'].join('|')})/|^src/[^/]+\\.ts$` },
}));

/** A module never uses a sibling of its rank, nor a rank above. */
const rankRules = Object.entries(ranks).flatMap(([layer, rows]) =>
  rows.flatMap((row, rank) =>
    row.map((module) => {
      const forbidden = rows.slice(rank).flat().filter((other) => other !== module);
      return {
        name: `rank-${layer}-${module}`,
        severity: 'error',
        comment: `${module} does not see modules of its own rank or above`,
        from: { path: `^src/${layer}/${module}/`, pathNot: test },
        to: { path: `^src/${layer}/(${forbidden.join('|') || '(?!)'})/` },
      };
    }),
  ),
);

module.exports = {
  forbidden: [
    ...layerRules,
    ...rankRules,
    {
      name: 'no-cycle',
      severity: 'error',
      comment: 'No import cycle',
      from: {},
      to: { circular: true },
    },
    {
      name: 'module-door',
      severity: 'error',
      comment: 'Modules meet at index.ts (screens: contracts, texts and browser code)',
      from: { path: '^src/(platform|data|applications|connectors)/([^/]+)/', pathNot: test },
      to: {
        path: '^src/(platform|data|applications|connectors)/([^/]+)/',
        pathNot: '^src/[^/]+/$2/|/index\\.ts$',
      },
    },
    {
      name: 'main-uses-doors',
      severity: 'error',
      comment: 'The composition root uses doors too (and the routes of its own channels)',
      from: { path: '^src/[^/]+\\.ts$' },
      to: { path: '^src/(platform|data|applications|connectors)/[^/]+/(?!index\\.ts$)' },
    },
    {
      name: 'screens-see-contracts-only',
      severity: 'error',
      comment: 'Screens import contracts, texts and browser code only',
      from: { path: '^src/channels/(portal|desk|console|ui)/', pathNot: `${test}|\\.server\\.ts$` },
      to: {
        path: '^src/(applications|data|platform|infrastructure|connectors)/',
        pathNot: '\\.(contract|vi|en|browser)\\.tsx?$',
      },
    },
    {
      name: 'servers-and-cli-use-doors',
      severity: 'error',
      comment: 'The command line and the server entry of a channel import index.ts only',
      from: { path: '^src/channels/(cli/|[^/]+/.*\\.server\\.ts$)', pathNot: test },
      to: {
        path: '^src/(applications|data|platform|connectors)/[^/]+/',
        pathNot: '/index\\.ts$|\\.(contract|vi|en|browser)\\.ts$',
      },
    },
    {
      name: 'channels-keep-apart',
      severity: 'error',
      comment: 'Portal, desk, console and cli share channels/ui, nothing else',
      from: { path: '^src/channels/(portal|desk|console|cli)/', pathNot: test },
      to: { path: '^src/channels/(portal|desk|console|cli)/', pathNot: '^src/channels/$1/' },
    },
    {
      name: 'browser-code-stays-in-the-browser',
      severity: 'error',
      comment: 'Contracts, texts and browser files run in a browser: no node, database or server imports',
      from: { path: '\\.(contract|vi|en|browser)\\.tsx?$' },
      to: {
        dependencyTypes: ['core'],
      },
    },
    {
      name: 'browser-code-imports-browser-code',
      severity: 'error',
      comment: 'Contracts, texts and browser files import only their like',
      from: { path: '^src/.*\\.(contract|vi|en|browser)\\.tsx?$' },
      to: { path: '^src/', pathNot: '\\.(contract|vi|en|browser)\\.tsx?$' },
    },
    {
      name: 'nobody-sees-connectors',
      severity: 'error',
      comment: 'Connectors are plugged by main.ts',
      from: { pathNot: `^src/([^/]+\\.ts$|connectors/)|${test}` },
      to: { path: '^src/connectors/' },
    },
    {
      name: 'nobody-sees-main',
      severity: 'error',
      comment: 'The composition root is imported by nobody',
      from: { path: '^src/[^/]+/', pathNot: test },
      to: { path: '^src/[^/]+\\.ts$' },
    },
    {
      name: 'no-test-code-in-production',
      severity: 'error',
      comment: 'Production code never imports tests or factories',
      from: { path: '^src/', pathNot: test },
      to: { path: `${test}|^(e2e|bench)/` },
    },
    {
      name: 'no-dev-package-in-production',
      severity: 'error',
      comment: 'Packages for development stay out of the product',
      from: { path: '^src/', pathNot: test },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'Every import resolves',
      from: {},
      to: { couldNotResolve: true, pathNot: '^dist/' },
    },
    {
      name: 'sql-in-queries-only',
      severity: 'error',
      comment: 'Kysely queries are written in *.queries.ts; use cases open transactions through infrastructure/database',
      from: {
        path: '^src/(applications|data|platform|channels|connectors)/',
        pathNot: `${test}|\\.queries\\.ts$`,
      },
      to: { path: 'node_modules/(kysely|pg)/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|var)/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'], extensions: ['.ts', '.tsx', '.js', '.cjs'] },
  },
};
