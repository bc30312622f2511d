import { describe, expect, it } from '@jest/globals';
import { CONSENT_CATALOGUES, consentCatalogueOn, findPurpose, isAllowedUnasked } from './consent-purposes.js';

describe('The purposes of consent', () => {
  it('are dated versions, the oldest first, and say in both languages what stops and what goes on', () => {
    const dates = CONSENT_CATALOGUES.map(({ validFrom }) => validFrom);
    expect(dates).toEqual([...dates].sort());
    for (const { purposes } of CONSENT_CATALOGUES)
      for (const { label, legalBasis, stops, goesOn } of purposes)
        for (const text of [label, legalBasis, stops, goesOn])
          for (const said of [text.es, text.en]) expect(said.length).toBeGreaterThan(10);
  });

  it('hold from their day on; before the first one holds the first', () => {
    expect(consentCatalogueOn('2020-01-01').version).toBe('2026.1');
    expect(consentCatalogueOn('2026-12-01').version).toBe('2026.1');
  });

  it('leave what nobody was asked for as it was before anybody asked, and nothing that nobody knows', () => {
    for (const code of ['sharing', 'predictive-score', 'data-use'])
      expect([code, isAllowedUnasked(code, '2026-12-01')]).toEqual([code, true]);
    expect(isAllowedUnasked('advertising', '2026-12-01')).toBe(false);
    expect(findPurpose('advertising', '2026-12-01')).toBeUndefined();
  });
});
