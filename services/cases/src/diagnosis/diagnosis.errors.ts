import { defineErrors } from '@oln/contracts';

export const DiagnosisErrors = defineErrors('DIAGNOSIS', {
  NOT_FOUND: {
    status: 404,
    title: { es: 'Ese diagnóstico no existe en el caso', en: 'The case has no such diagnosis' },
    todo: { es: 'Revise el identificador', en: 'Check the identifier' },
  },
  NOT_IN_STAGE: {
    status: 409,
    title: { es: 'En la etapa {stage} no corresponde', en: 'It does not belong to the stage {stage}' },
    todo: { es: 'Vuelva a leer el caso: puede haber avanzado', en: 'Read the case again: it may have moved on' },
  },
  VALID_EXISTS: {
    status: 409,
    title: {
      es: 'La familia tiene un diagnóstico común vigente',
      en: 'The family has a common diagnosis that still holds',
    },
    todo: { es: 'Reutilícelo y complemente solo lo que falte', en: 'Reuse it, and complement only what is missing' },
  },
  UNDER_WAY: {
    status: 409,
    title: {
      es: 'La otra línea está haciendo ahora el diagnóstico común de la familia',
      en: 'The other line is making the common diagnosis of the family right now',
    },
    todo: { es: 'Espere a que termine y reutilícelo', en: 'Wait until it is complete, and reuse it' },
  },
  OTHER_LINE: {
    status: 409,
    title: {
      es: 'El instrumento sistémico es de la terapia familiar',
      en: 'The systemic instrument belongs to family therapy',
    },
    todo: { es: 'Use uno complementario', en: 'Use a complementary one' },
  },
  NOTHING_TO_REUSE: {
    status: 409,
    title: {
      es: 'La familia no tiene un diagnóstico común vigente',
      en: 'The family has no common diagnosis that still holds',
    },
    todo: { es: 'Haga uno nuevo', en: 'Make a new one' },
  },
  CHILD_NOT_COVERED: {
    status: 409,
    title: {
      es: 'El diagnóstico vigente no cubre a todos los niños y niñas',
      en: 'The diagnosis that still holds does not cover all children',
    },
    todo: { es: 'Inicie uno: lo ya respondido se conserva', en: 'Begin one: what was answered is kept' },
  },
  KNOWN_ALREADY: {
    status: 409,
    title: { es: 'A la familia ya se le preguntó {item}', en: 'The family was asked {item} already' },
    todo: {
      es: 'Use un instrumento que pregunte solo lo que falta',
      en: 'Use an instrument that asks only what is missing',
    },
  },
  BEGUN_ALREADY: {
    status: 409,
    title: { es: 'El caso ya tiene ese diagnóstico', en: 'The case has that diagnosis already' },
    todo: { es: 'Continúe el que está', en: 'Go on with the one that is there' },
  },
  COMPLETE_ALREADY: {
    status: 409,
    title: { es: 'El diagnóstico ya está completo', en: 'The diagnosis is complete already' },
    todo: { es: 'Un diagnóstico completo no cambia', en: 'A complete diagnosis does not change' },
  },
  INCOMPLETE: {
    status: 409,
    title: {
      es: 'Faltan {count} respuestas, por ejemplo {item}',
      en: '{count} answers are missing, {item} for instance',
    },
    todo: { es: 'Responda, o marque lo que no aplica', en: 'Answer, or mark what does not apply' },
  },
  INSTRUMENT_WITHDRAWN: {
    status: 409,
    title: { es: 'El instrumento está retirado', en: 'The instrument is withdrawn' },
    todo: { es: 'Use otro', en: 'Use another one' },
  },
  OTHER_KIND: {
    status: 422,
    title: { es: 'El instrumento es de otro tipo', en: 'The instrument is of another kind' },
    todo: { es: 'Elija uno del tipo del diagnóstico', en: 'Choose one of the kind of the diagnosis' },
  },
  OTHER_INSTRUMENT: {
    status: 422,
    title: {
      es: 'La evaluación usa el mismo instrumento del ingreso',
      en: 'The evaluation uses the same instrument as the entry',
    },
    todo: { es: 'Elija la misma versión, para poder comparar', en: 'Choose the same version, so that they compare' },
  },
  UNKNOWN_ITEM: {
    status: 422,
    title: { es: 'El instrumento no tiene ese ítem', en: 'The instrument has no such item' },
    todo: { es: 'Consulte los ítems del instrumento', en: 'Look up the items of the instrument' },
  },
  OTHER_CHILD: {
    status: 422,
    title: {
      es: 'Esa respuesta es por niño o niña del caso, o de toda la familia',
      en: 'That answer goes by child of the case, or for the whole family',
    },
    todo: { es: 'Revise el niño o niña de la respuesta', en: 'Check the child of the answer' },
  },
  NOT_ON_SCALE: {
    status: 422,
    title: { es: 'El valor no está en la escala', en: 'The value is not on the scale' },
    todo: { es: 'Use un valor de la escala del instrumento', en: "Use a value of the instrument's scale" },
  },
  OPINION_OR_REASON: {
    status: 422,
    title: {
      es: 'Registre la opinión o la razón por la que no la hay',
      en: 'Record the opinion, or the reason why there is none',
    },
    todo: { es: 'Una de las dos, no ambas', en: 'One of the two, not both' },
  },
});
