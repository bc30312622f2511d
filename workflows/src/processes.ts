/** What the workflow bundle holds: one workflow type per process, and the rounds that Schedules start. */
export { alert } from './alert/alert.js';
export { assistedReferral } from './assisted-referral/assisted-referral.js';
export { caseManagement } from './case-management/case-management.js';
export { childWatch } from './child-watch/child-watch.js';
export { communityPlan } from './community-plan/community-plan.js';
export { escalation } from './escalation/escalation.js';
export { familyTherapy } from './family-therapy/family-therapy.js';
export { intake } from './intake/intake.js';
export { protectionMeasure } from './protection-measure/protection-measure.js';
export { anonymisation } from './anonymisation/anonymisation.js';
export { monitoringAlarm } from './monitoring-alarm/monitoring-alarm.js';
export { monitoringRound } from './monitoring-round/monitoring-round.js';
export { monitoringSnapshot } from './monitoring-snapshot/monitoring-snapshot.js';
export { rightsRequest } from './rights-request/rights-request.js';
