import type { AttemptBody, DocumentBody, DocumentKindBody, RejectionBody } from './invitation.dto.js';

export const ATTEMPT: AttemptBody = {
  kind: 'visit',
  result: 'reached',
  at: '2026-03-03T14:00:00Z',
  note: 'Estaba la abuela; vuelven el lunes',
};

export const DOCUMENT: DocumentBody = {
  kind: 'data-use-consent',
  given: true,
  signedOn: '2026-03-03',
  reference: 'Archivador 3, folio 12',
};

export const DOCUMENT_KIND: DocumentKindBody = {
  title: { es: 'Permiso del colegio', en: 'Permission of the school' },
  signer: 'caregiver',
  required: false,
  perChild: true,
};

export const REJECTION: RejectionBody = {
  reason: 'attended-elsewhere',
  risks: [{ risk: 'child-school-absence', measure: 'other-service-in-charge' }],
};
