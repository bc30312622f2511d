import { defineErrors } from '@oln/contracts';

export const HeldDataErrors = defineErrors('HELD_DATA', {
  INCOMPLETE: {
    status: 503,
    title: {
      es: 'El servicio {service} no responde: no se entrega nada antes que una parte',
      en: 'The service {service} does not answer: nothing is given rather than a part',
    },
    todo: {
      es: 'Repita en unos minutos; lo que se entrega es siempre todo',
      en: 'Repeat in some minutes; what is given is always everything',
    },
  },
});
