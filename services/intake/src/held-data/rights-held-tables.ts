import { ofTheHouse, said, saidAlone, saidOwn, sealedAlone, type HeldTable } from '@oln/service-kit';

const PLACE = (name: string) => (row: Readonly<Record<string, unknown>>) =>
  `rights-request.${name}:${row.id as string}`;

/** What people asked about their own data, and what became of it. */
export const RIGHTS_HELD_TABLES: readonly HeldTable[] = [
  {
    table: 'rights_requests',
    label: { es: 'Solicitud sobre sus datos', en: 'Request about their data' },
    where: 'person_id = any(:entries) or family_id = any(:families)',
    // Asked for everybody who lives in a family.
    shared: 'family_id is not null',
    process: 'rightsRequest',
    columns: {
      personal_right: said('Derecho que se ejerce', 'Right that is exercised'),
      relation: said('En qué calidad se pidió', 'In what relation it was asked'),
      requester_id: saidOwn('Quién lo pidió (identificador)', 'Who asked (identifier)'),
      guardianship_id: said('Cuidado personal (identificador)', 'Guardianship (identifier)'),
      received_at: said('Recibida el', 'Received on'),
      answer_by: said('A responder hasta el', 'To be answered until'),
      identity_check: said('Cómo se comprobó quién pide', 'How it was checked who asks'),
      identity_at: said('Comprobado el', 'Checked on'),
      identity_by: said('Comprobado por', 'Checked by'),
      registered_at: said('Registrada el', 'Registered on'),
      registered_by: said('Registrada por', 'Registered by'),
      first_term_ends_at: said('Primer plazo', 'First term'),
      extended_at: said('Prorrogada el', 'Extended on'),
      extension_reason: said('Motivo de la prórroga', 'Reason of extending it'),
      close_reason: said('Motivo de la respuesta', 'Reason of the answer'),
      closed_by: said('Respondida por', 'Answered by'),
      asked: sealedAlone('Lo que se pidió', 'What was asked', PLACE('asked'), true),
      answer: sealedAlone('Lo que se respondió', 'What was answered', PLACE('answer'), true),
    },
  },
  {
    table: 'anonymisations',
    label: { es: 'Anonimización', en: 'Anonymisation' },
    where: 'person_id = any(:entries)',
    process: 'anonymisation',
    columns: {
      cause: said('Causa', 'Cause'),
      rights_request_id: said('Solicitud (identificador)', 'Request (identifier)'),
      ended_before: ofTheHouse('by the rule: up to when records have to have ended'),
      opened_by: said('Abierta por', 'Opened by'),
      announced_at: said('Anunciada el', 'Announced on'),
      attempt: ofTheHouse('number of the try'),
      held_until: said('Suspendida hasta', 'Held until'),
      hold_reason: said('Motivo de la suspensión', 'Reason of holding it'),
      entries: ofTheHouse('entries of the person in the registry'),
      erased_by: saidAlone('Servicios que ya borraron', 'Services that have erased'),
      close_reason: said('Motivo del término', 'Reason of ending it'),
    },
  },
];
