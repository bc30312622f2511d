/** What the workflow bundle holds: one workflow type per process. */
export { caseManagement } from './case-management/case-management.js';
export { intake } from './intake/intake.js';
