import type { PauseBody } from './pause.dto.js';

export const PAUSE: PauseBody = { until: '2026-07-31', reason: 'hospital' };
