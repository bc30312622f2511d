import { defineErrors } from '@oln/contracts';

export const OrganizationErrors = defineErrors('ORGANIZATION', {
  NOT_FOUND: {
    status: 404,
    title: {
      es: 'Esa institución no existe o no está a su alcance',
      en: 'That institution does not exist, or it is not within your reach',
    },
    todo: { es: 'Búsquela por su nombre en el mapa de oferta', en: 'Look for its name in the map of offer' },
  },
  OF_ANOTHER_OFFICE: {
    status: 403,
    title: {
      es: 'La institución es del mapa de otra comuna: usted puede verla, no cambiarla',
      en: 'The institution is in the map of another commune: you can see it, not change it',
    },
    todo: {
      es: 'Pida el cambio a la OLN de esa comuna, o ingrese la institución en su propio mapa',
      en: 'Ask the office of that commune for the change, or enter the institution in your own map',
    },
  },
  ACCOUNT_EXISTS: {
    status: 409,
    title: { es: 'Esa persona ya responde por la institución', en: 'That person answers for the institution already' },
    todo: { es: 'Nada que hacer', en: 'Nothing to do' },
  },
  ACCOUNT_UNKNOWN: {
    status: 404,
    title: { es: 'Esa persona no responde por la institución', en: 'That person does not answer for the institution' },
    todo: { es: 'Vea quiénes responden por ella', en: 'See who answers for it' },
  },
});
