/**
 * What processes and their owners say to each other, without the events. Workflows import this alone: their code is
 * evaluated anew for each process, and the schemas of all events would be with it.
 */
export * from './alert.js';
export * from './anonymisation.js';
export * from './assisted-referral.js';
export * from './case-management.js';
export * from './community-plan.js';
export * from './escalation.js';
export * from './family-therapy.js';
export * from './intake.js';
export * from './monitoring.js';
export * from './protection-measure.js';
export * from './protocol.js';
export * from './rights-request.js';
export * from './role-labels.js';
export type { Role } from '../envelope.js';
