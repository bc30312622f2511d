import { base } from './jest.base.mjs';

/** Unit: pure code, no back ends. No test is a stopwatch: a slow machine takes its time. */
export default {
  ...base,
  testMatch: ['**/*.unit.spec.ts'],
  testTimeout: 120_000,
  maxWorkers: 2,
  workerIdleMemoryLimit: '1500MB',
};
