import { base } from './jest.base.mjs';

/** E2e: the whole system, each spec with a stack of its own. */
export default { ...base, testMatch: ['**/*.e2e.spec.ts'], testTimeout: 600_000, maxWorkers: 1 };
