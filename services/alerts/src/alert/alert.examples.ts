import type { AlertRowBody, RaiseAlertBody } from './alert-input.dto.js';

const WHO = {
  run: '23.456.789-6',
  givenNames: 'Amaru',
  firstSurname: 'Huenchul',
  secondSurname: 'Paine',
  birthDate: '2016-08-21',
  adult: { givenNames: 'Rosa', firstSurname: 'Paine', relation: 'mother', phone: '+56 9 5555 0101' },
};

export const RAISED: RaiseAlertBody = {
  commune: '13110',
  identity: WHO,
  factors: ['school-absence'],
  narrative: 'No viene a la escuela hace tres semanas y nadie contesta el teléfono.',
};

export const ROW: AlertRowBody = {
  reference: 'SAN-2026-004711',
  identity: WHO,
  factors: ['school-absence'],
  score: 82,
  scoreModel: 'san-2026.2',
};
