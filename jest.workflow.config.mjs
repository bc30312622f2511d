import { base } from './jest.base.mjs';

/** Workflow: processes on a real Temporal server that skips time. */
export default {
  ...base,
  testMatch: ['**/*.workflow.spec.ts'],
  // Recorded histories are a suite of their own.
  testPathIgnorePatterns: ['/node_modules/', '/replay/'],
  globalSetup: './tests/set-up/workflow.mjs',
  globalTeardown: './tests/set-up/stop.mjs',
  testTimeout: 120_000,
  maxWorkers: 2,
};
