import type { PlannedSessionsBody, SessionExtensionBody } from './therapy.dto.js';

export const PLANNED_SESSIONS: PlannedSessionsBody = { individual: 7, group: 5 };

export const SESSION_EXTENSION: SessionExtensionBody = { individual: 2, group: 0, reason: 'objectives-left' };
