import { ofTheHouse, said, saidAlone, saidOwn, sealedAlone, type HeldData, type Words } from '@oln/service-kit';

const word = (es: string, en: string): Words => ({ es, en });

const OF_REFERRAL = 'referral_id = any(:referrals)';
const OF_FAMILY_TOO = 'referral_id = any(:referralsOfFamily)';

/** What offer holds on a person of the registry: their referrals, and those of the whole family without its texts. The map is of nobody. */
export const OFFER_HELD_DATA: HeldData = {
  lists: {
    referralsOfFamily: 'select id from referrals where family_id = any(:families) and child_id is null',
    referrals: `select id from referrals where child_id = any(:entries) or id = any(:referralsOfFamily)`,
  },
  audited: ['referrals'],
  tables: [
    {
      table: 'referrals',
      label: word('Derivación asistida', 'Assisted referral'),
      where: 'id = any(:referrals)',
      shared: 'id = any(:referralsOfFamily)',
      process: 'assisted-referral',
      columns: {
        need: said('Necesidad', 'Need'),
        sector: said('Sector', 'Sector'),
        age_band: said('Tramo de edad', 'Age band'),
        sex: said('Sexo', 'Sex'),
        requirements_met: said('Requisitos que cumple', 'Requirements that are met'),
        priority_rank: ofTheHouse('orders the waiting list'),
        requested_at: said('Pedida el', 'Requested on'),
        attempts: said('Intentos', 'Attempts'),
        refused: said('Servicios que no recibieron', 'Services that did not take it'),
        follows_id: said('Sigue a la derivación (identificador)', 'Follows the referral (identifier)'),
        offer_id: said('Servicio (identificador)', 'Service (identifier)'),
        organization_id: said('Institución (identificador)', 'Organisation (identifier)'),
        sent_at: said('Enviada el', 'Sent on'),
        acknowledged_at: said('Acusó recibo el', 'Acknowledged on'),
        arrived_at: said('En lista de espera desde', 'On the waiting list since'),
        wait_counts_from: said('La espera se cuenta desde', 'The wait counts from'),
        available_from: said('Disponible desde', 'Available from'),
        review_cause: said('Motivo de la revisión', 'Cause of the review'),
        offered_at: said('Cupo ofrecido el', 'Place offered on'),
        appointment_at: said('Hora fijada', 'Appointment'),
        release_due_since: ofTheHouse('a clock'),
        effective_at: said('Efectiva el', 'Effective on'),
        consent_withdrawn_at: said('Sin consentimiento desde', 'Without consent since'),
        legal_basis: said('Base legal', 'Legal basis'),
        legal_basis_by: said('Base legal indicada por', 'Legal basis stated by'),
        legal_basis_at: said('Base legal indicada el', 'Legal basis stated on'),
      },
    },
    {
      table: 'referral_notes',
      label: word('Notas de la derivación', 'Notes of the referral'),
      where: OF_REFERRAL,
      shared: OF_FAMILY_TOO,
      key: ['referral_id'],
      columns: {
        note: sealedAlone('Nota', 'Note', 'referral.note'),
        place: sealedAlone('Lugar', 'Place', 'referral.place'),
        basis_reason: sealedAlone('Por qué esa base legal', 'Why that legal basis', 'referral.basis-reason'),
        list_checked_at: said('Lista de espera revisada el', 'Waiting list checked on'),
      },
    },
    {
      table: 'referral_answers',
      label: word('Respuesta de la institución', 'Answer of the institution'),
      where: OF_REFERRAL,
      columns: {
        offer_id: said('Servicio (identificador)', 'Service (identifier)'),
        via: said('Por medio de', 'By way of'),
      },
    },
    {
      table: 'referral_contacts',
      label: word('Intento de contacto', 'Attempt of contact'),
      where: OF_REFERRAL,
      shared: OF_FAMILY_TOO,
      columns: { note: sealedAlone('Nota', 'Note', 'referral-contact.note') },
    },
    {
      table: 'claims',
      label: word('Cupo', 'Place'),
      where: OF_REFERRAL,
      key: ['referral_id'],
      columns: {
        offer_id: said('Servicio (identificador)', 'Service (identifier)'),
        period_from: said('Período desde', 'Period from'),
        taken_at: said('Tomado el', 'Taken on'),
      },
    },
    {
      table: 'vacancy_offers',
      label: word('Ofrecimiento de un cupo', 'Offer of a place'),
      where: OF_REFERRAL,
      columns: {
        offer_id: said('Servicio (identificador)', 'Service (identifier)'),
        position: said('Lugar en la lista de espera', 'Position on the waiting list'),
        wait_days: said('Días de espera', 'Days of waiting'),
        passed_over: ofTheHouse('referrals of other families'),
      },
    },
    {
      table: 'gap_demands',
      label: word('Necesidad sin oferta', 'Need without offer'),
      where: OF_REFERRAL,
      columns: {
        gap_id: said('Brecha (identificador)', 'Gap (identifier)'),
        cause: saidAlone('Causa', 'Cause'),
        offer_id: said('Servicio que apareció (identificador)', 'Service that appeared (identifier)'),
        new_referral_id: said('Nueva derivación (identificador)', 'New referral (identifier)'),
        end_reason: saidAlone('Motivo por el que dejó de esperar', 'Why the wait ended'),
        ended_by: said('Registrado por', 'Recorded by'),
      },
    },
    {
      table: 'sharing_consents',
      label: word('Consentimiento para enviar datos a instituciones', 'Consent to sending data to institutions'),
      where: 'person_id = any(:entries)',
      key: ['person_id'],
      columns: {
        person_id: saidOwn('Persona (identificador)', 'Person (identifier)'),
        turn: ofTheHouse('counts what was said'),
        said_at: said('Dicho el', 'Said on'),
      },
    },
  ],
  columns: { referral_id: said('Derivación (identificador)', 'Referral (identifier)') },
  exceptions: {
    sharing_families: 'In which families somebody lives: of the registry, which gives it itself',
    answer_links: 'Secrets by which institutions answered: their answers are given',
    case_news: 'Which facts of cases were heard',
    merged_persons: 'Merges of the registry, which gives them itself',
    gaps: 'What a commune lacks, of nobody: what a family lacked is given',
    organizations: 'The map: of no family',
    institution_accounts: 'People of institutions',
    offers: 'The map: of no family',
    capacities: 'The map: of no family',
    offer_keys: 'The map: of no family',
    hsds_imports: 'The map: of no family',
    hsds_import_rows: 'The map: of no family',
    hsds_rows: 'The map: of no family',
    map_staff: 'People of the office',
  },
};
