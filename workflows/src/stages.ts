/** The tables of all processes, without Temporal: for generators, and for tests that hold decisions against them. */
import type { ProcessName } from '@oln/contracts/processes';
import { ALERT } from './alert/stages.js';
import { ASSISTED_REFERRAL } from './assisted-referral/stages.js';
import type { ProcessTable } from './building-blocks/stage-table.js';
import { CASE_MANAGEMENT } from './case-management/stages.js';
import { CHILD_WATCH } from './child-watch/stages.js';
import { COMMUNITY_PLAN } from './community-plan/stages.js';
import { ESCALATION } from './escalation/stages.js';
import { FAMILY_THERAPY } from './family-therapy/stages.js';
import { INTAKE } from './intake/stages.js';
import { MONITORING_ALARM } from './monitoring-alarm/stages.js';
import { MONITORING_SNAPSHOT } from './monitoring-snapshot/stages.js';
import { PROTECTION_MEASURE } from './protection-measure/stages.js';
import { ANONYMISATION } from './anonymisation/stages.js';
import { RIGHTS_REQUEST } from './rights-request/stages.js';

export { nextStages, type ClockRule, type ProcessTable, type StageRule } from './building-blocks/stage-table.js';
export {
  ALERT,
  ASSISTED_REFERRAL,
  CASE_MANAGEMENT,
  CHILD_WATCH,
  COMMUNITY_PLAN,
  ESCALATION,
  FAMILY_THERAPY,
  INTAKE,
  MONITORING_ALARM,
  MONITORING_SNAPSHOT,
  PROTECTION_MEASURE,
  ANONYMISATION,
  RIGHTS_REQUEST,
};

export const TABLES: Record<ProcessName, ProcessTable> = {
  intake: INTAKE,
  caseManagement: CASE_MANAGEMENT,
  familyTherapy: FAMILY_THERAPY,
  assistedReferral: ASSISTED_REFERRAL,
  alert: ALERT,
  childWatch: CHILD_WATCH,
  escalation: ESCALATION,
  protectionMeasure: PROTECTION_MEASURE,
  anonymisation: ANONYMISATION,
  rightsRequest: RIGHTS_REQUEST,
  communityPlan: COMMUNITY_PLAN,
  monitoringSnapshot: MONITORING_SNAPSHOT,
  monitoringAlarm: MONITORING_ALARM,
};
