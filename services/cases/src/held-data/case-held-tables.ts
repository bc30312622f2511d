import { ofTheHouse, said, saidAlone, saidOwn, sealedAlone, type HeldTable, type Words } from '@oln/service-kit';

const word = (es: string, en: string): Words => ({ es, en });

/** Of the child's cases alone, or of the adult's family as well. */
const OF_CHILD = 'case_id = any(:cases)';
const OF_FAMILY = 'case_id = any(:cases) or case_id = any(:familyCases)';
const OF_OTHERS_TOO = 'case_id = any(:casesOfOthersToo)';
/** Records that name their children: none of them means all of the case. */
const WITH_CHILD = '(cardinality(children) = 0 or children && :entries)';
const WITH_OTHERS = `not children <@ :entries or (cardinality(children) = 0 and ${OF_OTHERS_TOO})`;

/** The case file: invitation, diagnosis, plan, sessions, evaluation, closure, follow-up, agenda, handovers. */
export const CASE_HELD_TABLES: readonly HeldTable[] = [
  {
    table: 'case_files',
    label: word('Caso', 'Case'),
    where: 'id = any(:cases) or id = any(:familyCases)',
    shared: 'id = any(:casesOfOthersToo)',
    process: { column: 'line' },
    columns: {
      accepted_at: said('Aceptado el', 'Accepted on'),
      look_due_since: ofTheHouse('a clock'),
      rescue_due_since: ofTheHouse('a clock'),
    },
  },
  {
    table: 'contact_attempts',
    label: word('Intento de contacto', 'Attempt of contact'),
    where: OF_FAMILY,
    shared: OF_OTHERS_TOO,
    columns: { note: sealedAlone('Nota', 'Note', 'contact-attempt.note') },
  },
  {
    table: 'case_documents',
    label: word('Documento firmado', 'Signed document'),
    where: `(${OF_FAMILY}) and (child_id is null or child_id = any(:entries))`,
    columns: {
      given: said('Consiente', 'Consents'),
      signed_on: said('Firmado el', 'Signed on'),
      recorded_by: said('Registrado por', 'Recorded by'),
      reference: sealedAlone('Referencia', 'Reference', 'case-document.reference'),
    },
    shared: `child_id is null and ${OF_OTHERS_TOO}`,
  },
  {
    table: 'diagnoses',
    label: word('Diagnóstico', 'Diagnosis'),
    where: `${OF_CHILD} and ${WITH_CHILD}`,
    shared: WITH_OTHERS,
    columns: {
      moment: said('Momento', 'Moment'),
      instrument_id: said('Instrumento (identificador)', 'Instrument (identifier)'),
      begun_at: said('Iniciado el', 'Begun on'),
      answers: {
        ...sealedAlone('Respuestas', 'Answers', 'diagnosis.answers', true),
        alone: false,
        own: 'childId',
      },
      completed_at: said('Completado el', 'Completed on'),
      factors: saidOwn('Factores', 'Factors', 'childId'),
      reused_from: said('Tomado del diagnóstico (identificador)', 'Taken from the diagnosis (identifier)'),
      again_reason: said('Motivo de preguntar otra vez', 'Reason of asking again'),
    },
  },
  {
    table: 'child_opinions',
    label: word('Opinión del niño, niña o adolescente', 'Opinion of the child'),
    where: `${OF_CHILD} and child_id = any(:entries)`,
    columns: {
      text: sealedAlone('Lo que dijo', 'What the child said', 'child-opinion.text'),
      absent_reason: said('Motivo de no haberla', 'Reason of there being none'),
    },
  },
  {
    table: 'family_plans',
    label: word('Plan de intervención familiar', 'Family plan'),
    where: OF_FAMILY,
    shared: OF_OTHERS_TOO,
    columns: {
      plan_version: said('Versión del plan', 'Version of the plan'),
      series_id: ofTheHouse('the versions of one plan'),
      proposed_at: said('Propuesto el', 'Proposed on'),
      proposed_by: said('Propuesto por', 'Proposed by'),
      signatures: saidOwn('Firmas', 'Signatures', 'childId'),
      approved_by: said('Aprobado por', 'Approved by'),
      approved_at: said('Aprobado el', 'Approved on'),
      return_reason: said('Motivo de la devolución', 'Reason of the return'),
    },
  },
  {
    table: 'plan_objectives',
    label: word('Objetivo del plan', 'Objective of the plan'),
    where: OF_FAMILY,
    shared: OF_OTHERS_TOO,
    columns: {
      text: sealedAlone('Objetivo', 'Objective', 'plan-objective.text'),
      expected_result: sealedAlone('Resultado esperado', 'Expected result', 'plan-objective.expected-result'),
      integrated_from: sealedAlone('Integra', 'Made of', 'plan-objective.integrated-from', true),
      agreed: said('Acordado', 'Agreed'),
    },
  },
  {
    table: 'plan_tasks',
    label: word('Tarea del plan', 'Task of the plan'),
    where: OF_FAMILY,
    shared: OF_OTHERS_TOO,
    columns: {
      objective_id: said('Objetivo (identificador)', 'Objective (identifier)'),
      text: sealedAlone('Tarea', 'Task', 'plan-task.text'),
      owner: said('A cargo de', 'In charge'),
      owner_person: said('Persona de la oficina a cargo', 'Person of the office in charge'),
      starts_on: said('Comienza el', 'Starts on'),
      weeks: said('Semanas', 'Weeks'),
      due_on: said('Vence el', 'Due on'),
      in_force: said('Vigente', 'In force'),
    },
  },
  {
    table: 'sessions',
    label: word('Sesión', 'Session'),
    where: `case_id = any(:familyCases) or (${OF_CHILD} and ${WITH_CHILD})`,
    shared: WITH_OTHERS,
    columns: {
      minutes: said('Minutos', 'Minutes'),
      held: said('Se realizó', 'Was held'),
      missed_reason: said('Motivo de no realizarse', 'Reason of not being held'),
      notes: sealedAlone('Notas', 'Notes', 'session.notes'),
      format: said('Formato', 'Format'),
      phase: said('Fase', 'Phase'),
    },
  },
  {
    table: 'therapies',
    label: word('Terapia acordada', 'Therapy agreed on'),
    where: OF_FAMILY,
    key: ['case_id'],
    columns: {
      individual_sessions: said('Sesiones individuales', 'Individual sessions'),
      group_sessions: said('Sesiones grupales', 'Group sessions'),
      maximum_sessions: said('Máximo de sesiones', 'Maximum of sessions'),
      rescued_at: said('Rescate de la familia', 'Looked for again on'),
    },
  },
  {
    table: 'genograms',
    label: word('Genograma', 'Genogram'),
    where: OF_CHILD,
    // A drawing of the whole family.
    shared: 'true',
    columns: {
      drawing: sealedAlone('Dibujo de la familia', 'Drawing of the family', 'genogram.drawing', true),
      drawn_at: said('Dibujado el', 'Drawn on'),
    },
  },
  {
    table: 'reviews',
    label: word('Revisión del plan', 'Review of the plan'),
    where: OF_CHILD,
    shared: OF_OTHERS_TOO,
    columns: {
      plan_changes: said('Cambia el plan', 'The plan changes'),
      findings: sealedAlone('Hallazgos', 'Findings', 'review.findings'),
    },
  },
  {
    table: 'evaluations',
    label: word('Evaluación', 'Evaluation'),
    where: OF_CHILD,
    shared: OF_OTHERS_TOO,
    columns: {
      diagnosis_id: said('Diagnóstico (identificador)', 'Diagnosis (identifier)'),
      judgements: saidAlone('Juicio de cada objetivo', 'Judgement of each objective'),
      objectives_met: said('Objetivos cumplidos', 'Objectives met'),
      note: sealedAlone('Nota', 'Note', 'evaluation.note'),
    },
  },
  {
    table: 'closures',
    label: word('Cierre', 'Closure'),
    where: OF_CHILD,
    shared: OF_OTHERS_TOO,
    columns: {
      evaluation_id: said('Evaluación (identificador)', 'Evaluation (identifier)'),
      stays_active: sealedAlone('Lo que sigue activo', 'What stays active', 'closure.stays-active', true),
      summary: sealedAlone('Resumen', 'Summary', 'closure.summary'),
    },
  },
  {
    table: 'follow_ups',
    label: word('Seguimiento', 'Follow-up'),
    where: OF_CHILD,
    shared: OF_OTHERS_TOO,
    columns: { note: sealedAlone('Nota', 'Note', 'follow-up.note') },
  },
  {
    table: 'transfers',
    label: word('Traslado a otra comuna', 'Transfer to another commune'),
    where: OF_FAMILY,
    key: ['id', 'commune'],
    columns: {
      side: said('Lado', 'Side'),
      from_commune: said('Desde la comuna', 'From the commune'),
      to_commune: said('A la comuna', 'To the commune'),
      asked_by: said('Pedido por', 'Asked by'),
      asked_at: said('Pedido el', 'Asked on'),
      answered_by: said('Respondido por', 'Answered by'),
      answered_at: said('Respondido el', 'Answered on'),
      answer_reason: said('Motivo de la respuesta', 'Reason of the answer'),
      chased_at: ofTheHouse('a clock'),
    },
  },
  {
    table: 'appointments',
    label: word('Cita', 'Appointment'),
    where: `${OF_FAMILY} or (case_id is null and family_id = any(:families))`,
    shared: `case_id is null or ${OF_OTHERS_TOO}`,
    columns: {
      starts_at: said('Comienza', 'Starts'),
      ends_at: said('Termina', 'Ends'),
      note: sealedAlone('Nota', 'Note', 'appointment.note'),
      cancel_reason: said('Motivo de la cancelación', 'Reason of the cancellation'),
    },
  },
  {
    table: 'case_alerts',
    label: word('Alerta que el caso conoce', 'Alert that the case knows of'),
    where: `${OF_CHILD} and child_id = any(:entries)`,
    key: ['alert_id'],
    columns: {
      asked_at: said('Informada el', 'Told on'),
      heard_at: said('Recibida el', 'Heard on'),
    },
  },
];
