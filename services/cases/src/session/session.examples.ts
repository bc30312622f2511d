import { SOME_ID } from '@oln/service-kit';
import type { SessionBody } from './session.dto.js';

export const SESSION: SessionBody = {
  kind: 'home-visit',
  at: '2026-04-08T15:00:00Z',
  minutes: 60,
  held: true,
  children: [SOME_ID],
  notes: 'Se acordó visita a la escuela',
};
