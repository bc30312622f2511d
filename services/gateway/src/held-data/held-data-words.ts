import { ROLE_LABELS, type Role } from '@oln/contracts';
import type { Reader, Words } from '@oln/service-kit';
import type { Holder, WhoReadDto } from './held-data.dto.js';

type Language = keyof Words;

export const SERVICE_WORDS: Readonly<Record<Holder, Words>> = {
  intake: { es: 'Registro de personas y solicitudes', en: 'Registry of persons, and requests' },
  cases: { es: 'Casos, derivaciones y medidas', en: 'Cases, escalations and measures' },
  alerts: { es: 'Alertas', en: 'Alerts' },
  offer: { es: 'Derivaciones a servicios', en: 'Referrals to services' },
  community: { es: 'Participación comunitaria', en: 'Participation in the community' },
  gateway: { es: 'Accesos de emergencia', en: 'Emergency accesses' },
};

/** Kinds of records, as the audit log names them. */
const RECORDS: Readonly<Record<string, Words>> = {
  person: { es: 'Persona', en: 'Person' },
  family: { es: 'Familia', en: 'Family' },
  guardianship: { es: 'Cuidado personal', en: 'Guardianship' },
  'person-merge': { es: 'Unión de fichas', en: 'Merge of entries' },
  request: { es: 'Solicitud', en: 'Request' },
  'service-delivery': { es: 'Atención puntual', en: 'Short attention' },
  'rights-request': { es: 'Solicitud sobre sus datos', en: 'Request about their data' },
  anonymisation: { es: 'Anonimización', en: 'Anonymisation' },
  'alert-identification': { es: 'Identificación para una alerta', en: 'Identification for an alert' },
  case: { es: 'Caso', en: 'Case' },
  therapy: { es: 'Terapia familiar', en: 'Family therapy' },
  diagnosis: { es: 'Diagnóstico', en: 'Diagnosis' },
  'child-opinion': { es: 'Opinión del niño, niña o adolescente', en: 'Opinion of the child' },
  transfer: { es: 'Traslado', en: 'Transfer' },
  escalation: { es: 'Derivación al servicio especializado', en: 'Escalation' },
  measure: { es: 'Medida de protección', en: 'Protection measure' },
  alert: { es: 'Alerta', en: 'Alert' },
  watch: { es: 'Vigilancia', en: 'Watch' },
  'child-watch': { es: 'Vigilancia', en: 'Watch' },
  referral: { es: 'Derivación asistida', en: 'Assisted referral' },
  participant: { es: 'Participación en un plan comunitario', en: 'Part in a community plan' },
};

export const REASON_WORDS: Readonly<Record<string, Words>> = {
  'person-asks': { es: 'Lo pide la persona', en: 'The person asks' },
  'representative-asks': { es: 'Lo pide quien la representa', en: 'Who represents the person asks' },
  'authority-asks': { es: 'Lo pide una autoridad', en: 'An authority asks' },
  'office-checks': { es: 'La oficina revisa lo que guarda', en: 'The office checks what it holds' },
};

export const NOT_GIVEN: Words = {
  es: 'No se entregan los textos que también tratan de otras personas, ni quién levantó una alerta o qué contó, ni, por lo mismo, quién trabajó en ella: cada campo que se reserva está señalado. La oficina revisa esos textos y entrega lo que es de la persona.',
  en: 'Texts that are also about other persons are not given, nor who raised an alert and what they told, nor, for the same reason, who worked on it: each field that is withheld is marked. The office goes through those texts and hands over what is of the person.',
};

export const whoRead = (reader: Reader, service: Holder, language: Language): WhoReadDto => ({
  ...reader,
  service,
  roleLabel: reader.roles.map((role) => ROLE_LABELS[role as Role]?.[language] ?? role).join(', '),
  recordLabel: RECORDS[reader.record]?.[language] ?? reader.record,
});
