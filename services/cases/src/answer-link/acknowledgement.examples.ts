import type { LinkAnswerBody } from './acknowledgement.dto.js';

export const LINK_ANSWER: LinkAnswerBody = { receivedBy: 'Equipo de turno' };
