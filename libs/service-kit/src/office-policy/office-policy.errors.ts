import { defineErrors } from '@oln/contracts';

export const OfficePolicyErrors = defineErrors('OFFICE_POLICY', {
  NOT_USABLE: {
    status: 422,
    title: { es: 'El plazo o número {key} no se puede usar', en: 'The term or number {key} cannot be used' },
    todo: {
      es: 'Revise la clave y el valor: 20bd (días hábiles), 30d (corridos), 48h (horas), 6m (meses)',
      en: 'Check key and value: 20bd (business days), 30d (calendar days), 48h (hours), 6m (months)',
    },
  },
});
