import type { OpinionBody } from './opinion.dto.js';

export const OPINION: OpinionBody = { text: 'Queremos una plaza donde se pueda jugar de noche' };
