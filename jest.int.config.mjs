import { base } from './jest.base.mjs';

/** Int: one service or library against real PostgreSQL, NATS and Temporal. */
export default {
  ...base,
  testMatch: ['**/*.int.spec.ts'],
  globalSetup: './tests/set-up/int.mjs',
  globalTeardown: './tests/set-up/stop.mjs',
  // Long enough for a machine that does much else: it ends what hangs, and measures nothing.
  testTimeout: 240_000,
  maxWorkers: 2,
  // Modules of specs that are over are never let go: a worker of three gigabytes collects garbage and does little else.
  workerIdleMemoryLimit: '1200MB',
};
