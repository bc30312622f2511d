import { defineErrors } from '@oln/contracts';

export const AppointmentErrors = defineErrors('APPOINTMENT', {
  NOT_FOUND: {
    status: 404,
    title: { es: 'Esa cita no existe o no está a su alcance', en: 'There is no such appointment within your reach' },
    todo: { es: 'Revise el identificador', en: 'Check the identifier' },
  },
  NOT_YOURS: {
    status: 403,
    title: { es: 'Esa agenda es de otra persona', en: "That agenda is somebody else's" },
    todo: {
      es: 'Cada quien lleva la suya; la coordinación, las de la oficina',
      en: "Everybody keeps their own; the coordinator, the office's",
    },
  },
  OTHER_CASE: {
    status: 422,
    title: {
      es: 'El caso terminó, o es de otra comuna',
      en: 'The case has ended, or belongs to another commune',
    },
    todo: { es: 'Revise el caso y la comuna', en: 'Check the case and the commune' },
  },
  PAST: {
    status: 422,
    title: { es: 'La hora ya pasó', en: 'The time has passed' },
    todo: { es: 'Elija una hora futura', en: 'Choose a time to come' },
  },
  WRONG_LENGTH: {
    status: 422,
    title: {
      es: 'Una cita dura más de nada y a lo más doce horas',
      en: 'An appointment takes more than no time and twelve hours at most',
    },
    todo: { es: 'Revise inicio y término', en: 'Check start and end' },
  },
  OVERLAPS: {
    status: 409,
    title: {
      es: 'Esa persona ya tiene una cita a esa hora',
      en: 'That person has an appointment at that time already',
    },
    todo: { es: 'Elija otra hora', en: 'Choose another time' },
  },
  FAMILY_BOOKED: {
    status: 409,
    title: {
      es: 'La familia ya tiene una cita a esa hora, en esta línea o en la otra',
      en: 'The family has an appointment at that time already, in this line or the other',
    },
    todo: {
      es: 'Elija otra hora, o confirme que es a propósito',
      en: 'Choose another time, or confirm that it is on purpose',
    },
  },
  CANCELLED: {
    status: 409,
    title: { es: 'La cita está cancelada', en: 'The appointment is cancelled' },
    todo: { es: 'Acuerde una nueva', en: 'Agree on a new one' },
  },
  NO_FEED: {
    status: 404,
    title: {
      es: 'Esa dirección de calendario no existe o fue retirada',
      en: 'That calendar address does not exist or was withdrawn',
    },
    todo: { es: 'Pida una nueva en su agenda', en: 'Ask for a new one in your agenda' },
  },
});
