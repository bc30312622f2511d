import type { OfficePolicyBody } from './office-policy.dto.js';

export const OFFICE_POLICY: OfficePolicyBody = {
  terms: [{ key: 'caseManagement.invitation.respond', term: '15bd' }],
  numbers: [{ key: 'pause.maximum-days', value: 60 }],
  tellRunning: false,
};
