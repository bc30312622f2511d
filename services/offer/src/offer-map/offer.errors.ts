import { defineErrors } from '@oln/contracts';

export const OfferErrors = defineErrors('OFFER', {
  NOT_FOUND: {
    status: 404,
    title: {
      es: 'Ese servicio no existe o no está a su alcance',
      en: 'That service does not exist, or it is not within your reach',
    },
    todo: { es: 'Búsquelo en el mapa de oferta', en: 'Look for it in the map of offer' },
  },
  OF_ANOTHER_OFFICE: {
    status: 403,
    title: {
      es: 'El servicio es del mapa de otra comuna: usted puede verlo y derivar a él, no cambiarlo',
      en: 'The service is in the map of another commune: you can see it and refer to it, not change it',
    },
    todo: { es: 'Pida el cambio a la OLN de esa comuna', en: 'Ask the office of that commune for the change' },
  },
  ORGANIZATION_UNKNOWN: {
    status: 422,
    title: {
      es: 'La institución no está en el mapa de su comuna',
      en: 'The institution is not in the map of your commune',
    },
    todo: { es: 'Ingrese primero la institución', en: 'Enter the institution first' },
  },
  AGES_REVERSED: {
    status: 422,
    title: {
      es: 'La edad mínima ({min}) es mayor que la máxima ({max})',
      en: 'The least age ({min}) is above the greatest ({max})',
    },
    todo: { es: 'Corrija las edades', en: 'Correct the ages' },
  },
  NOT_YOUR_INSTITUTION: {
    status: 403,
    title: {
      es: 'Usted no responde por la institución de ese servicio',
      en: 'You do not answer for the institution of that service',
    },
    todo: {
      es: 'Pida a la OLN que la registre como cuenta de la institución',
      en: 'Ask the office to enter you as an account of the institution',
    },
  },
});
