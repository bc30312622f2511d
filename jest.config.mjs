import { base } from './jest.base.mjs';

/** Unit: pure code, no back ends. */
export default { ...base, testMatch: ['**/*.unit.spec.ts'] };
