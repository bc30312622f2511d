import { defineErrors } from '@oln/contracts';

export const SeverityRulesErrors = defineErrors('SEVERITY_RULES', {
  NOT_FOUND: {
    status: 404,
    title: {
      es: 'Las reglas de gravedad no existen o no están a su alcance',
      en: 'The rules of severity do not exist, or they are not within your reach',
    },
    todo: { es: 'Revise el identificador', en: 'Check the identifier' },
  },
  CODE_TAKEN: {
    status: 409,
    title: { es: 'Ya hay reglas con ese código en la comuna', en: 'The commune has rules of that code already' },
    todo: { es: 'Use un código nuevo: una versión no cambia', en: 'Use a new code: a version never changes' },
  },
  FACTOR_TWICE: {
    status: 422,
    title: { es: 'El factor {factor} aparece dos veces', en: 'The factor {factor} is there twice' },
    todo: { es: 'Déjelo una vez', en: 'Leave it in once' },
  },
  SCORE_ALONE: {
    status: 422,
    title: {
      es: 'Un puntaje por sí solo no da gravedad alta ni crítica',
      en: 'A score alone makes nothing high or critical',
    },
    todo: {
      es: 'Un puntaje es un dato entre otros: a lo más da gravedad media',
      en: 'A score is one input among others: it gives medium at most',
    },
  },
});
