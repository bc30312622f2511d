import boundaries from 'eslint-plugin-boundaries';
import tseslint from 'typescript-eslint';

/** Each rule of the house with its reason. The same rules stand in ARCHITECTURE.md in words. */
const LAYERS = [
  { type: 'contracts', pattern: 'libs/contracts' },
  { type: 'pure', pattern: 'libs/(calendar|identity|policy)' },
  { type: 'crypto', pattern: 'libs/crypto' },
  { type: 'messaging', pattern: 'libs/messaging' },
  { type: 'kit', pattern: 'libs/service-kit' },
  { type: 'testing', pattern: 'libs/testing' },
  { type: 'service', pattern: 'services/*', capture: ['name'] },
  { type: 'workflows', pattern: 'workflows' },
  { type: 'tools', pattern: 'tools' },
  { type: 'tests', pattern: 'tests/*' },
];

const forbid = (patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });

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
    files: ['**/*.ts', '**/*.mjs'],
    plugins: { boundaries },
    settings: { 'boundaries/elements': LAYERS },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'off',
      'no-console': 'off',
      eqeqeq: 'error',
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
    },
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
    rules: forbid([
      {
        regex: '^(node:|fs$|crypto$)',
        message: 'A workflow is deterministic: no I/O, no clock, no randomness of its own.',
      },
      { group: ['@nestjs/*', 'typeorm', 'pg', '@nats-io/*'], message: 'The workflow bundle holds workflows only.' },
      {
        // Of crypto, only the mark of what may be read without keys.
        regex: '^@oln/(service-kit|messaging|crypto$|calendar/holidays)',
        message: 'Workflows import pure libraries only.',
      },
    ]),
  },
  {
    // Services know each other by events and questions, never by code.
    files: ['services/*/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: forbid([
      {
        group: ['@oln/intake', '@oln/cases', '@oln/gateway', '@oln/workflows', '@oln/workflows/*'],
        message: 'Services never import each other or the workflows: use events, Ask, or the contracts.',
      },
      { group: ['@temporalio/*'], message: 'Only the relay and the activity door of the kit speak to Temporal.' },
      { group: ['@oln/testing', '@oln/tools'], message: 'Production code does not import tests or tools.' },
    ]),
  },
  {
    // A door translates; what it may touch is its service.
    files: ['services/*/src/**/*.{http,nats,activities}.ts'],
    rules: forbid([
      {
        group: ['**/*.repository.js', '**/*.entity.js', 'typeorm'],
        message: 'Doors call services, never repositories or tables.',
      },
    ]),
  },
  {
    // Decisions are pure: given the same state, command and time they say the same, in tests and at 19:00.
    files: ['libs/{calendar,identity,policy,contracts}/src/**/*.ts'],
    ignores: ['**/*.spec.ts', 'libs/contracts/src/generate/**'],
    rules: forbid([
      {
        group: ['node:*', '@nestjs/*', 'typeorm', 'pg', '@nats-io/*', '@temporalio/*'],
        message: 'Pure libraries are safe inside workflows.',
      },
    ]),
  },
);
