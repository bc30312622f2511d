import { defineErrors } from '@oln/contracts';

export const DelegationErrors = defineErrors('DELEGATION', {
  NOT_YOURS: {
    status: 403,
    title: {
      es: 'Solo la coordinación delega por otra persona',
      en: 'Only the coordinator delegates for somebody else',
    },
    todo: {
      es: 'Delegue lo suyo, o pida a la coordinación que lo haga',
      en: 'Delegate your own work, or ask the coordinator',
    },
  },
  NOT_OF_OFFICE: {
    status: 422,
    title: { es: 'Esa persona no trabaja en la oficina', en: 'That person does not work in the office' },
    todo: { es: 'Elija a alguien activo del equipo', en: 'Choose somebody active of the team' },
  },
  SAME_PERSON: {
    status: 422,
    title: { es: 'Nadie se reemplaza a sí mismo', en: 'Nobody stands in for themselves' },
    todo: { es: 'Elija a otra persona del equipo', en: 'Choose somebody else of the team' },
  },
  TOO_LONG: {
    status: 422,
    title: { es: 'El plazo no es válido', en: 'The term is not valid' },
    todo: {
      es: 'El término es posterior al inicio y a lo más sesenta días después; si dura más, reasigne los casos',
      en: 'It ends after it begins and sixty days later at most; if it lasts longer, reassign the cases',
    },
  },
  ALREADY: {
    status: 409,
    title: {
      es: 'Esa persona ya reemplaza a la misma en esas fechas',
      en: 'That person stands in for the same one then already',
    },
    todo: {
      es: 'Termine el reemplazo que hay, o elija otras fechas',
      en: 'End the one that there is, or choose other dates',
    },
  },
  TOO_MANY: {
    status: 409,
    title: { es: 'Esa persona ya reemplaza a diez', en: 'That person stands in for ten already' },
    todo: { es: 'Elija a otra persona, o reasigne los casos', en: 'Choose somebody else, or reassign the cases' },
  },
  NOT_FOUND: {
    status: 404,
    title: { es: 'No hay tal delegación', en: 'There is no such delegation' },
    todo: { es: 'Revise la lista de la comuna', en: 'Look at the list of the commune' },
  },
});
