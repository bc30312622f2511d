import { defineErrors } from '@oln/contracts';

export const AlarmErrors = defineErrors('ALARM', {
  NOT_FOUND: {
    status: 404,
    title: { es: 'No hay una alarma con ese identificador', en: 'There is no alarm with that id' },
    todo: { es: 'Vea las que hay en GET /alarms', en: 'See which there are with GET /alarms' },
  },
  NOT_YOURS: {
    status: 403,
    title: { es: 'Otra persona responde por esa alarma', en: 'Somebody else answers for that alarm' },
    todo: {
      es: 'Pida a la coordinación que la cierre o se la asigne',
      en: 'Ask the coordinator to close it, or to put you in charge',
    },
  },
  NOT_BY_PERSON: {
    status: 403,
    title: {
      es: 'Quién está a cargo de una alarma no sale de la comuna',
      en: 'Who is in charge of an alarm does not leave the commune',
    },
    todo: { es: 'Pregunte sin personInCharge', en: 'Ask without personInCharge' },
  },
  CLOSED: {
    status: 409,
    title: { es: 'La alarma está cerrada', en: 'The alarm is closed' },
    todo: {
      es: 'Si la situación vuelve, se abre una nueva por sí sola',
      en: 'If the situation comes back a new one is opened by itself',
    },
  },
  ACKNOWLEDGED: {
    status: 409,
    title: { es: 'Alguien ya tomó conocimiento', en: 'Somebody has acknowledged it already' },
    todo: { es: 'Comente lo que se hace, o ciérrela con un motivo', en: 'Comment on it, or close it with a reason' },
  },
  NOTHING_NEW: {
    status: 409,
    title: { es: 'Esa persona ya está a cargo', en: 'That person is in charge already' },
    todo: { es: 'Asígnela a otra persona', en: 'Put somebody else in charge' },
  },
  OTHER_REASON: {
    status: 422,
    title: { es: 'Ese motivo no es de ese resultado', en: 'That reason does not go with that outcome' },
    todo: {
      es: 'Resuelta: lo que se hizo; descartada: por qué no hacía falta',
      en: 'Resolved: what was done; dismissed: why nothing had to be done',
    },
  },
});

export const AlarmRuleErrors = defineErrors('ALARM_RULE', {
  FROM_THE_PAST: {
    status: 422,
    title: { es: 'La regla no puede regir desde antes de hoy', en: 'A rule cannot hold from before today' },
    todo: { es: 'Ponga en from el día de hoy o uno posterior', en: 'Put today or a later day in from' },
  },
  NO_DAYS: {
    status: 422,
    title: { es: 'La regla {rule} no cuenta días', en: 'The rule {rule} counts no days' },
    todo: { es: 'Deje fuera days', en: 'Leave days out' },
  },
});
