import type { CatalogueBody } from './measure-catalogue.dto.js';

export const CATALOGUE: CatalogueBody = {
  code: 'oln-measures',
  catalogueVersion: 2,
  validFrom: '2026-03-01',
  items: [
    {
      code: 'family-support',
      title: { es: 'Apoyo familiar en el domicilio', en: 'Support of the family at home' },
      responsibles: ['local-office', 'municipal-programme'],
      maxMonths: 12,
    },
  ],
};
