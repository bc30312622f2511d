import type { PlanProductBody } from './plan-product.dto.js';

export const PRODUCT: PlanProductBody = {
  kind: 'letter-of-commitment',
  on: '2026-03-02',
  reference: 'Carpeta 14, documento 3',
};
