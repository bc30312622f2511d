import type { IndicatorDto } from './indicator.dto.js';
import type { Indicator } from './indicator.js';

export const indicatorView = ({ formula, facts, by, ...indicator }: Indicator): IndicatorDto => ({
  ...indicator,
  form: formula.form,
  ...('byCode' in formula && { byCode: formula.byCode }),
  facts: [...facts],
  by: [...by],
});
