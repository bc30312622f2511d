import { describe, expect, it } from '@jest/globals';
import { COMMUNITY_PLAN_STAGES, isRefusal, PLAN_PRODUCTS } from '@oln/contracts';
import { decideProduct, missingProducts, REQUIRED } from './plan-product.js';

const NOTHING = { ofPlan: [], ofCycle: [] };

describe('the documents of a plan', () => {
  it('are all asked for in some stage, and in one', () => {
    const asked = Object.values(REQUIRED).flatMap(({ kinds }) => kinds);
    expect([...asked].sort()).toEqual([...PLAN_PRODUCTS].sort());
  });

  it('are missing in the order in which they are made, and in no stage that ends by its date', () => {
    expect(missingProducts('diagnosis', { ofPlan: ['attendance-list'], ofCycle: [] })).toEqual([
      ...['action-group-constitution', 'action-group-minutes', 'assents', 'consents', 'diagnosis-report'],
    ]);
    for (const stage of COMMUNITY_PLAN_STAGES)
      expect([stage, missingProducts(stage, NOTHING).length > 0]).toEqual([
        stage,
        stage !== 'running' && stage !== 'closed',
      ]);
  });

  it('of a cycle before are none of the cycle that runs', () => {
    const before = { ofPlan: ['strategic-plan', 'cycle-report'] as const, ofCycle: [] };
    expect(missingProducts('finishing', before)).toEqual(['strategic-plan', 'cycle-report']);
  });

  it('are not of tomorrow', () => {
    const product = { kind: 'consents', on: '2026-03-03', reference: 'Carpeta 2' } as const;
    expect(isRefusal(decideProduct(product, '2026-03-02'))).toBe(true);
    expect(decideProduct(product, '2026-03-03')).toEqual(product);
  });
});
