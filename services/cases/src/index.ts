export { cases } from './cases.js';
export { CaseFiles1763910000000 } from './migrations/case-files.js';
