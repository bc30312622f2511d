import { defineErrors } from '@oln/contracts';

export const GapErrors = defineErrors('GAP', {
  NOT_FOUND: {
    status: 404,
    title: {
      es: 'La brecha no existe o no está a su alcance',
      en: 'The gap does not exist, or it is not within your reach',
    },
    todo: { es: 'Revise el identificador', en: 'Check the identifier' },
  },
  ALREADY_OPEN: {
    status: 409,
    title: { es: 'Esa brecha ya está abierta: {id}', en: 'That gap is open already: {id}' },
    todo: { es: 'Use la que está abierta', en: 'Use the one that is open' },
  },
  CLOSED: {
    status: 409,
    title: { es: 'La brecha ya está cerrada', en: 'The gap is closed already' },
    todo: { es: 'No hay nada que cerrar', en: 'There is nothing to close' },
  },
  DEMAND_NOT_FOUND: {
    status: 404,
    title: { es: 'Nadie esperaba bajo ese identificador', en: 'Nobody waited under that identifier' },
    todo: { es: 'Revise la brecha', en: 'Look at the gap' },
  },
  NOT_PROPOSED: {
    status: 409,
    title: { es: 'No hay oferta propuesta para esa derivación', en: 'No offer is proposed for that referral' },
    todo: { es: 'Espere a que aparezca oferta', en: 'Wait until offer appears' },
  },
  NOT_WAITING: {
    status: 409,
    title: { es: 'Esa derivación ya no espera oferta', en: 'That referral waits for no offer any more' },
    todo: {
      es: 'Vea en la brecha qué pasó; si hay oferta propuesta, puede dejarla pasar',
      en: 'See in the gap what became of it; a service that is proposed can be passed up',
    },
  },
  STILL_OPEN: {
    status: 409,
    title: { es: 'La derivación anterior sigue abierta', en: 'The earlier referral is still open' },
    todo: {
      es: 'Envíela al servicio propuesto desde la misma derivación',
      en: 'Send that one to the proposed service',
    },
  },
});
