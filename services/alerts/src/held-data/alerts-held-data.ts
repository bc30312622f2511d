import {
  ofTheHouse,
  protecting,
  said,
  saidOwn,
  saidUnnamed,
  sealedAlone,
  type HeldData,
  type Words,
} from '@oln/service-kit';

const word = (es: string, en: string): Words => ({ es, en });

/** Who is on the spot raises an alert and has it in their charge: one would tell the other. */
const IN_CHARGE = protecting('Persona a cargo', 'Person in charge');
const ABOUT = 'alert_id = any(:alerts)';

/**
 * What alerts hold on a child of the registry. Who raised an alert, for which institution, and what they told in their own words stays
 * withheld: nobody who speaks up for a child is named to the family. A colleague who raised one often works on it as well: who did
 * anything with an alert is not named either, whoever it was. An adult is nobody's alert.
 */
export const ALERTS_HELD_DATA: HeldData = {
  lists: {
    alerts: `select id from alerts where child_id = any(:entries)
             union select id from alerts where entry_id = any(:entries)`,
  },
  audited: ['alerts'],
  unnamed: ['alerts'],
  tables: [
    {
      table: 'alerts',
      label: word('Alerta', 'Alert'),
      where: 'id = any(:alerts)',
      process: 'alert',
      columns: {
        source: protecting('Origen', 'Source'),
        institution_id: protecting('Institución que la envió', 'Institution that sent it'),
        raised_by: protecting('Quién la levantó', 'Who raised it'),
        key: ofTheHouse('keyed hash that makes the same alert one'),
        digest: ofTheHouse('what that hash is made of, sealed'),
        person_in_charge: IN_CHARGE,
        reference: protecting('Referencia de quien la envió', 'Reference of who sent it'),
        identity: protecting('Como se describió a la persona', 'As the person was described'),
        received_at: said('Recibida el', 'Received on'),
        sent_back_at: said('Devuelta el', 'Sent back on'),
        due_at: ofTheHouse('a clock'),
        entry_id: said('Ficha con que se nombró', 'Entry by which the child was named'),
        unclear: said('Motivo de no saberse de quién trata', 'Why it was not clear whom it is about'),
        factors: said('Factores', 'Factors'),
        score: said('Puntaje', 'Score'),
        score_model: said('Modelo del puntaje', 'Model of the score'),
        score_barred: said('Puntaje dejado fuera por falta de consentimiento', 'Score left out for want of consent'),
        rules: said('Reglas de gravedad', 'Rules of severity'),
        judged: said('Gravedad según las reglas', 'Severity by the rules'),
        because: said('Por qué', 'Why'),
        severity_rank: ofTheHouse('orders the list'),
        word: saidUnnamed('Juicio profesional', 'Word of a professional'),
        lowering: saidUnnamed('Rebaja de la gravedad', 'Lowering of the severity'),
        correlations: said('Relación con otras alertas', 'Relation to other alerts'),
        correlated_with: ofTheHouse('ids of other alerts, each of which is given if it is of the person'),
        times_told: said('Veces que se contó', 'Times it was told'),
        verification: saidUnnamed('Verificación', 'Verification'),
        answer: saidUnnamed('Respuesta', 'Answer'),
        dismissal: saidUnnamed('Descarte', 'Dismissal'),
        confirmed_by: protecting('Confirmado por', 'Confirmed by'),
        target_id: said('Pasó a (identificador)', 'Handed on to (identifier)'),
        feedback: ofTheHouse('what who raised it was told'),
      },
    },
    {
      table: 'alert_notes',
      label: word('Nota de una alerta', 'Note of an alert'),
      where: `${ABOUT} and kind <> 'told'`,
      columns: {
        written_by: protecting('Escrita por', 'Written by'),
        hash: ofTheHouse('keyed hash that makes the same words one note'),
        text: sealedAlone('Texto', 'Text', 'alert-note.text'),
      },
    },
    {
      table: 'alert_notes',
      label: word('Lo que se contó en una alerta', 'What was told in an alert'),
      where: `${ABOUT} and kind = 'told'`,
      columns: {
        written_by: protecting('Escrita por', 'Written by'),
        hash: ofTheHouse('keyed hash that makes the same words one note'),
        text: protecting('Texto', 'Text'),
      },
    },
    {
      table: 'child_watches',
      label: word('Vigilancia del niño, niña o adolescente', 'Watch over the child'),
      where: 'id = any(:entries)',
      process: 'child-watch',
      columns: {
        severity_rank: ofTheHouse('orders the list'),
        alerts: said('Alertas', 'Alerts'),
        open: said('Alertas abiertas', 'Open alerts'),
        person_in_charge: IN_CHARGE,
        last_joined_at: said('Última alerta', 'Last alert'),
        last_reviewed_at: said('Última revisión', 'Last review'),
        quiet_due_since: ofTheHouse('a clock'),
      },
    },
    {
      table: 'watch_reviews',
      label: word('Revisión de la vigilancia', 'Review of the watch'),
      where: 'watch_id = any(:entries)',
      columns: {
        watch_id: ofTheHouse('the id of the child'),
        reviewed_by: protecting('Revisada por', 'Reviewed by'),
        finding: said('Hallazgo', 'Finding'),
        note: sealedAlone('Nota', 'Note', 'watch-review.note'),
      },
    },
    {
      table: 'score_consents',
      label: word('Consentimiento al puntaje predictivo', 'Consent to the predictive score'),
      where: 'person_id = any(:entries)',
      key: ['person_id'],
      columns: {
        person_id: saidOwn('Persona (identificador)', 'Person (identifier)'),
        turn: ofTheHouse('counts what was said'),
        said_at: said('Dicho el', 'Said on'),
      },
    },
  ],
  columns: {},
  exceptions: {
    merged_persons: 'Merges of the registry, which gives them itself',
    open_cases: 'What alerts know of cases, which gives them itself',
    open_case_children: 'What alerts know of cases, which gives them itself',
    alert_batches: 'Batches of systems as a whole',
    alert_batch_rows: 'Rows of systems until they are taken in, as they were told: the alerts made of them are given',
    severity_rules: 'Rules of the office',
    duty_persons: 'People of the office',
  },
};
