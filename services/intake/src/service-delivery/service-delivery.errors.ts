import { defineErrors } from '@oln/contracts';

export const ServiceDeliveryErrors = defineErrors('SERVICE_DELIVERY', {
  NOT_FOUND: {
    status: 404,
    title: {
      es: 'Esa prestación no existe o no está a su alcance',
      en: 'That service does not exist, or it is not within your reach',
    },
    todo: { es: 'Revise el identificador', en: 'Check the identifier' },
  },
  NOT_IN_STATE: {
    status: 409,
    title: {
      es: 'La prestación está en otro estado ({state}): no corresponde {action}',
      en: 'The service is in another state ({state}): {action} does not apply',
    },
    todo: { es: 'Vea en qué estado está y qué sigue', en: 'See which state it is in and what comes next' },
  },
  IN_FUTURE: {
    status: 422,
    title: { es: 'La entrega está en el futuro', en: 'The delivery lies in the future' },
    todo: { es: 'Revise la fecha', en: 'Check the date' },
  },
  EXPECTED_TOO_LATE: {
    status: 422,
    title: {
      es: 'La fecha acordada está a más de un año',
      en: 'The day that was agreed is more than a year away',
    },
    todo: {
      es: 'Revise la fecha; hasta entonces nadie preguntaría por la familia',
      en: 'Check the date: until then nobody would ask after the family',
    },
  },
  NOT_OF_VARIANT: {
    status: 409,
    title: {
      es: 'La solicitud no está en una modalidad con prestaciones',
      en: 'The request is not in a variant with services',
    },
    todo: {
      es: 'Elija la modalidad transaccional o de foco individual',
      en: 'Choose the transactional or the individual-focus variant',
    },
  },
});
