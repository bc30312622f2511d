import { defineErrors } from '@oln/contracts';

export const TemporalUiErrors = defineErrors('TEMPORAL_UI', {
  NOT_FOR_YOU: {
    status: 403,
    title: { es: 'La vista de procesos es para supervisión', en: 'The view of processes is for supervisors' },
    todo: {
      es: 'Ingrese con un rol de supervisión, o vea el caso en su consola',
      en: 'Sign in with a role of supervision, or look at the case in your console',
    },
  },
  READ_ONLY: {
    status: 403,
    title: { es: 'Desde aquí los procesos solo se miran', en: 'From here processes are only looked at' },
    todo: {
      es: 'Cambie el registro en su servicio: el proceso lo sigue',
      en: 'Change the record in its service: the process follows',
    },
  },
  OTHER_COMMUNE: {
    status: 404,
    title: {
      es: 'Ese proceso no existe o no está a su alcance',
      en: 'That process does not exist, or it is not within your reach',
    },
    todo: { es: 'Revise el identificador', en: 'Check the identifier' },
  },
  QUERY_NOT_UNDERSTOOD: {
    status: 400,
    title: { es: 'La búsqueda no se entiende', en: 'The query is not understood' },
    todo: {
      es: 'Revise comillas y paréntesis; fuera de comillas, use solo palabras, números y comparaciones',
      en: 'Check quotes and parentheses; outside of quotes use words, numbers and comparisons alone',
    },
  },
});
