import type { TransferBody, DeclineBody, WithdrawalBody } from './transfer.dto.js';

export const TRANSFER: TransferBody = { toCommune: '05101', reason: 'family-moved' };

export const DECLINE: DeclineBody = { reason: 'lacks-information' };

export const WITHDRAWAL: WithdrawalBody = { reason: 'family-stays' };
