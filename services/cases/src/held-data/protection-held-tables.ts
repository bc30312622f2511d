import { ofTheHouse, said, saidAlone, saidOwn, sealedAlone, type HeldTable, type Words } from '@oln/service-kit';

const word = (es: string, en: string): Words => ({ es, en });

const OF_ESCALATION = 'escalation_id = any(:escalations)';
const ESCALATION_OF_OTHERS_TOO = 'escalation_id = any(:escalationsOfOthersToo)';
const OF_MEASURE = 'measure_id = any(:measures)';
const MEASURE_OF_OTHERS_TOO = 'measure_id = any(:measuresOfOthersToo)';

/** What protects a child: escalations to the specialised service and measures. Given to the child alone. */
export const PROTECTION_HELD_TABLES: readonly HeldTable[] = [
  {
    table: 'escalations',
    label: word('Derivación al servicio especializado', 'Escalation to the specialised service'),
    where: 'id = any(:escalations)',
    shared: 'id = any(:escalationsOfOthersToo)',
    process: 'escalation',
    columns: {
      institutions: said('Instituciones', 'Institutions'),
      account: sealedAlone('Relato', 'Account', 'escalation.account'),
      drafted_by: said('Preparada por', 'Drafted by'),
      approved_by: said('Aprobada por', 'Approved by'),
      first_notified_at: said('Notificada por primera vez el', 'First notified on'),
      notified_at: said('Notificada el', 'Notified on'),
      attempt: said('Intento', 'Attempt'),
      level: said('Nivel', 'Level'),
      acknowledged_at: said('Acusó recibo el', 'Acknowledged on'),
      decide_by: said('Se decide hasta', 'To be decided until'),
      days_left: ofTheHouse('a clock'),
      meeting_at: said('Reunión', 'Meeting'),
      file_at: said('Entrega de antecedentes', 'File handed over on'),
      left_service_at: said('Egreso del servicio', 'Left the service on'),
    },
  },
  {
    table: 'child_owners',
    label: word('Quién responde por el niño, niña o adolescente', 'Who answers for the child'),
    where: 'child_id = any(:entries)',
    key: ['commune', 'child_id'],
    columns: { owner: said('Responde', 'Answers'), since: said('Desde', 'Since') },
  },
  {
    table: 'escalation_records',
    label: word('Registro de la derivación', 'Record of the escalation'),
    where: OF_ESCALATION,
    shared: ESCALATION_OF_OTHERS_TOO,
    columns: { note: sealedAlone('Nota', 'Note', 'escalation-record.note') },
  },
  {
    table: 'escalation_notifications',
    label: word('Notificación a una institución', 'Notification of an institution'),
    where: OF_ESCALATION,
    columns: {
      institution: said('Institución', 'Institution'),
      attempt: said('Intento', 'Attempt'),
      level: said('Nivel', 'Level'),
      title_es: said('Destinatario', 'Recipient'),
      title_en: ofTheHouse('the same in English'),
      people: ofTheHouse('accounts of the institution'),
      notified_at: said('Notificada el', 'Notified on'),
      acknowledged_at: said('Acusó recibo el', 'Acknowledged on'),
      acknowledged_by: said('Acusó recibo', 'Acknowledged by'),
      acknowledged_through: said('Por medio de', 'By way of'),
    },
  },
  {
    table: 'measures',
    label: word('Medida de protección', 'Protection measure'),
    where: 'id = any(:measures)',
    shared: 'id = any(:measuresOfOthersToo)',
    process: 'protection-measure',
    columns: {
      opened_by: said('Abierta por', 'Opened by'),
      catalogue_id: ofTheHouse('the catalogue of measures'),
      measures: said('Medidas', 'Measures'),
      in_force_since: said('Vigente desde', 'In force since'),
      in_force_until: said('Vigente hasta', 'In force until'),
      term: said('Período', 'Term'),
      warnings: said('Advertencias', 'Warnings'),
      adopted_by: said('Adoptada por', 'Adopted by'),
      last_review_at: said('Última revisión', 'Last review'),
    },
  },
  {
    table: 'measure_terms',
    label: word('Período de una medida', 'Term of a measure'),
    where: OF_MEASURE,
    columns: {
      term: said('Período', 'Term'),
      catalogue_id: ofTheHouse('the catalogue of measures'),
      measures: said('Medidas', 'Measures'),
      since: said('Desde', 'Since'),
      until: said('Hasta', 'Until'),
      adopted_by: said('Adoptada por', 'Adopted by'),
    },
  },
  {
    table: 'measure_records',
    label: word('Registro de la medida', 'Record of the measure'),
    where: OF_MEASURE,
    shared: MEASURE_OF_OTHERS_TOO,
    columns: { note: sealedAlone('Nota', 'Note', 'measure-record.note') },
  },
  {
    table: 'protection_hearings',
    label: word('Audiencia', 'Hearing'),
    where: `${OF_MEASURE} and (who = 'adult' or child_id = any(:entries))`,
    // What an adult said of the child is theirs.
    shared: `who = 'adult'`,
    columns: {
      who: said('Quién fue oído', 'Who was heard'),
      child_id: saidOwn('Niño, niña o adolescente (identificador)', 'Child (identifier)'),
      relation: said('Parentesco', 'Relation'),
      unheard_reason: saidAlone('Motivo de no oírle', 'Reason of not hearing them'),
      said: sealedAlone('Lo que dijo', 'What was said', 'protection-hearing.said'),
    },
  },
];
