import { defineErrors } from '@oln/contracts';

export const WatchErrors = defineErrors('WATCH', {
  NOT_FOUND: {
    status: 404,
    title: {
      es: 'El seguimiento no existe o no está a su alcance',
      en: 'The watch does not exist, or it is not within your reach',
    },
    todo: { es: 'Revise el identificador del niño o niña', en: 'Check the id of the child' },
  },
  NOT_IN_STAGE: {
    status: 409,
    title: {
      es: 'En la etapa {stage} no corresponde esta acción',
      en: 'This action does not belong to the stage {stage}',
    },
    todo: { es: 'Vuelva a leer el seguimiento', en: 'Read the watch again' },
  },
  SAME_PERSON: {
    status: 409,
    title: { es: 'El seguimiento ya está a cargo de esa persona', en: 'That person is in charge already' },
    todo: { es: 'Elija a otra persona', en: 'Choose another person' },
  },
});
