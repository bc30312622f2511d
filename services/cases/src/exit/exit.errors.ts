import { defineErrors } from '@oln/contracts';

export const ExitErrors = defineErrors('EXIT', {
  NEEDS_COORDINATOR: {
    status: 403,
    title: {
      es: 'Escalar un caso lo decide la coordinación',
      en: 'To escalate a case is for the coordinator to decide',
    },
    todo: { es: 'Solo un peligro inminente se escala de inmediato', en: 'Only imminent danger is escalated at once' },
  },
});
