import { describe, expect, it } from '@jest/globals';
import { INDICATORS } from '../indicators.js';
import { indicatorPage } from './indicator-page.js';

describe('The page of the indicators', () => {
  const page = indicatorPage(INDICATORS);

  it('has a section for each, in both languages', () => {
    for (const { id, name } of INDICATORS) {
      expect(page).toContain(`## ${name.en} (\`${id}\`)`);
      expect(page).toContain(`_${name.es}_`);
    }
  });

  it('says how each is reckoned', () => {
    expect(page).toContain('`case.renounced` (happened) ÷ `case.attended` (happened)');
    expect(page).toContain('`case.invitation-answer` with answer rejected (happened) ÷ `case.invited` (happened)');
    expect(page).toContain('median and 90th percentile of `case.stage-days` (happened)');
  });
});
