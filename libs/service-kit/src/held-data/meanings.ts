import type { Words } from './held-table.js';

/** `code: español | English`, one a line: what codes of the house mean, and names of parts of records that lie as JSON. */
const TEXT = `
adult: Persona adulta | Adult
child: Niño, niña o adolescente | Child
female: Femenino | Female
male: Masculino | Male
intersex: Intersexual | Intersex
unknown: No se sabe | Not known
high: Alta | High
medium: Media | Medium
low: Baja | Low
critical: Crítica | Critical
open: Abierto | Open
closed: Cerrado | Closed
ended: Terminado | Ended
active: Activo | Active
quiet: Sin novedades | Quiet
pending: Pendiente | Pending
done: Hecho | Done
dropped: Se dejó de lado | Dropped
draft: Borrador | Draft
complete: Completo | Complete
proposed: Propuesto | Proposed
approved: Aprobado | Approved
returned: Devuelto | Returned
superseded: Reemplazado por otro | Superseded
set: Fijada | Set
cancelled: Cancelada | Cancelled
agreed: Acordado | Agreed
delivered: Entregado | Delivered
missed: No asistió | Missed
feedback: Con opinión de la familia | With feedback
requested: Pedido | Requested
accepted: Aceptado | Accepted
declined: No aceptado | Declined
withdrawn: Retirado | Withdrawn
waiting: En espera | Waiting
met: Cubierta | Met
held: Reservado | Held
used: Usado | Used
reached: Se logró contacto | Reached
not-reached: No se logró contacto | Not reached
left-word: Se dejó recado | Left word
phone: Teléfono | Phone
email: Correo electrónico | E-mail
visit: Visita | Visit
mother: Madre | Mother
father: Padre | Father
step-parent: Pareja del padre o la madre | Step-parent
grandmother: Abuela | Grandmother
grandfather: Abuelo | Grandfather
sibling: Hermano o hermana | Sibling
aunt-uncle: Tía o tío | Aunt or uncle
foster-carer: Familia de acogida | Foster carer
guardian: Persona cuidadora | Guardian
case-management: Gestión de casos | Case management
family-therapy: Terapia familiar | Family therapy
transactional: Atención puntual | Transactional
individual-focus: Atención de foco individual | Individual focus
common: Diagnóstico común | Common diagnosis
complementary: Diagnóstico complementario | Complementary diagnosis
systemic: Diagnóstico sistémico | Systemic diagnosis
entry: Al ingreso | At entry
evaluation: En la evaluación | At the evaluation
completed: Completado | Completed
partially-completed: Completado en parte | Partially completed
office: Oficina Local de la Niñez | Local office
specialised-service: Servicio de Protección Especializada | Specialised protection service
family-court: Tribunal de familia | Family court
police: Policía | Police
san: Sistema de alerta (SAN) | Alert system (SAN)
network: Red comunal | Local network
staff: Equipo de la oficina | Staff of the office
desk: Atención en la oficina | Front desk
import: Planilla importada | Imported sheet
alert: Alerta | Alert
transfer: Traslado entre comunas | Transfer between communes
case: Caso | Case
intake: Ingreso | Intake
escalation: Derivación al servicio especializado | Escalation
measure: Medida de protección | Protection measure
family-declines: La familia no quiere | The family declines
solved: Resuelto | Solved
moved-away: Cambió de domicilio | Moved away
moved-out: Dejó el hogar | Moved out
not-located: No se le encontró | Not located
attended-elsewhere: Atención en otro lugar | Attended elsewhere
of-age: Mayoría de edad | Of age
deceased: Fallecimiento | Deceased
typing-error: Error de digitación | Typing error
document-seen: Según documento | Document seen
family-says: Según la familia | As the family says
situation-changed: Cambió la situación | The situation changed
authority-says: Según la autoridad | As an authority says
hospital: Hospitalización | Hospital
family-away: Familia fuera de la comuna | Family away
confirmed: Confirmado | Confirmed
partly-confirmed: Confirmado en parte | Partly confirmed
not-confirmed: No confirmado | Not confirmed
effective: Derivación efectiva | Effective referral
no-offer: Sin oferta | No offer
attending: En atención | Attending
no-longer-needed: Ya no lo necesita | No longer needed
erasure-asked: Pidió que se borren sus datos | Asked to be erased
abandoned: Dejó de asistir | Stopped attending
given: Dado | Given
refused: Negado | Refused
lapsed: Sin efecto | Without effect
unasked: No se ha preguntado | Not asked
signed: Firmado | Signed
spoken: De palabra | Spoken
digital: Por medios digitales | Digital
self: La propia persona | The person
curator: Quien decide por una persona adulta | Who decides for an adult
said: Se dijo | Said
merge: Unión de fichas | Merge of entries
merge-undone: Unión de fichas deshecha | Merge of entries undone
sharing: Enviar datos a instituciones | Sending data to institutions
predictive-score: Puntaje predictivo | Predictive score
protection-measure: Medida de protección | Protection measure
court-order: Orden de un tribunal | Court order
imminent-danger: Peligro inminente | Imminent danger
duty-by-law: Deber legal | Duty by law
other: Otro | Other
from: Desde | From
to: Hasta | To
until: Hasta | Until
by: Por | By
at: Fecha | Date
what: Qué | What
level: Nivel | Level
moment: Momento | Moment
model: Modelo | Model
score: Puntaje | Score
factor: Factor | Factor
factors: Factores | Factors
points: Puntos | Points
weight: Peso | Weight
value: Valor | Value
item: Pregunta | Item
childId: Niño, niña o adolescente | Child
grounds: Fundamentos | Grounds
finding: Hallazgo | Finding
times: Veces | Times
receiver: Recibe | Receiver
street: Calle | Street
sector: Sector | Sector
commune: Comuna | Commune
reference: Referencia | Reference
kind: Tipo | Kind
whose: De quién | Whose
priority: Prioridad | Priority
severity: Gravedad | Severity
reason: Motivo | Reason
position: Lugar | Position
`;

const MEANINGS: ReadonlyMap<string, Words> = new Map(
  TEXT.trim()
    .split('\n')
    .map((line) => {
      const [code, words] = line.split(/: (.*)/) as [string, string];
      const [es, en] = words.split(' | ') as [string, string];
      return [code, { es, en }];
    }),
);

/** Undefined for a code that says enough by itself, or that this part of the house does not know. */
export const meaningOf = (code: string): Words | undefined => MEANINGS.get(code);
