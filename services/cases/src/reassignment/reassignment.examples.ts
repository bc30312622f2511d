import type { CaseReassignmentBody, ReassignmentBody } from './reassignment.dto.js';

export const CASE_REASSIGNMENT: CaseReassignmentBody = { to: 'gestora-2', reason: 'workload' };

export const REASSIGNMENT: ReassignmentBody = {
  from: 'gestora-1',
  to: ['gestora-2', 'gestora-3'],
  reason: 'staff-left',
};
