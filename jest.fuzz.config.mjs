import { base } from './jest.base.mjs';

/** Fuzz: every route by its OpenAPI document, with Schemathesis. */
export default { ...base, testMatch: ['**/*.fuzz.spec.ts'], testTimeout: 600_000, maxWorkers: 1 };
