import type { InstrumentBody } from './instrument.dto.js';

export const INSTRUMENT: InstrumentBody = {
  code: 'school-bond',
  instrumentVersion: 1,
  kind: 'complementary',
  title: { es: 'Vínculo con la escuela', en: 'Bond with school' },
  licence: 'Propio de la oficina',
  scale: {
    values: [
      { value: 0, label: { es: 'No', en: 'No' } },
      { value: 1, label: { es: 'A veces', en: 'Sometimes' } },
      { value: 2, label: { es: 'Sí', en: 'Yes' } },
    ],
    protectiveFrom: 2,
  },
  items: [
    {
      code: 'school-bond-friends',
      level: 'child',
      kind: 'protective',
      perChild: true,
      critical: false,
      text: { es: 'Tiene amistades en el curso', en: 'Has friends in class' },
    },
  ],
};
