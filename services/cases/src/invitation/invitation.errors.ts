import { defineErrors } from '@oln/contracts';

export const InvitationErrors = defineErrors('INVITATION', {
  CASE_ENDED: {
    status: 409,
    title: { es: 'El caso ya terminó', en: 'The case has ended' },
    todo: {
      es: 'Si hay una nueva necesidad, ingrese una nueva solicitud',
      en: 'If there is a new need, register a new request',
    },
  },
  NOT_YET: {
    status: 422,
    title: { es: 'La fecha aún no llega', en: 'The date has not come yet' },
    todo: { es: 'Registre lo que ya ocurrió', en: 'Record what has happened' },
  },
  BEFORE_CASE: {
    status: 422,
    title: { es: 'La fecha es anterior al caso', en: 'The date lies before the case' },
    todo: { es: 'Revise la fecha', en: 'Check the date' },
  },
  UNKNOWN_DOCUMENT: {
    status: 422,
    title: { es: 'Ese tipo de documento no existe en su oficina', en: 'Your office has no such kind of document' },
    todo: { es: 'Consulte los tipos de documento', en: 'Look up the kinds of documents' },
  },
  CHILD_MISSING: {
    status: 422,
    title: { es: 'Ese documento es de un niño o niña del caso', en: 'That document belongs to a child of the case' },
    todo: { es: 'Indique cuál', en: 'Say which one' },
  },
  NOT_PER_CHILD: {
    status: 422,
    title: { es: 'Ese documento es de toda la familia', en: 'That document is for the whole family' },
    todo: { es: 'Quite el niño o niña', en: 'Leave the child out' },
  },
});
