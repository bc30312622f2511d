import { protecting, said, sealedAlone, type HeldColumn, type HeldData, type HeldTable } from '@oln/service-kit';

/** Who read a record in an emergency, and who looked into that, named as `who` has it. */
const readings = (where: string, who: (es: string, en: string) => HeldColumn): HeldTable => ({
  table: 'emergency_accesses',
  label: { es: 'Lectura en una emergencia', en: 'Reading in an emergency' },
  where,
  columns: {
    person: who('Quién leyó', 'Who read'),
    record_id: said('Registro (identificador)', 'Record (identifier)'),
    // Whoever wrote it may have named others: the office hands over what is of the person.
    reason: sealedAlone('Motivo', 'Reason', 'emergency_accesses.reason'),
    ends_at: said('Hasta', 'Until'),
    reviewed_by: who('Revisada por', 'Reviewed by'),
    reviewed_at: said('Revisada el', 'Reviewed on'),
    verdict: said('Resultado de la revisión', 'Outcome of the review'),
  },
  shared: 'true',
});

/**
 * What the gateway itself holds on persons: who read their records in an emergency. `:records` are the records that the others know,
 * `:unnamed` those of them with which nobody is named.
 */
export const GATEWAY_HELD_DATA: HeldData = {
  lists: {},
  audited: [],
  tables: [
    readings('record_id = any(:records) and record_id <> all(:unnamed)', said),
    readings('record_id = any(:unnamed)', protecting),
  ],
  columns: {},
  exceptions: {
    notices: 'Tell people of the office that something of a record is due: the record is given by who has it',
    answer_links: 'Mails to institutions: what they answered is given by who has it',
    staff: 'People of the office',
    sessions: 'People of the office',
    client_secrets: 'Accounts of systems',
    delegations: 'People of the office',
  },
};
