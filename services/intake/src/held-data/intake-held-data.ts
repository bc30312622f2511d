import {
  ofTheHouse,
  protecting,
  said,
  saidAlone,
  saidOwn,
  sealedAlone,
  type HeldColumn,
  type HeldData,
  type Words,
} from '@oln/service-kit';
import { CONSENT_HELD_TABLES } from './consent-held-tables.js';
import { RIGHTS_HELD_TABLES } from './rights-held-tables.js';

const word = (es: string, en: string): Words => ({ es, en });

/** Fields of a person's entry, which lies sealed as one piece. */
const PERSON_PARTS = {
  givenNames: word('Nombres', 'Given names'),
  firstSurname: word('Primer apellido', 'First surname'),
  secondSurname: word('Segundo apellido', 'Second surname'),
  socialName: word('Nombre social', 'Name the person goes by'),
  run: word('RUN', 'RUN'),
  identifiers: word('Otros documentos', 'Other documents'),
  birthDate: word('Fecha de nacimiento', 'Date of birth'),
  birthDateEstimated: word('La fecha de nacimiento es una estimación', 'The date of birth is a guess'),
  sex: word('Sexo', 'Sex'),
  nationalities: word('Nacionalidades', 'Nationalities'),
  indigenousPeople: word('Pueblo originario', 'Indigenous people'),
  disabilities: word('Discapacidades', 'Disabilities'),
  address: word('Dirección', 'Address'),
  contacts: word('Contactos', 'Contacts'),
};

const entry = (id: string): HeldColumn => ({
  ...said('Datos de la persona', 'Data of the person'),
  sealed: (row) => `person:${row[id] as string}`,
  json: true,
  parts: PERSON_PARTS,
});

const OTHER_ENTRY = ofTheHouse('the entry of another commune’s registry that it was taken over from');
const MINE = 'request_id = any(:requests) or request_id = any(:familyRequests)';
const OF_OTHERS_TOO = 'request_id = any(:requestsOfOthersToo)';

/** What intake holds on a person of the registry. The family's own records are of its children: an adult gets them without what is said of those. */
export const INTAKE_HELD_DATA: HeldData = {
  lists: {
    requests: 'select request_id as id from request_children where child_id = any(:entries)',
    familyRequests: 'select id from requests where family_id = any(:familiesAsAdult)',
    requestsOfOthersToo: `select id from requests where id = any(:familyRequests)
      or (id = any(:requests) and exists (select from unnest(children) child where child <> all (:entries)))`,
    deliveries: `select id from service_deliveries where ${MINE}`,
    guardianships: 'select id from guardianships where child_id = any(:entries) or guardian_id = any(:entries)',
    merges: 'select id from person_merges where merged = any(:entries) or survivor = any(:entries)',
    rightsRequests: 'select id from rights_requests where person_id = any(:entries) or family_id = any(:families)',
    anonymisations: 'select id from anonymisations where person_id = any(:entries)',
    consents: 'select id from consents where person_id = any(:entries)',
    cases: `select case_id as id from placements where case_id is not null and (${MINE})`,
    alerts: 'select alert_id as id from alert_identifications where person_id = any(:entries)',
  },
  audited: [
    ...['requests', 'familyRequests', 'deliveries', 'guardianships', 'merges', 'rightsRequests', 'anonymisations'],
    ...['consents', 'alerts'],
  ],
  tables: [
    {
      table: 'persons',
      label: word('Persona', 'Person'),
      where: 'id = any(:entries)',
      columns: {
        sealed: entry('id'),
        merged_into: said('Unida a la ficha', 'Merged into the entry'),
        anonymised_at: said('Anonimizada el', 'Anonymised on'),
        of_age_at: said('Mayoría de edad registrada el', 'Coming of age recorded on'),
        deceased_at: said('Fallecimiento registrado el', 'Death recorded on'),
        origin_person: OTHER_ENTRY,
        name_tokens: ofTheHouse('keyed tokens of the name, by which it is found'),
        birth_hash: ofTheHouse('keyed hash of the date of birth'),
        majority_year: ofTheHouse('reckoned from the date of birth'),
      },
    },
    {
      table: 'person_history',
      label: word('Datos anteriores de la persona', 'Former data of the person'),
      where: 'person_id = any(:entries)',
      key: ['person_id', 'version'],
      columns: {
        sealed: entry('person_id'),
        version: said('Versión', 'Version'),
        by_person: said('Corregido por', 'Corrected by'),
        fields: said('Campos corregidos', 'Fields that were corrected'),
        at: said('Vigentes hasta', 'In force until'),
      },
    },
    {
      table: 'person_merges',
      label: word('Unión de fichas', 'Merge of entries'),
      where: 'merged = any(:entries) or survivor = any(:entries)',
      columns: {
        // Of one that was undone the other entry is somebody else's.
        merged: saidOwn('Ficha que se unió', 'Entry that was merged'),
        survivor: saidOwn('Ficha que quedó', 'Entry that stayed'),
        merged_at: said('Unidas el', 'Merged on'),
        merged_by: said('Unidas por', 'Merged by'),
        undone_at: said('Deshecho el', 'Undone on'),
        undone_by: said('Deshecho por', 'Undone by'),
        undo_reason: said('Motivo de deshacerlo', 'Reason of undoing it'),
      },
    },
    {
      table: 'families',
      label: word('Familia', 'Family'),
      where: 'id = any(:families)',
      columns: { origin_family: OTHER_ENTRY },
    },
    {
      table: 'family_members',
      label: word('Pertenencia a una familia', 'Membership of a family'),
      where: 'person_id = any(:entries)',
      columns: {
        relation: said('Parentesco', 'Relation'),
        joined_at: said('Desde', 'Since'),
        left_at: said('Hasta', 'Until'),
        left_reason: said('Motivo de la salida', 'Reason of leaving'),
      },
    },
    {
      table: 'guardianships',
      label: word('Cuidado personal', 'Guardianship'),
      where: 'child_id = any(:entries) or guardian_id = any(:entries)',
      columns: {
        child_id: saidOwn('Niño, niña o adolescente (identificador)', 'Child (identifier)'),
        guardian_id: saidOwn('Persona cuidadora (identificador)', 'Guardian (identifier)'),
        institution: said('Institución', 'Institution'),
        source: said('Según', 'According to'),
        since: said('Desde', 'Since'),
        until: said('Hasta', 'Until'),
      },
    },
    {
      table: 'requests',
      label: word('Solicitud', 'Request'),
      where: 'id = any(:requests) or id = any(:familyRequests)',
      shared: 'id = any(:requestsOfOthersToo)',
      process: 'intake',
      columns: {
        channel: said('Vía de ingreso', 'Channel'),
        motive: said('Motivo de consulta', 'Motive'),
        children: saidOwn('Niños, niñas y adolescentes', 'Children'),
        factors: saidAlone('Factores', 'Factors'),
        origin: saidAlone('Origen', 'Origin'),
        origin_key: ofTheHouse('makes the same request one'),
        previous_case_id: said('Caso anterior (identificador)', 'Earlier case (identifier)'),
        received_at: said('Recibida el', 'Received on'),
        danger: saidAlone('Peligro que se informó', 'Danger that was told'),
        scoring: saidAlone('Puntaje de prioridad explicado', 'Score of priority, explained'),
        priority_rank: ofTheHouse('orders the queue'),
        queue_rank: ofTheHouse('orders the queue'),
        score: saidAlone('Puntaje de prioridad', 'Score of priority'),
        referral: saidAlone('Derivación a otra institución', 'Referral to another institution'),
        variant: said('Tipo de atención', 'Kind of attention'),
        variant_reason: said('Motivo del tipo de atención', 'Reason of the kind of attention'),
        reviewed_at: said('Revisada el', 'Reviewed on'),
        service_counts_from: ofTheHouse('a clock'),
        closed_in: said('Cerrada en la etapa', 'Closed in the stage'),
        close_reason: said('Motivo del cierre', 'Reason of closing'),
        duplicate_of: said('Repite la solicitud (identificador)', 'Repeats the request (identifier)'),
        assigned_to: said('Asignada a', 'Assigned to'),
        narrative: sealedAlone('Relato', 'What was told', (row) => `request.narrative:${row.id as string}`, true),
      },
    },
    {
      table: 'priority_scores',
      label: word('Puntaje de prioridad', 'Score of priority'),
      where: MINE,
      shared: OF_OTHERS_TOO,
      columns: {
        request_version: ofTheHouse('version of the request'),
        model: said('Modelo', 'Model'),
        score: saidAlone('Puntaje', 'Score'),
        factors: saidAlone('Factores y su peso', 'Factors and their weight'),
        set_by: said('Puesto por', 'Set by'),
        cause: said('Causa', 'Cause'),
      },
    },
    {
      table: 'placements',
      label: word('Asignación', 'Assignment'),
      where: MINE,
      columns: {
        case_version: ofTheHouse('version of the case that was heard of'),
        told_at: ofTheHouse('that no case was heard of'),
        open: said('Vigente', 'In force'),
        placed_at: said('Asignada el', 'Assigned on'),
        person: said('Asignada a', 'Assigned to'),
      },
    },
    {
      table: 'service_deliveries',
      label: word('Atención puntual', 'Short attention'),
      where: MINE,
      shared: OF_OTHERS_TOO,
      columns: {
        variant: said('Tipo de atención', 'Kind of attention'),
        offer: said('Qué se ofreció', 'What was offered'),
        agreed_at: said('Acordada el', 'Agreed on'),
        expected_at: said('Prevista para el', 'Expected on'),
        waits_from: ofTheHouse('a clock'),
        delivered_at: said('Entregada el', 'Delivered on'),
        missed_reason: said('Motivo de la inasistencia', 'Reason of missing it'),
        times_missed: said('Veces que no asistió', 'Times missed'),
        satisfied: said('Conformidad', 'Satisfaction'),
        note: sealedAlone('Nota', 'Note', (row) => `service-delivery.note:${row.id as string}`, true),
      },
    },
    {
      table: 'request_import_rows',
      label: word('Fila de una planilla recibida', 'Row of a sheet that was received'),
      where: `person_id = any(:entries) or ${MINE}`,
      // A row names the child, who asks for it and their household.
      shared: 'true',
      key: ['import_id', 'row_number'],
      columns: {
        import_id: said('Planilla (identificador)', 'Sheet (identifier)'),
        row_number: said('Fila', 'Row'),
        sealed: saidAlone('La fila como se recibió', 'The row as it was received'),
        code: ofTheHouse('what became of the row'),
        problems: ofTheHouse('columns that were not understood'),
        candidates: ofTheHouse('other entries of the registry that were compared'),
        same_as_row: ofTheHouse('number of another row'),
        attempts: ofTheHouse('tries to take it in'),
        done_at: said('Ingresada el', 'Taken in on'),
      },
    },
    {
      table: 'alert_identifications',
      label: word('Identificación para una alerta', 'Identification for an alert'),
      where: 'person_id = any(:entries)',
      key: ['alert_id'],
      columns: {
        candidates: ofTheHouse('other entries of the registry that were compared'),
        asked_at: said('Pedida el', 'Asked on'),
        decided_at: said('Decidida el', 'Decided on'),
        // Who looks into an alert may have raised it.
        decided_by: protecting('Decidida por', 'Decided by'),
        attempts: ofTheHouse('tries'),
        tried_at: ofTheHouse('tries'),
      },
    },
    ...RIGHTS_HELD_TABLES,
    ...CONSENT_HELD_TABLES,
  ],
  columns: { person_id: saidOwn('Persona (identificador)', 'Person (identifier)') },
  exceptions: {
    person_keys: 'Keyed hashes of the identifiers that the entry of the person has',
    request_children: 'Kept by the table of requests itself, to find them',
    request_imports: 'Sheets as a whole: their rows are given',
    imported_contents: 'Keyed hashes of rows',
    professionals: 'People of the office',
    professional_lines: 'People of the office',
  },
};
