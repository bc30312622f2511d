import { readdirSync } from 'node:fs';
import tseslint from 'typescript-eslint';

/*
 * Who may import whom, each rule with its reason; ARCHITECTURE.md says the same in words. Of several blocks that fit a file
 * ESLint takes the last `no-restricted-imports` alone, so each block names all the rules that hold for its files.
 * That a package is entered by its index only is in its package.json (`exports`). Held by tools/src/gate/boundaries.unit.spec.ts.
 */
const forbid = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });

const BY_NAME = {
  regex: '^(\\.\\./)+(libs|services|workflows|tools|tests)/',
  message: 'Another package is imported by its name, from its index.',
};
const NO_SERVICES = {
  group: [
    '@oln/intake',
    '@oln/cases',
    '@oln/alerts',
    '@oln/offer',
    '@oln/community',
    '@oln/reporting',
    '@oln/gateway',
    '@oln/workflows',
    '@oln/workflows/*',
  ],
  message: 'Services never import each other or the workflows: use events, Ask, or the contracts.',
};
const NO_TEMPORAL = {
  group: ['@temporalio/*'],
  message: 'Only the relay and the activity door of the kit speak to Temporal.',
};
const NO_TESTS = {
  group: ['@oln/testing', '@oln/service-testing', '@oln/tools'],
  message: 'Production code does not import tests or tools.',
};
const NO_TABLES = {
  group: ['**/*.repository.js', '**/*.entity.js', 'typeorm'],
  message: 'Doors call services, never repositories or tables.',
};
const NO_FRAMEWORK = {
  group: ['@nestjs/*', 'typeorm', 'pg', '**/*.repository.js', '**/*.entity.js', '**/*.service.js', '@oln/service-kit'],
  message: 'Decisions are pure: no Nest, no database, no kit. The clock is an argument.',
};
const DETERMINISTIC = [
  {
    regex: '^(node:|fs$|crypto$)',
    message: 'A workflow is deterministic: no I/O, no clock, no randomness of its own.',
  },
  { group: ['@nestjs/*', 'typeorm', 'pg', '@nats-io/*'], message: 'The workflow bundle holds workflows only.' },
  {
    regex: '^@oln/contracts$',
    message:
      'Workflows import @oln/contracts/processes: their code is evaluated anew for each process, events are not.',
  },
  {
    // Of crypto, only the mark of what may be read without keys.
    regex: '^@oln/(service-kit|messaging|crypto$|calendar/holidays)',
    message: 'Workflows import pure libraries only.',
  },
];
const PURE = {
  group: ['node:*', '@nestjs/*', 'typeorm', 'pg', '@nats-io/*', '@temporalio/*'],
  message: 'Pure libraries are safe inside workflows.',
};
const SERVICES = readdirSync(new URL('services', import.meta.url));
const NO_HOUSE = {
  regex: `^@oln/(${SERVICES.join('|')}|workflows|tools|testing|service-kit)`,
  message: 'A library knows nothing of who uses it.',
};

const NO_HOUSE_IN_PAGES = {
  regex: '^(node:|@nestjs/|pg$|@oln/(?!(contracts|identity)(/|$)))',
  message:
    'A page imports nothing that needs more than a browser: of the house, words (@oln/contracts/…) and rights (@oln/identity).',
};

/** Pure decisions: the file named as its capability. */
const DECISIONS = ['services/*/src/*/decide-*.ts'];

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      '**/generated/**',
      '**/histories/**',
      '.oln/**',
      '.nx/**',
      'coverage/**',
    ],
  },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx', '**/*.mjs'],
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'off',
      'no-console': 'off',
      eqeqeq: 'error',
      // Nothing typed becomes code.
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-script-url': 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ['**/src/**/*.{ts,tsx}'], ignores: ['**/*.spec.ts'], rules: forbid(BY_NAME) },
  {
    // A page runs in browsers: what it shares with the house are pure words and rights.
    files: ['apps/*/src/**/*.{ts,tsx}'],
    ignores: ['**/*.spec.ts'],
    rules: forbid(BY_NAME, NO_SERVICES, NO_TESTS, NO_HOUSE_IN_PAGES),
  },
  {
    // Workflows replay for nine months: nothing that differs between two runs, and nothing heavy, may come in.
    files: ['workflows/src/**/*.ts'],
    ignores: [
      'workflows/src/worker/**',
      '**/*.spec.ts',
      'workflows/src/testing/**',
      'workflows/src/generate/**',
      'workflows/src/replay/**',
    ],
    rules: forbid(BY_NAME, ...DETERMINISTIC),
  },
  {
    // Services know each other by events and questions, never by code.
    files: ['services/*/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: forbid(BY_NAME, NO_SERVICES, NO_TEMPORAL, NO_TESTS),
  },
  {
    // A door translates; what it may touch is its service.
    files: ['services/*/src/**/*.{http,nats,activities}.ts'],
    rules: forbid(BY_NAME, NO_SERVICES, NO_TEMPORAL, NO_TESTS, NO_TABLES),
  },
  {
    // Given the same state, command and time a decision says the same, in tests and at 19:00.
    files: DECISIONS,
    ignores: ['**/*.spec.ts'],
    rules: forbid(BY_NAME, NO_SERVICES, NO_TEMPORAL, NO_TESTS, NO_FRAMEWORK),
  },
  {
    files: ['libs/{crypto,messaging}/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: forbid(BY_NAME, NO_HOUSE),
  },
  {
    files: ['libs/{calendar,identity,policy,contracts}/src/**/*.ts'],
    ignores: ['**/*.spec.ts', 'libs/contracts/src/generate/**'],
    rules: forbid(BY_NAME, PURE, NO_HOUSE),
  },
);
