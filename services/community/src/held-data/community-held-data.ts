import { ofTheHouse, said, sealedAlone, type HeldData, type Words } from '@oln/service-kit';

const word = (es: string, en: string): Words => ({ es, en });
const OF_PARTICIPANT = 'participant_id = any(:participants)';

/** What is held here on a person of the registry: in which plans they take part, when, and what they said. Plans are of nobody. */
export const COMMUNITY_HELD_DATA: HeldData = {
  lists: { participants: 'select id from participants where person_id = any(:entries)' },
  audited: ['participants'],
  tables: [
    {
      table: 'participants',
      label: word('Participación en un plan comunitario', 'Part in a community plan'),
      where: 'id = any(:participants)',
      columns: {
        person_id: said('Ficha con que se registró', 'Entry by which it was recorded'),
        taking_part_as: said('Participa como', 'Takes part as'),
        assent: said('Asentimiento', 'Assent'),
        assent_on: said('Fecha del asentimiento', 'Date of the assent'),
        consent_on: said('Fecha del consentimiento', 'Date of the consent'),
        consent_by: said('Quién consintió (identificador)', 'Who consented (identifier)'),
        joined_at: said('Participa desde', 'Takes part since'),
        withdrawn_at: said('Retirado el', 'Withdrawn on'),
        withdrawal_reason: said('Motivo del retiro', 'Reason of the withdrawal'),
      },
    },
    {
      table: 'attendances',
      label: word('Asistencia a una actividad', 'Attendance at an activity'),
      where: OF_PARTICIPANT,
      key: ['activity_id', 'participant_id'],
    },
    {
      table: 'opinions',
      label: word('Opinión en una actividad', 'Opinion at an activity'),
      where: OF_PARTICIPANT,
      columns: { text: sealedAlone('Texto', 'Text', 'opinion.text') },
    },
  ],
  columns: {
    plan_id: said('Plan comunitario (identificador)', 'Community plan (identifier)'),
    activity_id: said('Actividad (identificador)', 'Activity (identifier)'),
    participant_id: ofTheHouse('the id of the part in the plan'),
  },
  exceptions: {
    merged_persons: 'Merges of the registry, which gives them itself',
    known_staff: 'People of the office',
    community_plans: 'Plans with communities, of nobody',
    plan_products: 'Where documents of a plan lie: of nobody',
    activities: 'Activities: that somebody was there is given as their attendance',
    headcounts: 'People who were counted and are not known',
  },
};
