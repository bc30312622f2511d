import type { RecordConsentDto, WithdrawConsentDto } from './consent.dto.js';

export const RECORD_CONSENT: RecordConsentDto = {
  purpose: 'sharing',
  decision: 'given',
  relation: 'self',
  way: 'signed',
};
export const WITHDRAW_CONSENT: WithdrawConsentDto = { relation: 'self', way: 'spoken' };
