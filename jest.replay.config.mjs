import { base } from './jest.base.mjs';

/** Replay: recorded histories against the compiled workflows; no server is needed. */
export default { ...base, testMatch: ['**/replay/*.spec.ts'], testTimeout: 300_000, maxWorkers: 1 };
